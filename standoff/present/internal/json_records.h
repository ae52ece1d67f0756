// Each record as the contract's JSON object; json.h puts them together.
//
//   const JsonSource source(article, report);
//   event_json(source, 2)["type"];  // "ASSAULT", of e3
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "standoff/base/span.h"
#include "standoff/base/utf8.h"
#include "standoff/document/article.h"
#include "standoff/meaning/report.h"

namespace standoff {

using Json = nlohmann::ordered_json;  // keeps the contract's order of fields

// What every record's fields are made from. The article and the report must outlive it.
class JsonSource {
 public:
  JsonSource(const Article& article, const Report& report)
      : article_(article), report_(report), code_points_(article.text) {}

  [[nodiscard]] const Article& article() const { return article_; }
  [[nodiscard]] const Report& report() const { return report_; }

  // {"begin", "end", "quote"}, in code points.
  [[nodiscard]] Json span(ByteSpan span) const;
  [[nodiscard]] Json span(const std::optional<ByteSpan>& span) const;  // null for none
  [[nodiscard]] Json spans(const std::vector<ByteSpan>& spans) const;

  // The TIMEX3 value of a time; null for kNoRecord.
  [[nodiscard]] Json value_of(TimeId time) const;

 private:
  const Article& article_;
  const Report& report_;
  CodePointIndex code_points_;
};

// The object of the record at `index` of its array.
Json actor_json(const JsonSource& source, std::uint32_t index);
Json place_json(const JsonSource& source, std::uint32_t index);
Json time_json(const JsonSource& source, std::uint32_t index);
Json figure_json(const JsonSource& source, std::uint32_t index);
Json statement_json(const JsonSource& source, std::uint32_t index);
Json event_json(const JsonSource& source, std::uint32_t index);
Json proposal_json(const JsonSource& source, std::uint32_t index);
Json position_json(const JsonSource& source, std::uint32_t index);
Json disagreement_json(const JsonSource& source, std::uint32_t index);
Json standoff_json(const JsonSource& source, std::uint32_t index);
Json timeline_json(const JsonSource& source, std::uint32_t index);

// Fields that several records have.
Json text_or_null(std::string_view text);
Json id_or_null(char kind, std::uint32_t index);
Json id_or_null(RecordRef ref);
Json actor_ids(const std::vector<ActorId>& actors);

}  // namespace standoff
