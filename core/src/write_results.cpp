#include "json_writer.hpp"
#include "tierwise/documents.hpp"
#include "writers.hpp"

namespace tierwise {
namespace {

void write_managed(JsonWriter& json, const ClientEvaluation& client) {
  json.object([&] {
    json.member("status", name_of(client.managed.status));
    if (client.managed.status == ManagedStatus::never) json.member("reason", name_of(client.managed.reason));
    json.member("credit", amount_text(client.credit))
        .member("currency", client.currency)
        .member("partners", client.partners)
        .member("points", client.managed_points)
        .optional_member("lastActivity", client.managed.last_activity)
        .optional_member("until", client.managed.until);
  });
}

void write_lot(JsonWriter& json, const LotEvaluation& lot) {
  json.object([&] {
    json.member("line", lot.line)
        .member("on", lot.on)
        .member("motion", name_of(lot.motion))
        .key("rate")
        .raw(lot.rate.text())
        .member("points", lot.points)
        .member("until", lot.until)
        .member("active", lot.active);
  });
}

void write_client(JsonWriter& json, const ClientEvaluation& client) {
  const bool priced = client.sourced && client.assisted;
  const auto sold = priced ? std::optional(*client.sourced + *client.assisted) : std::nullopt;
  json.object([&] {
    json.member("id", client.id).key("managed");
    write_managed(json, client);
    json.key("sold").object([&] {
      json.member("points", sold).member("sourced", client.sourced).member("assisted", client.assisted);
      json.key("lots").array([&] {
        for (const LotEvaluation& lot : client.lots) write_lot(json, lot);
      });
    });
  });
}

void write_tier_runs(JsonWriter& json, const std::vector<TierFrom>& tiers) {
  json.array([&] {
    for (const TierFrom& tier : tiers) {
      json.object([&] { json.member("from", tier.from).member("tier", tier.tier); });
    }
  });
}

void write_series(JsonWriter& json, const Timeline& timeline, Track track) {
  json.key(name_of(track)).array([&] {
    for (const auto& [day, points] : timeline.points) json.value(points.of(track));
  });
}

}  // namespace

std::string amount_text(const Fraction& amount) {
  return decimal_text(Points(amount).rounded(), Points::kShownDecimals);
}

void write_points(JsonWriter& json, const TrackPoints& points) {
  json.object([&] {
    json.member("total", points.total())
        .member("sold", points.sold())
        .member("sourced", points.sourced)
        .member("assisted", points.assisted)
        .member("managed", points.managed);
  });
}

void write_tiers(JsonWriter& json, const std::vector<TierStanding>& tiers) {
  json.array([&] {
    for (const TierStanding& tier : tiers) {
      json.object([&] {
        json.member("id", tier.id).member("met", tier.met).key("missing").object([&] {
          for (const Track track : kTracks) json.optional_member(name_of(track), tier.missing[track]);
        });
        json.key("unconfirmed").array([&] {
          for (const std::string& condition : tier.unconfirmed) json.value(condition);
        });
        json.member("certified", tier.certified);
      });
    }
  });
}

std::string to_json(const Evaluation& evaluation) {
  JsonWriter json;
  json.object([&] {
    json.member("format", "tierwise/evaluation@1").member("on", evaluation.on).key("rules").object([&] {
      json.member("id", evaluation.rules_id).member("version", evaluation.rules_version);
    });
    json.key("points");
    write_points(json, evaluation.points);
    json.member("performance", evaluation.performance).member("credited", evaluation.credited).key("tiers");
    write_tiers(json, evaluation.tiers);
    json.key("review");
    if (const auto& review = evaluation.review) {
      json.object([&] {
        json.member("next", review->next).member("outcome", name_of(review->outcome)).member("to", review->to);
      });
    } else {
      json.null();
    }
    json.key("clients").array([&] {
      for (const ClientEvaluation& client : evaluation.clients) write_client(json, client);
    });
    json.key("warnings").array([&] {
      for (const Warning& warning : evaluation.warnings) {
        json.object([&] {
          if (!warning.client.empty()) json.member("client", warning.client);
          json.member("code", warning.code).member("text", warning.text);
        });
      }
    });
  });
  return json.take();
}

std::string to_json(const Timeline& timeline) {
  JsonWriter json;
  json.object([&] {
    json.member("format", "tierwise/timeline@1")
        .member("from", timeline.range.from)
        .member("to", timeline.range.to)
        .key("points")
        .object([&] {
          json.key("days").array([&] {
            for (const auto& [day, points] : timeline.points) json.value(day);
          });
          write_series(json, timeline, Track::sold);
          write_series(json, timeline, Track::sourced);
          write_series(json, timeline, Track::managed);
          write_series(json, timeline, Track::total);
        });
    json.key("performance");
    write_tier_runs(json, timeline.performance);
    json.key("credited");
    write_tier_runs(json, timeline.credited);
    json.key("events").array([&] {
      for (const TimelineEvent& event : timeline.events) {
        json.object([&] {
          json.member("on", event.on);
          if (!event.client.empty()) json.member("client", event.client);
          json.member("kind", name_of(event.kind)).member("points", event.points);
        });
      }
    });
  });
  return json.take();
}

std::string to_json(const Problems& problems) {
  JsonWriter json;
  json.object([&] {
    json.key("errors").array([&] {
      for (const Problem& problem : problems) {
        json.object([&] {
          json.member("id", problem.id)
              .member("document", problem.document)
              .member("pointer", problem.pointer)
              .member("expected", problem.expected)
              .member("found", problem.found)
              .member("message", problem.message());
        });
      }
    });
  });
  return json.take();
}

}  // namespace tierwise
