// The words that attribute: verbs, nouns and phrases of knowledge/speech.tsv.
//
//   Result<Cues> cues = Cues::load(knowledge);
//   if (auto cue = cues->verb(syntax, token)) use(cue->entry->rule);      // "speech.tsv:31"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/ground/knowledge.h"
#include "standoff/ground/syntax.h"

namespace standoff {

// What can be the content of a cue.
struct CueFrames {
  bool clause = false;
  bool quote = false;
  bool object = false;
  bool infinitive = false;
  bool gerund = false;
  bool small_clause = false;
  bool as_phrase = false;
  bool hearer = false;   // the object is who is told
  bool source = false;   // the object is whose words they are: "citing officials"
  bool nobody = false;   // its participle attributes without an agent: "attacks attributed to"
  bool finding = false;  // the object is content where a document is the source: "a poll found"
  bool thing = false;    // no cue where the object is a person: "dismissed the minister"
  std::vector<std::string> prepositions;
  std::vector<std::string> not_with;  // prepositions beside which it is no cue
};

struct CueEntry {
  std::string word;
  CueFrames frames;
  std::string rule;  // "speech.tsv:31"
};

struct Cue {
  const CueEntry* entry;  // owned by the Cues
  TokenRange tokens;      // the verb with its particle
};

class Cues {
 public:
  // Errors: those of the file; kInvalidData for a part of speech or frame that is not known.
  static Result<Cues> load(const Knowledge& knowledge);

  // The cue that the verb `token` is, particles and prepositions looked for after it.
  [[nodiscard]] std::optional<Cue> verb(const Syntax& syntax, std::uint32_t token) const;
  [[nodiscard]] const CueEntry* noun(Token token) const;
  // "sceptical about", "confident that"
  [[nodiscard]] const CueEntry* adjective(Token token) const;
  // A verb that only carries another: "went on to say", "seems to believe".
  [[nodiscard]] bool carries(Token token) const;
  // A verb that makes a statement or claim its subject's own: "issued", "voiced".
  [[nodiscard]] bool issues(Token token) const;
  // An adverb that attributes to nobody: "reportedly".
  [[nodiscard]] const CueEntry* adverb(Token token) const;
  // The colon after a speaker's name: "Roe: talks will go on". Null where no line has it.
  [[nodiscard]] const CueEntry* label() const { return label_ ? &*label_ : nullptr; }
  // A phrase whose object is the source, ending before that object: "according to".
  [[nodiscard]] std::optional<Cue> phrase(const Document& document, std::uint32_t token) const;

 private:
  using Entries = std::unordered_map<std::string, CueEntry>;
  Cues() = default;

  Entries verbs_;  // "say", "point.out"
  Entries nouns_;
  Entries adjectives_;
  Entries adverbs_;
  Entries carriers_;
  Entries issuers_;
  std::optional<CueEntry> label_;
  std::unordered_map<std::string, std::vector<CueEntry>> phrases_;  // by first word, lower case
};

}  // namespace standoff
