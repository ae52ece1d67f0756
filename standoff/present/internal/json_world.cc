// Records of ground/: who, when, how many.
#include <cmath>
#include <utility>

#include "standoff/present/internal/json_records.h"
#include "standoff/present/names.h"

namespace standoff {
namespace {

// Whole numbers print without a fraction: 90000, not 90000.0.
Json number_or_null(std::optional<double> number) {
  constexpr double kExact = 9007199254740992.0;  // 2^53: every whole number below is a double
  if (!number) return Json();
  if (std::abs(*number) < kExact && *number == std::floor(*number)) {
    return Json(static_cast<std::int64_t>(*number));
  }
  return Json(*number);
}

}  // namespace

Json actor_json(const JsonSource& source, std::uint32_t index) {
  const Actor& actor = source.report().actors[index];
  Json mentions = Json::array();
  for (const Mention& mention : actor.mentions) {
    mentions.push_back(source.span(mention.span));
    mentions.back()["form"] = name_of(mention.form);
  }
  return {{"id", record_id('a', index)},
          {"name", actor.name},
          {"kind", name_of(actor.kind)},
          {"country", text_or_null(actor.country)},
          {"code", text_or_null(actor.code)},
          {"role", text_or_null(actor.role)},
          {"affiliation", id_or_null('a', actor.affiliation)},
          {"rule", text_or_null(actor.rule)},
          {"mentions", std::move(mentions)}};
}

Json time_json(const JsonSource& source, std::uint32_t index) {
  const TimeExpression& time = source.report().times[index];
  Json out = {{"id", record_id('t', index)},
              {"type", name_of(time.type)},
              {"value", text_or_null(time.value)}};
  out.update(source.span(time.span));
  out["anchor"] = time.anchored_to_publication ? Json("published") : id_or_null('t', time.anchor);
  out["rule"] = text_or_null(time.rule);
  return out;
}

Json figure_json(const JsonSource& source, std::uint32_t index) {
  const Figure& figure = source.report().figures[index];
  return {{"id", record_id('f', index)},
          {"kind", name_of(figure.kind)},
          {"low", number_or_null(figure.low)},
          {"best", number_or_null(figure.best)},
          {"high", number_or_null(figure.high)},
          {"relation", name_of(figure.relation)},
          {"unit", text_or_null(figure.unit)},
          {"period", text_or_null(figure.period)},
          {"when", source.value_of(figure.when)},
          {"where", Json()},  // a place's id, once there are places
          {"source", id_or_null('a', figure.source)},
          {"of", source.span(figure.of)},
          {"evidence", source.span(figure.evidence)},
          {"rule", text_or_null(figure.rule)}};
}

}  // namespace standoff
