#include "standoff/present/json.h"

#include <cstdint>

#include "standoff/base/sha256.h"
#include "standoff/present/internal/json_records.h"
#include "standoff/present/internal/placement_json.h"

namespace standoff {
namespace {

Json about_article(const Article& article, const ReportJsonOptions& options) {
  Json out = {{"id", article.id},
              {"title", text_or_null(article.title)},
              {"source", text_or_null(article.source)},
              {"url", text_or_null(article.url)},
              {"published", text_or_null(article.published)},
              {"bylines", article.bylines},
              {"language", article.language},
              {"sha256", sha256_hex(article.text)},
              {"model", text_or_null(options.model)},
              {"knowledge", text_or_null(options.knowledge)}};
  if (options.placement != nullptr) out.update(placement_json(*options.placement));
  return out;
}

template <typename Records>
Json array_of(const Records& records, const JsonSource& source,
              Json (*make)(const JsonSource&, std::uint32_t)) {
  Json out = Json::array();
  for (std::uint32_t i = 0; i < records.size(); ++i) out.push_back(make(source, i));
  return out;
}

}  // namespace

std::string report_json(const Article& article, const Report& report,
                        const ReportJsonOptions& options) {
  const JsonSource source(article, report);
  Json out = {{"standoff", "1"}, {"article", about_article(article, options)}};
  if (options.with_text) out["text"] = article.text;
  out["actors"] = array_of(report.actors, source, actor_json);
  out["places"] = array_of(report.places, source, place_json);
  out["times"] = array_of(report.times, source, time_json);
  out["figures"] = array_of(report.figures, source, figure_json);
  out["statements"] = array_of(report.statements, source, statement_json);
  out["events"] = array_of(report.events, source, event_json);
  out["proposals"] = array_of(report.proposals, source, proposal_json);
  out["positions"] = array_of(report.positions, source, position_json);
  out["disagreements"] = array_of(report.disagreements, source, disagreement_json);
  out["standoffs"] = array_of(report.standoffs, source, standoff_json);
  out["timeline"] = array_of(report.timeline, source, timeline_json);
  out["warnings"] = report.warnings;
  // Bytes that are not UTF-8 are replaced: no exception, whatever the caller gave.
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace standoff
