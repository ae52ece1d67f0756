// The report of one article: every record is a claim about the text and points at its words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "standoff/base/span.h"
#include "standoff/ground/records.h"

namespace standoff {

enum class SpeakerKind : std::uint8_t { kNamed, kOrganization, kUnnamed, kDocument, kAuthor };
enum class StatementForm : std::uint8_t { kDirect, kIndirect, kMixed };

// Who said what: one cue and its content.
struct Statement {
  std::vector<ActorId> speakers;         // several for a joint statement; none where unnamed
  std::optional<ByteSpan> speaker_text;  // the words that name the speaker
  SpeakerKind speaker_kind = SpeakerKind::kNamed;
  std::optional<ByteSpan> cue;
  std::vector<ByteSpan> content;  // in order of the text, without the cue
  StatementForm form = StatementForm::kIndirect;
  TimeId when = kNoRecord;
  std::optional<ByteSpan> venue;
  ActorId addressee = kNoRecord;
  std::string rule;  // the knowledge line that made it: "speech.tsv:12"
};

struct Report {
  std::vector<Actor> actors;
  std::vector<TimeExpression> times;
  std::vector<Figure> figures;
  std::vector<Statement> statements;
  std::vector<std::string> warnings;
};

}  // namespace standoff
