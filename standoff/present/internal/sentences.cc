#include "standoff/present/internal/sentences.h"

#include <algorithm>

#include "standoff/present/names.h"
#include "standoff/present/wrap.h"

namespace standoff {
namespace {

void append_when(const Wording& wording, TimeId time, std::string& sentence) {
  const std::string when = wording.when(time);
  if (!when.empty()) sentence += " (" + when + ")";
}

// What was said word for word stands in quotation marks, which spans leave out or hold.
std::string as_said(std::string_view words, StatementForm form) {
  constexpr std::string_view kFirstBytes = "\"'\xE2\xC2";  // of ASCII and Unicode quotation marks
  const bool quoted = !words.empty() && kFirstBytes.find(words.front()) != std::string_view::npos;
  if (form != StatementForm::kDirect || quoted) return std::string(words);
  return "\u201C" + std::string(words) + "\u201D";
}

}  // namespace

std::string event_sentence(const Wording& wording, const Event& event) {
  std::string sentence =
      capitalized(event_clause(phrase_of(event.type, event.mode), event.factuality,
                               wording.party(event.actors), wording.party(event.recipients)));
  if (event.where != kNoRecord) sentence += " in " + wording.place(event.where);
  append_when(wording, event.when, sentence);
  if (event.claimed_by != kNoRecord) {
    sentence += ", according to " + wording.actor(event.claimed_by);
  }
  return sentence;
}

std::string position_sentence(const Wording& wording, const Position& position,
                              std::string_view target) {
  return positions_sentence(wording, {&position}, target);
}

std::string positions_sentence(const Wording& wording, const std::vector<const Position*>& alike,
                               std::string_view target) {
  const Position& first = *alike.front();
  std::vector<ActorId> actors;
  for (const Position* position : alike) {
    if (std::find(actors.begin(), actors.end(), position->actor) == actors.end()) {
      actors.push_back(position->actor);
    }
  }
  std::string phrase(stance_phrase(first.stance, first.target_kind));
  if (actors.size() > 1) {  // "A and B are", not "A and B is"
    if (phrase.compare(0, 3, "is ") == 0) phrase.replace(0, 2, "are");
  }
  std::string sentence = capitalized(wording.actors(actors) + " " + filled(phrase, target));
  append_when(wording, first.when, sentence);
  if (first.via != kNoRecord) sentence += ", through " + wording.actor(first.via);
  return sentence;
}

std::string circumstances(const Wording& wording, const Statement& statement) {
  std::string out(statement.cue ? plain_line(wording.words(*statement.cue)) : "");
  if (statement.addressee != kNoRecord) join(out, "to " + wording.actor(statement.addressee));
  if (statement.venue) join(out, plain_line(wording.words(*statement.venue)));
  join(out, wording.when(statement.when));
  return out;
}

std::string speaker_of(const Wording& wording, const Report& report, const Statement& statement) {
  std::string out = wording.actors(statement.speakers);
  if (statement.speakers.size() == 1) {
    const Actor& actor = report.actors[statement.speakers.front()];
    join(out, actor.role, ", ");
    if (!actor.country.empty() && actor.kind != ActorKind::kCountry) {
      out += " (" + actor.country + ")";
    }
  }
  if (!out.empty()) return capitalized(std::move(out));
  if (statement.speaker_text)
    return capitalized(plain_line(wording.words(*statement.speaker_text)));
  return statement.speaker_kind == SpeakerKind::kAuthor ? "The author" : "No source named";
}

std::string content_of(const Wording& wording, const Statement& statement) {
  std::string out;
  for (const ByteSpan part : statement.content) {
    join(out, as_said(plain_line(wording.words(part)), statement.form), " \u2026 ");
  }
  return out;
}

}  // namespace standoff
