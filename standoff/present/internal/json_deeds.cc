// Records of meaning/: what was said, what was done, and when.
#include "standoff/present/internal/json_records.h"
#include "standoff/present/names.h"

namespace standoff {

Json statement_json(const JsonSource& source, std::uint32_t index) {
  const Statement& statement = source.report().statements[index];
  return {{"id", record_id('s', index)},
          {"speakers", actor_ids(statement.speakers)},
          {"speaker_text", source.span(statement.speaker_text)},
          {"speaker_kind", name_of(statement.speaker_kind)},
          {"cue", source.span(statement.cue)},
          {"content", source.spans(statement.content)},
          {"form", name_of(statement.form)},
          {"when", source.value_of(statement.when)},
          {"venue", source.span(statement.venue)},
          {"addressee", id_or_null('a', statement.addressee)},
          {"rule", text_or_null(statement.rule)}};
}

Json event_json(const JsonSource& source, std::uint32_t index) {
  const Event& event = source.report().events[index];
  return {{"id", record_id('e', index)},
          {"type", name_of(event.type)},
          {"mode", text_or_null(event.mode)},
          {"contexts", event.contexts},
          {"actors", actor_ids(event.actors)},
          {"recipients", actor_ids(event.recipients)},
          {"factuality", name_of(event.factuality)},
          {"claimed_by", id_or_null('a', event.claimed_by)},
          {"when", source.value_of(event.when)},
          {"where", id_or_null('p', event.where)},
          {"intensity", event.intensity},
          {"quad", text_or_null(event.quad)},
          {"cameo", text_or_null(event.cameo)},
          {"trigger", source.span(event.trigger)},
          {"evidence", source.span(event.evidence)},
          {"mentions", source.spans(event.mentions)},
          {"rule", text_or_null(event.rule)}};
}

Json timeline_json(const JsonSource& source, std::uint32_t index) {
  const TimelineEntry& entry = source.report().timeline[index];
  return {{"when", source.value_of(entry.when)}, {"ref", id_or_null(entry.ref)}};
}

}  // namespace standoff
