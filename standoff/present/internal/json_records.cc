#include "standoff/present/internal/json_records.h"

#include "standoff/present/names.h"

namespace standoff {

Json JsonSource::span(ByteSpan span) const {
  return {{"begin", code_points_.code_point_of(span.begin)},
          {"end", code_points_.code_point_of(span.end)},
          {"quote", span.of(article_.text)}};
}

Json JsonSource::span(const std::optional<ByteSpan>& span) const {
  return span ? this->span(*span) : Json();
}

Json JsonSource::spans(const std::vector<ByteSpan>& spans) const {
  Json out = Json::array();
  for (const ByteSpan part : spans) out.push_back(span(part));
  return out;
}

Json JsonSource::value_of(TimeId time) const {
  return time == kNoRecord ? Json() : text_or_null(report_.times[time].value);
}

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json id_or_null(char kind, std::uint32_t index) {
  return index == kNoRecord ? Json() : Json(record_id(kind, index));
}

Json id_or_null(RecordRef ref) {
  return ref.kind == RecordKind::kNone ? Json() : Json(record_id(ref));
}

Json actor_ids(const std::vector<ActorId>& actors) {
  Json out = Json::array();
  for (const ActorId actor : actors) out.push_back(record_id('a', actor));
  return out;
}

}  // namespace standoff
