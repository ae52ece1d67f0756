#include "standoff/present/json.h"

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "standoff/base/sha256.h"
#include "standoff/base/utf8.h"
#include "standoff/present/names.h"

namespace standoff {
namespace {

using Json = nlohmann::ordered_json;  // keeps the contract's order of fields

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json id_or_null(char kind, std::uint32_t index) {
  return index == kNoRecord ? Json() : Json(record_id(kind, index));
}

// Whole numbers print without a fraction: 90000, not 90000.0.
Json number_or_null(std::optional<double> number) {
  constexpr double kExact = 9007199254740992.0;  // 2^53: every whole number below is a double
  if (!number) return Json();
  if (std::abs(*number) < kExact && *number == std::floor(*number)) {
    return Json(static_cast<std::int64_t>(*number));
  }
  return Json(*number);
}

class Writer {
 public:
  Writer(const Article& article, const Report& report)
      : article_(article), report_(report), code_points_(article.text) {}

  Json report(const ReportJsonOptions& options) const {
    Json out = {{"standoff", "1"}, {"article", about_article(options)}};
    if (options.with_text) out["text"] = article_.text;
    out["actors"] = array_of(report_.actors, [this](std::uint32_t i) { return actor(i); });
    out["places"] = Json::array();
    out["times"] = array_of(report_.times, [this](std::uint32_t i) { return time(i); });
    out["figures"] = array_of(report_.figures, [this](std::uint32_t i) { return figure(i); });
    out["statements"] =
        array_of(report_.statements, [this](std::uint32_t i) { return statement(i); });
    for (const char* later :
         {"events", "proposals", "positions", "disagreements", "standoffs", "timeline"}) {
      out[later] = Json::array();
    }
    out["warnings"] = report_.warnings;
    return out;
  }

 private:
  template <typename Records, typename Make>
  static Json array_of(const Records& records, Make make) {
    Json out = Json::array();
    for (std::uint32_t i = 0; i < records.size(); ++i) out.push_back(make(i));
    return out;
  }

  Json about_article(const ReportJsonOptions& options) const {
    return {{"id", article_.id},
            {"title", text_or_null(article_.title)},
            {"source", text_or_null(article_.source)},
            {"url", text_or_null(article_.url)},
            {"published", text_or_null(article_.published)},
            {"bylines", article_.bylines},
            {"language", article_.language},
            {"sha256", sha256_hex(article_.text)},
            {"model", text_or_null(options.model)},
            {"knowledge", text_or_null(options.knowledge)}};
  }

  Json span(ByteSpan span) const {
    return {{"begin", code_points_.code_point_of(span.begin)},
            {"end", code_points_.code_point_of(span.end)},
            {"quote", span.of(article_.text)}};
  }
  Json span(const std::optional<ByteSpan>& at) const { return at ? span(*at) : Json(); }

  [[nodiscard]] Json value_of(TimeId time) const {
    return time == kNoRecord ? Json() : text_or_null(report_.times[time].value);
  }

  Json actor(std::uint32_t index) const {
    const Actor& actor = report_.actors[index];
    Json mentions = Json::array();
    for (const Mention& mention : actor.mentions) {
      mentions.push_back(span(mention.span));
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

  Json time(std::uint32_t index) const {
    const TimeExpression& time = report_.times[index];
    Json out = {{"id", record_id('t', index)},
                {"type", name_of(time.type)},
                {"value", text_or_null(time.value)}};
    out.update(span(time.span));
    out["anchor"] = time.anchored_to_publication ? Json("published") : id_or_null('t', time.anchor);
    return out;
  }

  Json figure(std::uint32_t index) const {
    const Figure& figure = report_.figures[index];
    return {{"id", record_id('f', index)},
            {"kind", name_of(figure.kind)},
            {"low", number_or_null(figure.low)},
            {"best", number_or_null(figure.best)},
            {"high", number_or_null(figure.high)},
            {"relation", name_of(figure.relation)},
            {"unit", text_or_null(figure.unit)},
            {"period", text_or_null(figure.period)},
            {"when", value_of(figure.when)},
            {"where", Json()},  // a place's id, once there are places
            {"source", id_or_null('a', figure.source)},
            {"of", span(figure.of)},
            {"evidence", span(figure.evidence)}};
  }

  Json statement(std::uint32_t index) const {
    const Statement& statement = report_.statements[index];
    Json speakers = Json::array();
    for (const ActorId speaker : statement.speakers) speakers.push_back(record_id('a', speaker));
    Json content = Json::array();
    for (const ByteSpan part : statement.content) content.push_back(span(part));
    return {{"id", record_id('s', index)},
            {"speakers", std::move(speakers)},
            {"speaker_text", span(statement.speaker_text)},
            {"speaker_kind", name_of(statement.speaker_kind)},
            {"cue", span(statement.cue)},
            {"content", std::move(content)},
            {"form", name_of(statement.form)},
            {"when", value_of(statement.when)},
            {"venue", span(statement.venue)},
            {"addressee", id_or_null('a', statement.addressee)}};
  }

  const Article& article_;
  const Report& report_;
  CodePointIndex code_points_;
};

}  // namespace

std::string report_json(const Article& article, const Report& report,
                        const ReportJsonOptions& options) {
  constexpr auto kReplace =
      Json::error_handler_t::replace;  // no exception, whatever the caller gave
  return Writer(article, report).report(options).dump(-1, ' ', false, kReplace);
}

}  // namespace standoff
