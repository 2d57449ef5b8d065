#include "tierwise/session.hpp"

#include "json_writer.hpp"
#include "requests.hpp"
#include "tierwise/calculator.hpp"
#include "tierwise/documents.hpp"
#include "writers.hpp"

namespace tierwise {
namespace {

/// Problems, in the form in which the good answer would have come.
template <class Answer>
Answer refused(const Problems& problems) {
  if constexpr (std::is_same_v<Answer, Table>) {
    return {to_json(problems), {}};
  } else {
    return to_json(problems);
  }
}

Problems unknown_handle(int handle) {
  return {{"unknown-handle", "request", "", "a handle that is open and of the right kind", number_text(handle)}};
}

template <class T, class Write>
auto answer(const Result<T>& result, Write write) -> decltype(write(*result)) {
  return result ? write(*result) : refused<decltype(write(*result))>(result.problems());
}

std::string write_calculation(const Calculation& calculation) {
  JsonWriter json;
  json.object([&] {
    json.member("total", calculation.total())
        .member("sold", Points(calculation.sold))
        .member("managed", Points(calculation.managed))
        .member("unit", calculation.unit.text())
        .member("soldRate", calculation.sold_rate.text())
        .member("managedRate", calculation.managed_rate.text())
        .member("growth", calculation.growth)
        .member("multiplier", calculation.multiplier.text())
        .member("credit", amount_text(calculation.credit));
  });
  return json.take();
}

std::string write_millionths(const Millionths& figures) {
  JsonWriter json;
  json.object([&] {
    json.member("sold", decimal_text(figures.sold, Points::kShownDecimals))
        .member("managed", decimal_text(figures.managed, Points::kShownDecimals));
  });
  return json.take();
}

std::string write_standing(const std::vector<Tier>& tiers, const StandingRequest& request) {
  const Tier* performance = performance_of(tiers, request.points, request.standing);
  JsonWriter json;
  json.object([&] {
    json.key("points");
    write_points(json, request.points);
    json.key("performance");
    if (performance == nullptr) {
      json.null();
    } else {
      json.value(performance->id);
    }
    json.key("tiers");
    write_tiers(json, compare_with_tiers(tiers, request.points, request.standing));
  });
  return json.take();
}

}  // namespace

std::string Session::keep(Opened opened) {
  opened.handle = next_handle_++;
  JsonWriter json;
  json.object([&] { json.member("handle", opened.handle); });
  opened_.push_back(std::move(opened));
  return json.take();
}

template <class T>
std::shared_ptr<const T> Session::find(int handle) const {
  for (const Opened& opened : opened_) {
    if (opened.handle != handle) continue;
    if constexpr (std::is_same_v<T, RuleBook>) {
      return opened.rules;
    } else {
      return opened.model;
    }
  }
  return nullptr;
}

template <class T, class Answer>
auto Session::with(int handle, Answer answer) const -> decltype(answer(std::declval<const T&>())) {
  const std::shared_ptr<const T> value = find<T>(handle);
  return value == nullptr ? refused<decltype(answer(*value))>(unknown_handle(handle)) : answer(*value);
}

template <class Answer>
auto Session::with_range(int model_handle, std::string_view from, std::string_view to, Answer give) const {
  return with<Model>(model_handle, [&](const Model& model) {
    return answer(read_day(from, "/from"), [&](Day first) {
      return answer(read_day(to, "/to"), [&](Day end) { return give(model, Interval{first, end}); });
    });
  });
}

void Session::release(int handle) {
  std::erase_if(opened_, [&](const Opened& opened) { return opened.handle == handle; });
}

std::string Session::validate(std::string_view document) const {
  return answer(tierwise::validate(document), [](const std::string& format) {
    JsonWriter json;
    json.object([&] { json.member("format", format); });
    return json.take();
  });
}

std::string Session::open_rules(std::string_view rules) {
  Result<RuleBook> document = read_rules(rules);
  if (!document) return to_json(document.problems());
  return keep({std::make_shared<const RuleBook>(std::move(document).value()), nullptr});
}

std::string Session::open_portfolio(int rules_handle, std::string_view portfolio) {
  return with<RuleBook>(rules_handle, [&](const RuleBook&) {
    Result<Portfolio> result = read_portfolio(portfolio);
    if (!result) return to_json(result.problems());
    auto document = std::make_shared<const Portfolio>(std::move(result).value());
    return keep({nullptr, std::make_shared<const Model>(find<RuleBook>(rules_handle), std::move(document))});
  });
}

std::string Session::with_changes(int model_handle, std::string_view changes) {
  return with<Model>(model_handle, [&](const Model& model) {
    const Result<Changes> document = read_changes(changes);
    if (!document) return to_json(document.problems());
    Result<Model> changed = model.with_changes(*document);
    if (!changed) return to_json(changed.problems());
    return keep({nullptr, std::make_shared<const Model>(std::move(changed).value())});
  });
}

std::string Session::evaluate(int model_handle, std::string_view on) const {
  return with<Model>(model_handle, [&](const Model& model) {
    return answer(read_day(on, "/on"), [&](Day day) {
      return answer(model.totals(day), [&](const Totals& totals) { return evaluation_json(model, totals); });
    });
  });
}

std::string Session::totals(int model_handle, std::string_view on) const {
  return with<Model>(model_handle, [&](const Model& model) {
    return answer(read_day(on, "/on"), [&](Day day) {
      return answer(model.totals(day), [](const Totals& totals) { return to_json(totals); });
    });
  });
}

Table Session::evaluate_table(int model_handle, std::string_view on) const {
  return with<Model>(model_handle, [&](const Model& model) {
    return answer(read_day(on, "/on"), [&](Day day) {
      return answer(model.totals(day), [&](const Totals& totals) { return evaluation_table(model, totals); });
    });
  });
}

std::string Session::timeline(int model_handle, std::string_view from, std::string_view to) const {
  return with_range(model_handle, from, to, [](const Model& model, Interval range) {
    return answer(model.timeline(range),
                  [&](const Timeline& timeline) { return to_json(timeline, model.portfolio()); });
  });
}

Table Session::timeline_table(int model_handle, std::string_view from, std::string_view to, int base_handle) const {
  return with_range(model_handle, from, to, [&](const Model& model, Interval range) {
    return answer(model.timeline(range, find<Model>(base_handle).get()),
                  [](const Timeline& timeline) { return to_table(timeline); });
  });
}

std::string Session::client_names(int model_handle, int base_handle) const {
  return with<Model>(model_handle, [&](const Model& model) {
    return tierwise::client_names(model.portfolio(), model.unshared_clients(find<Model>(base_handle).get()));
  });
}

std::string Session::explain(int model_handle, std::string_view request) const {
  return with<Model>(model_handle, [&](const Model& model) {
    return answer(read_explain(request), [&](const ExplainRequest& read) {
      const auto write = [&](const std::vector<Explanation>& figures) { return to_json(figures, read.on); };
      if (!read.client) return answer(explain_standing(model, read.on), write);
      const auto client = model.portfolio().client_index(*read.client);
      if (client) return answer(explain_client(model, *client, read.on), write);
      return to_json(
          Problems{{"unknown-client", "request", "/client", "the id of a client", json_quoted(*read.client)}});
    });
  });
}

std::string Session::differences(int model_handle, std::string_view request) const {
  return with<Model>(model_handle, [&](const Model& model) {
    return answer(read_differences(request), [&](const DifferencesRequest& read) {
      return answer(tierwise::differences(model, read.from, read.to),
                    [](const Differences& differences) { return to_json(differences); });
    });
  });
}

std::string Session::goal(int model_handle, std::string_view request) const {
  return with<Model>(model_handle, [&](const Model& model) {
    return answer(read_goal(request), [&](const GoalRequest& read) {
      return answer(seek_goal(model, read.on, read.sell_on, read.target),
                    [](const Goal& goal) { return to_json(goal); });
    });
  });
}

std::string Session::plan(int model_handle, std::string_view request) const {
  return with<Model>(model_handle, [&](const Model& model) {
    return answer(read_plan(request), [&](const PlanRequest& read) {
      return answer(make_plan(model, read), [&](const Plan& plan) { return to_json(plan, model.portfolio()); });
    });
  });
}

std::string Session::calculate(int rules_handle, std::string_view request) const {
  return with<RuleBook>(rules_handle, [&](const RuleBook& rules) {
    return answer(read_calculation(request), [&](const CalculationRequest& read) {
      return answer(tierwise::calculate(rules, read), write_calculation);
    });
  });
}

std::vector<double> Session::calculation_numbers(int rules_handle, std::string_view lines) const {
  const auto rules = find<RuleBook>(rules_handle);
  const auto request = read_calculation_lines(lines);
  if (rules == nullptr || !request) return {};
  const auto calculation = tierwise::calculate(*rules, *request);
  return calculation ? numbers_of(*calculation) : std::vector<double>();
}

std::string Session::convert(int rules_handle, std::string_view request) const {
  return with<RuleBook>(rules_handle, [&](const RuleBook& rules) {
    return answer(read_conversion(request), [&](const ConversionRequest& read) {
      return answer(read.to_currency ? points_to_currency(rules, read.client, read.figures)
                                     : currency_to_points(rules, read.client, read.figures),
                    write_millionths);
    });
  });
}

std::string Session::standing(int rules_handle, std::string_view request) const {
  return with<RuleBook>(rules_handle, [&](const RuleBook& rules) {
    return answer(read_standing(request), [&](const StandingRequest& read) {
      const auto* tiers = rules.tiers.on(read.on);
      if (tiers == nullptr) return to_json(Problems{MissingParameter{rules.tiers.path, read.on}.problem()});
      return write_standing(*tiers, read);
    });
  });
}

}  // namespace tierwise
