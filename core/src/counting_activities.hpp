#pragma once

#include <vector>

#include "tierwise/managed.hpp"

namespace tierwise {

/// The activities of the client whose turn it is. Each is judged only when it is asked about: most never are.
class CountingActivities {
 public:
  CountingActivities(const Client& client, ManagedContext& context) : client_(client), context_(context) {
    for (const Access& access : client.access) assign(access);
  }
  CountingActivities(const CountingActivities&) = delete;
  CountingActivities& operator=(const CountingActivities&) = delete;
  ~CountingActivities() {
    for (const Access& access : client_.access) context_.assigned_[access.employee] = DaySet();
  }

  /// All runs between the endings, ascending. Notes in `missing` what cannot be judged.
  std::vector<CountingRun>& runs(const std::vector<Day>& endings, MissingParameters& missing);
  /// The latest ones up to `last`, ascending, each by itself, as many as any minimum asks for.
  std::vector<CountingRun>& latest(Day last);
  /// Why none counts until `day`.
  NeverReason reason_on(Day day) const;

 private:
  using Place = const Activity*;

  void assign(const Access& access);
  /// Lets a run go on to the latest activity that its last one keeps from being too late, and `place` behind all of
  /// those: what lies between the two adds no day. False if there is none.
  bool extend(CountingRun& run, Day end, Place& place);
  bool is_set_up(const Activity& activity) const { return context_.assigned_[activity.employee].contains(activity.on); }
  bool counts(const Activity& activity);
  Place first_from(Place place);

  const Client& client_;
  ManagedContext& context_;
  Place begin_ = client_.activities.data();
  Place end_ = begin_ + client_.activities.size();
  Day first_usable_ = Day::forever();
  Day first_assigned_ = Day::forever();
};

}  // namespace tierwise
