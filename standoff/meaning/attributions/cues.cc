#include "standoff/meaning/attributions/cues.h"

#include <algorithm>
#include <utility>

namespace standoff {
namespace {

constexpr std::uint32_t kCueParticleReach = 4;  // tokens between a verb and its particle

struct Flag {
  std::string_view name;
  bool CueFrames::*flag;
};
constexpr Flag kFlags[] = {
    {"clause", &CueFrames::clause},   {"quote", &CueFrames::quote},
    {"object", &CueFrames::object},   {"to", &CueFrames::infinitive},
    {"ing", &CueFrames::gerund},      {"small", &CueFrames::small_clause},
    {"as", &CueFrames::as_phrase},    {"hearer", &CueFrames::hearer},
    {"source", &CueFrames::source},   {"nobody", &CueFrames::nobody},
    {"finding", &CueFrames::finding}, {"thing", &CueFrames::thing},
};

bool add_frame(std::string_view name, CueFrames& frames) {
  if (name.starts_with('+') && name.size() > 1) {
    frames.prepositions.emplace_back(name.substr(1));
    return true;
  }
  if (name.starts_with('-') && name.size() > 1) {
    frames.not_with.emplace_back(name.substr(1));
    return true;
  }
  for (const Flag& flag : kFlags) {
    if (flag.name != name) continue;
    frames.*flag.flag = true;
    return true;
  }
  return false;
}

}  // namespace

Result<Cues> Cues::load(const Knowledge& knowledge) {
  const auto table = knowledge.table("speech.tsv", {.at_least = 3, .at_most = 5});
  if (!table) return table.error();
  Cues cues;
  for (const KnowledgeRow& row : table->rows()) {
    CueEntry entry{std::string(row[0]), {}, table->rule(row)};
    for (std::string_view frame : split_list(row[2], ' ')) {
      if (!add_frame(frame, entry.frames)) return table->error(row, 2, "a frame");
    }
    if (row[1] == "verb") {
      cues.verbs_.emplace(entry.word, entry);
    } else if (row[1] == "noun") {
      cues.nouns_.emplace(entry.word, entry);
    } else if (row[1] == "adjective") {
      cues.adjectives_.emplace(entry.word, entry);
    } else if (row[1] == "adverb") {
      cues.adverbs_.emplace(entry.word, entry);
    } else if (row[1] == "carrier") {
      cues.carriers_.emplace(entry.word, entry);
    } else if (row[1] == "issuer") {
      cues.issuers_.emplace(entry.word, entry);
    } else if (row[1] == "label") {
      cues.label_ = entry;
    } else if (row[1] == "phrase") {
      const std::string first = entry.word.substr(0, entry.word.find(' '));
      cues.phrases_[first].push_back(entry);
    } else {
      return table->error(row, 1,
                          "verb, noun, adjective, adverb, carrier, issuer, label or phrase");
    }
  }
  for (auto& [first, entries] : cues.phrases_) {
    std::stable_sort(entries.begin(), entries.end(), [](const CueEntry& a, const CueEntry& b) {
      return a.word.size() > b.word.size();
    });
  }
  return cues;
}

std::optional<Cue> Cues::verb(const Syntax& syntax, std::uint32_t token) const {
  const Token t = syntax.token(token);
  if (!t.tag().starts_with("VB")) return std::nullopt;
  const std::string lemma = lower_ascii(t.lemma());
  const std::uint32_t limit =
      std::min(token + kCueParticleReach, syntax.document().token_count() - 1);
  for (std::uint32_t i = token + 1; i <= limit; ++i) {
    const Token particle = syntax.token(i);
    if (!one_of(particle.dep(), {"prt", "prep", "advmod", "acomp", "ccomp", "dobj"})) continue;
    if (particle.record().head != token && i != token + 1) continue;
    if (particle.dep() == "prep" && syntax.opens_time(i)) continue;  // "called on Monday for"
    const auto found = verbs_.find(lemma + "." + lower_ascii(particle.text()));
    if (found == verbs_.end()) continue;
    // "claim responsibility": the noun is content.
    if (particle.dep() == "dobj") return Cue{&found->second, {token, token + 1}};
    return Cue{&found->second, {token, i + 1}};
  }
  const auto found = verbs_.find(lemma);
  if (found == verbs_.end()) return std::nullopt;
  for (const std::string& preposition : found->second.frames.not_with) {
    if (syntax.object_of(token, preposition) != kNoToken) return std::nullopt;
    const std::uint32_t particle = syntax.child(token, {"prt"});
    if (particle != kNoToken && lower_ascii(syntax.token(particle).text()) == preposition) {
      return std::nullopt;
    }
  }
  return Cue{&found->second, {token, token + 1}};
}

const CueEntry* Cues::noun(Token token) const {
  if (!token.tag().starts_with("NN")) return nullptr;
  const auto found = nouns_.find(lower_ascii(token.lemma()));
  return found == nouns_.end() ? nullptr : &found->second;
}

const CueEntry* Cues::adjective(Token token) const {
  if (!token.tag().starts_with("JJ") && token.tag() != "VBN") return nullptr;
  const auto found = adjectives_.find(lower_ascii(token.text()));
  return found == adjectives_.end() ? nullptr : &found->second;
}

bool Cues::carries(Token token) const {
  return carriers_.find(lower_ascii(token.lemma())) != carriers_.end();
}

bool Cues::issues(Token token) const {
  return issuers_.find(lower_ascii(token.lemma())) != issuers_.end();
}

const CueEntry* Cues::adverb(Token token) const {
  const auto found = adverbs_.find(lower_ascii(token.text()));
  return found == adverbs_.end() ? nullptr : &found->second;
}

std::optional<Cue> Cues::phrase(const Document& document, std::uint32_t token) const {
  const auto found = phrases_.find(lower_ascii(document.token(token).text()));
  if (found == phrases_.end()) return std::nullopt;
  for (const CueEntry& entry : found->second) {
    std::uint32_t at = token;
    std::size_t begin = 0;
    bool matches = true;
    while (begin < entry.word.size() && matches) {
      const std::size_t end = std::min(entry.word.find(' ', begin), entry.word.size());
      matches = at < document.token_count() &&
                lower_ascii(document.token(at).text()) == entry.word.substr(begin, end - begin);
      begin = end + 1;
      ++at;
    }
    if (matches) return Cue{&entry, {token, at}};
  }
  return std::nullopt;
}

}  // namespace standoff
