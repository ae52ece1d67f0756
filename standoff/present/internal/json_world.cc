// Records of ground/: who, where, when, how many.
#include <cmath>
#include <vector>

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

// To ten metres: no more than a gazetteer knows, and free of the last bits of a float.
Json degrees_or_null(std::optional<double> degrees) {
  constexpr double kParts = 10000;
  return degrees ? number_or_null(std::round(*degrees * kParts) / kParts) : Json();
}

Json mentions_json(const JsonSource& source, const std::vector<Mention>& mentions) {
  Json out = Json::array();
  for (const Mention& mention : mentions) {
    out.push_back(source.span(mention.span));
    out.back()["form"] = name_of(mention.form);
  }
  return out;
}

}  // namespace

Json actor_json(const JsonSource& source, std::uint32_t index) {
  const Actor& actor = source.report().actors[index];
  return {{"id", record_id('a', index)},
          {"name", actor.name},
          {"kind", name_of(actor.kind)},
          {"country", text_or_null(actor.country)},
          {"code", text_or_null(actor.code)},
          {"role", text_or_null(actor.role)},
          {"affiliation", id_or_null('a', actor.affiliation)},
          {"rule", text_or_null(actor.rule)},
          {"mentions", mentions_json(source, actor.mentions)}};
}

Json place_json(const JsonSource& source, std::uint32_t index) {
  const Place& place = source.report().places[index];
  return {{"id", record_id('p', index)},
          {"name", place.name},
          {"kind", name_of(place.kind)},
          {"country", text_or_null(place.country)},
          {"lat", degrees_or_null(place.latitude)},
          {"lon", degrees_or_null(place.longitude)},
          {"geonames", place.geonames == 0 ? Json() : Json(place.geonames)},
          {"rule", text_or_null(place.rule)},
          {"mentions", mentions_json(source, place.mentions)}};
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
          {"where", id_or_null('p', figure.where)},
          {"source", id_or_null('a', figure.source)},
          {"of", source.span(figure.of)},
          {"evidence", source.span(figure.evidence)},
          {"rule", text_or_null(figure.rule)}};
}

}  // namespace standoff
