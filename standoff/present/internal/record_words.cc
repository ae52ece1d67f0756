#include "standoff/present/internal/record_words.h"

#include "standoff/present/internal/sentences.h"
#include "standoff/present/names.h"

namespace standoff {
namespace {

std::vector<ByteSpan> words_of(const std::vector<Mention>& mentions) {
  std::vector<ByteSpan> words;
  words.reserve(mentions.size());
  for (const Mention& mention : mentions) words.push_back(mention.span);
  return words;
}

std::vector<ByteSpan> words_of(const Statement& statement) {
  std::vector<ByteSpan> words = statement.content;
  if (statement.cue) words.push_back(*statement.cue);
  if (statement.speaker_text) words.push_back(*statement.speaker_text);
  return words;
}

std::vector<ByteSpan> words_of(const Event& event) {
  std::vector<ByteSpan> words = event.mentions;
  words.push_back(event.evidence);
  return words;
}

std::vector<ByteSpan> words_of(const Disagreement& disagreement) {
  std::vector<ByteSpan> words;
  for (const DisagreementSide& side : disagreement.sides) words.push_back(side.evidence);
  return words;
}

// Those of what it is about: a standoff is made from positions.
std::vector<ByteSpan> words_of(const Report& report, const Standoff& standoff) {
  if (standoff.proposal == kNoRecord) return {standoff.target_span};
  return report.proposals[standoff.proposal].mentions;
}

}  // namespace

std::vector<ByteSpan> record_words(const Report& report, char letter, std::uint32_t index) {
  switch (letter) {
    case 'a':
      return words_of(report.actors[index].mentions);
    case 'p':
      return words_of(report.places[index].mentions);
    case 't':
      return {report.times[index].span};
    case 'f':
      return {report.figures[index].evidence};
    case 's':
      return words_of(report.statements[index]);
    case 'e':
      return words_of(report.events[index]);
    case 'r':
      return report.proposals[index].mentions;
    case 'k':
      return {report.positions[index].evidence};
    case 'd':
      return words_of(report.disagreements[index]);
    case 'o':
      return words_of(report, report.standoffs[index]);
    default:
      return {};
  }
}

std::string record_title(const Wording& wording, const Report& report, char letter,
                         std::uint32_t index) {
  switch (letter) {
    case 'a':
      return report.actors[index].name;
    case 'p':
      return report.places[index].name;
    case 't':
      return wording.quote(report.times[index].span);
    case 'f': {
      const Figure& figure = report.figures[index];
      return std::string(name_of(figure.kind)) + ": " + wording.quote(figure.evidence);
    }
    case 's': {
      const Statement& statement = report.statements[index];
      return speaker_of(wording, report, statement) + ": " + content_of(wording, statement);
    }
    case 'e':
      return event_sentence(wording, report.events[index]);
    case 'r':
      return report.proposals[index].name;
    case 'k': {
      const Position& position = report.positions[index];
      return position_sentence(wording, position, wording.quote(position.target_span));
    }
    case 'd':
      return spaced(name_of(report.disagreements[index].kind)) + ": " +
             wording.quote(report.disagreements[index].sides.front().evidence);
    case 'o': {
      const Standoff& standoff = report.standoffs[index];
      return "standoff over " + (standoff.proposal == kNoRecord
                                     ? wording.quote(standoff.target_span)
                                     : report.proposals[standoff.proposal].name);
    }
    default:
      return {};
  }
}

}  // namespace standoff
