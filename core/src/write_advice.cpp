#include "tierwise/documents.hpp"
#include "writers.hpp"

namespace tierwise {
namespace {

std::string_view name_of(Ledger::Part part) {
  switch (part) {
    case Ledger::Part::sourced: return "sourced";
    case Ledger::Part::assisted: return "assisted";
    case Ledger::Part::managed: break;
  }
  return "managed";
}

/// The sums of all gains, and of all losses, by whether they are sold or managed.
void write_sums(JsonWriter& json, const std::vector<Difference>& parts, int sign) {
  Points sold;
  Points managed;
  for (const Difference& part : parts) {
    if (part.points.sign() == sign) (part.part == Ledger::Part::managed ? managed : sold) += part.points;
  }
  json.object([&] { json.member("sold", sold).member("managed", managed); });
}

void write_way(JsonWriter& json, const GoalWay& way) {
  json.object([&] {
    json.member("motion", name_of(way.motion))
        .member("market", way.growth ? "growth" : "standard")
        .member("currency", way.currency);
    json.key("amount");
    if (way.amount) {
      json.value(decimal_text(way.amount->scaled(), Decimal::kDecimals));
    } else {
      json.null().member("reason", name_of(way.reason));
    }
  });
}

void write_explanation(JsonWriter& json, const Explanation& node) {
  json.object([&] {
    json.member("figure", node.figure).key("subject").object([&] {
      for (const auto& [key, value] : node.subject) json.member(key, value);
    });
    json.key("value").raw(node.value).member("unit", node.unit).key("rules").array([&] {
      for (const std::string_view rule : node.rules) json.value(rule);
    });
    json.key("parameters").array([&] {
      for (const ExplainedParameter& parameter : node.parameters) {
        json.object([&] {
          json.member("path", parameter.path).member("from", parameter.from).key("value").raw(parameter.value);
          json.member("status", name_of(parameter.status)).member("source", parameter.source);
        });
      }
    });
    json.key("inputs").array([&] {
      for (const ExplainedInput& input : node.inputs) {
        json.object([&] { json.member("pointer", input.pointer).key("value").raw(input.value); });
      }
    });
    json.key("restsOn").array([&] {
      if (node.planned) json.value("planned");
      if (node.illustrative) json.value("illustrative");
    });
    json.key("because").array([&] {
      for (const Explanation& child : node.because) write_explanation(json, child);
    });
  });
}

}  // namespace

std::string to_json(const Differences& differences) {
  const TrackPoints& before = differences.before;
  const TrackPoints& after = differences.after;
  JsonWriter json;
  json.object([&] {
    json.member("format", "tierwise/differences@1").member("from", differences.from).member("to", differences.to);
    json.key("before");
    write_points(json, before);
    json.key("after");
    write_points(json, after);
    json.key("change");
    write_points(json,
                 {after.sourced - before.sourced, after.assisted - before.assisted, after.managed - before.managed});
    json.key("new");
    write_sums(json, differences.parts, 1);
    json.key("lost");
    write_sums(json, differences.parts, -1);
    json.key("parts").array([&] {
      for (const Difference& part : differences.parts) {
        json.object([&] {
          json.member("client", part.client).member("part", name_of(part.part)).member("kind", name_of(part.kind));
          json.member("on", part.on);
          if (!part.line.empty()) json.member("line", part.line);
          json.member("points", part.points);
        });
      }
    });
  });
  return json.take();
}

std::string to_json(const Goal& goal) {
  JsonWriter json;
  json.object([&] {
    json.member("format", "tierwise/goal@1").member("on", goal.on).member("tier", goal.tier);
    json.member("met", goal.standing.met);
    json.key("missing").object([&] {
      for (const Track track : kTracks) json.optional_member(name_of(track), goal.standing.missing[track]);
    });
    json.key("unconfirmed").array([&] {
      for (const std::string& condition : goal.standing.unconfirmed) json.value(condition);
    });
    json.member("certified", goal.standing.certified).key("ways").array([&] {
      for (const GoalWay& way : goal.ways) write_way(json, way);
    });
  });
  return json.take();
}

std::string to_json(const Plan& plan, const Portfolio& portfolio) {
  JsonWriter json;
  json.object([&] {
    json.member("format", "tierwise/plan@1").member("from", plan.request.from).member("until", plan.request.until);
    json.member("tier", plan.request.target.tier);
    json.member("reachable", !plan.unreachable);
    if (plan.unreachable) {
      json.key("reason").object(
          [&] { json.member("code", name_of(plan.unreachable->first)).member("on", plan.unreachable->second); });
    }
    json.member("proven", plan.proven).key("days").array([&] {
      for (const PlanDay& day : plan.days) {
        json.object([&] { json.member("on", day.on).member("missing", day.missing).member("after", day.after); });
      }
    });
    json.key("touches").array([&] {
      for (const Touch& touch : plan.touches) {
        json.object([&] {
          json.member("client", portfolio.clients[touch.client]->id)
              .member("employee", portfolio.employees[touch.employee]->id)
              .member("tool", touch.tool)
              .member("action", touch.action)
              .member("by", touch.by);
          json.key("covers").array([&] {
            for (const Day day : touch.covers) json.value(day);
          });
          json.member("points", touch.points);
        });
      }
    });
    json.key("lapses").array([&] {
      for (const Lapse& lapse : plan.lapses) {
        json.object([&] {
          json.member("client", portfolio.clients[lapse.client]->id)
              .member("actBy", lapse.act_by)
              .member("on", lapse.on)
              .member("points", lapse.points);
        });
      }
    });
  });
  return json.take();
}

std::string to_json(const std::vector<Explanation>& figures, Day on) {
  JsonWriter json;
  json.object([&] {
    json.member("format", "tierwise/explanation@1").member("on", on).key("figures").array([&] {
      for (const Explanation& figure : figures) write_explanation(json, figure);
    });
  });
  return json.take();
}

}  // namespace tierwise
