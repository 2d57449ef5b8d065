#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tierwise/documents.hpp"
#include "tierwise/model.hpp"

namespace tierwise {

/// The engine as a table of coarse calls on text, for a host in another language. Every call answers with JSON: its
/// result, or `{"errors": [problem…]}`. What was opened is named by a handle, a number above 0, until it is released.
class Session {
 public:
  /// `{"format": …}` of a document that is good.
  std::string validate(std::string_view document) const;

  /// `{"handle": n}` of a rule book.
  std::string open_rules(std::string_view rules);
  /// `{"handle": n}` of a model: the portfolio under the rule book.
  std::string open_portfolio(int rules_handle, std::string_view portfolio);
  /// `{"handle": n}` of another model; the given one stays as it is.
  std::string with_changes(int model_handle, std::string_view changes);
  /// Forgets a handle; one that is not known is no error.
  void release(int handle);

  std::string evaluate(int model_handle, std::string_view on) const;
  std::string totals(int model_handle, std::string_view on) const;
  std::string timeline(int model_handle, std::string_view from, std::string_view to) const;

  /// The same as tables; `rest` may be a list of problems. The names that they leave out come separately, once. Events
  /// and names are of the clients that the base does not have, or has otherwise; of all where no model has its handle.
  Table evaluate_table(int model_handle, std::string_view on) const;
  Table timeline_table(int model_handle, std::string_view from, std::string_view to, int base_handle) const;
  std::string client_names(int model_handle, int base_handle) const;

  /// The requests and answers of these are in `wasm/src/results.ts`, too.
  std::string explain(int model_handle, std::string_view request) const;
  std::string differences(int model_handle, std::string_view request) const;
  std::string goal(int model_handle, std::string_view request) const;
  std::string plan(int model_handle, std::string_view request) const;

  /// The calculator: requests and answers are those of `wasm/src/results.ts`.
  std::string calculate(int rules_handle, std::string_view request) const;
  std::string convert(int rules_handle, std::string_view request) const;
  std::string standing(int rules_handle, std::string_view request) const;

  /// `calculate` in its shortest form, for a host that asks at every key: the fields of the request as lines, in their
  /// order, `managed` empty for none; the fields of the answer as numbers, in theirs, `growth` as 1 or 0. Empty where
  /// there is no such answer, or where a double holds not all of its digits: `calculate` has the problem, or the
  /// digits.
  std::vector<double> calculation_numbers(int rules_handle, std::string_view lines) const;

 private:
  /// A rule book or a model.
  struct Opened {
    std::shared_ptr<const RuleBook> rules;
    std::shared_ptr<const Model> model;
    int handle = 0;
  };

  std::string keep(Opened opened);
  template <class T>
  std::shared_ptr<const T> find(int handle) const;
  template <class T, class Answer>
  auto with(int handle, Answer answer) const -> decltype(answer(std::declval<const T&>()));
  template <class Answer>
  auto with_range(int model_handle, std::string_view from, std::string_view to, Answer answer) const;

  std::vector<Opened> opened_;
  int next_handle_ = 1;
};

}  // namespace tierwise
