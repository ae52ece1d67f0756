#include "standoff/meaning/disagreements/contrasts.h"

#include <algorithm>

#include "standoff/ground/syntax.h"
#include "standoff/meaning/frames/reach.h"

namespace standoff {
namespace {

constexpr std::size_t kMostBack = 4;            // statements before one that it may contradict
constexpr std::size_t kMostCorrected = 100000;  // statements with corrections, in one article

bool of_one_side(const Statement& first, const Statement& second, const Parties& parties) {
  return std::any_of(first.speakers.begin(), first.speakers.end(),
                     [&](ActorId speaker) { return parties.on_side(speaker, second.speakers); });
}

bool are_parties(const std::vector<ActorId>& speakers, const Parties& parties) {
  return std::any_of(speakers.begin(), speakers.end(),
                     [&](ActorId speaker) { return parties.is_political(speaker); });
}

// The words of a statement but for names, which two may share by chance.
std::set<std::string> common_words(const Document& document, ByteSpan content) {
  std::set<std::string> words;
  const TokenRange range = document.tokens_in(content);
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    const Token token = document.token(t);
    if (one_of(token.pos(), {"NOUN", "VERB", "ADJ"})) words.insert(lower_ascii(token.lemma()));
  }
  return words;
}

bool are_about_one_thing(const Document& document, const Statement& first,
                         const Statement& second) {
  const ByteSpan a = first.content.front();
  const ByteSpan b = second.content.front();
  if (!has_subject(document, a) || !has_subject(document, b)) return false;
  const std::set<std::string> words = common_words(document, b);
  return std::ranges::any_of(common_words(document, a),
                             [&](const std::string& word) { return words.contains(word); });
}

}  // namespace

Result<Contrasts> Contrasts::load(const Knowledge& knowledge) {
  const auto table = knowledge.table("contrasts.tsv", {.at_least = 2, .at_most = 2});
  if (!table) return table.error();
  Contrasts contrasts;
  for (const KnowledgeRow& row : table->rows()) {
    if (!one_of(row[0], {"sources", "correction", "counter"})) {
      return table->error(row, 0, "\"sources\", \"correction\" or \"counter\"");
    }
    auto& words = row[0] == "sources"      ? contrasts.words_
                  : row[0] == "correction" ? contrasts.corrections_
                                           : contrasts.counters_;
    for (std::string_view word : split_list(row[1])) words.emplace(word);
  }
  return contrasts;
}

std::vector<Contrast> Contrasts::of(const Document& document,
                                    const std::vector<Statement>& statements,
                                    const Parties& parties) const {
  std::vector<Contrast> found;
  for (StatementId s = 1; s < statements.size(); ++s) {
    const Statement& second = statements[s];
    for (StatementId back = 1; back <= kMostBack && back <= s; ++back) {
      const Statement& first = statements[s - back];
      if (first.speakers.empty() || second.speakers.empty()) continue;
      if (!are_parties(first.speakers, parties) && !are_parties(second.speakers, parties)) continue;
      if (of_one_side(first, second, parties)) continue;
      if (!counters(document, first, second) && !(are_set_apart(document, first, second) &&
                                                  are_about_one_thing(document, first, second))) {
        continue;
      }
      found.push_back({s - back, s});
      break;
    }
  }
  return found;
}

std::vector<Correction> Contrasts::corrections(const Document& document,
                                               const std::vector<Statement>& statements,
                                               const Parties& parties) const {
  std::vector<Correction> found;
  std::size_t compared = 0;
  for (std::size_t s = 1; s < document.sentences().size(); ++s) {
    const ByteSpan sentence = document.span_of(document.sentences()[s].tokens);
    const std::string_view text = document.text(sentence);
    const bool opens =
        std::any_of(corrections_.begin(), corrections_.end(), [&](const auto& words) {
          return text.size() > words.size() && lower_ascii(text.substr(0, words.size())) == words &&
                 one_of(text.substr(words.size(), 1), {",", " "});
        });
    if (!opens) continue;
    compared += statements.size();
    if (compared > kMostCorrected) break;
    const bool quoted =
        std::any_of(statements.begin(), statements.end(), [&](const Statement& other) {
          return std::any_of(other.content.begin(), other.content.end(),
                             [&](ByteSpan words) { return words.overlaps(sentence); });
        });
    // The last statement that ends in the sentence before.
    for (StatementId id = static_cast<StatementId>(statements.size()); !quoted && id-- > 0;) {
      const Statement& corrected = statements[id];
      const ByteSpan content = corrected.content.back();
      if (content.empty() || sentence_at(document, content.end - 1) + 1 != s) continue;
      if (are_parties(corrected.speakers, parties)) found.push_back({id, sentence});
      break;
    }
  }
  return found;
}

// "Roe countered that they held the town", in the sentence of what it counters or the next.
bool Contrasts::counters(const Document& document, const Statement& first,
                         const Statement& second) const {
  if (!second.cue || !counters_.contains(lower_ascii(document.text(*second.cue)))) return false;
  const std::uint32_t end = first.content.back().end;
  const std::uint32_t begin = second.content.front().begin;
  return end <= begin && sentence_at(document, end - 1) + 1 >= sentence_at(document, begin);
}

// Whether the second begins after the first, in its sentence or the next, with a word of contrast.
bool Contrasts::are_set_apart(const Document& document, const Statement& first,
                              const Statement& second) const {
  const std::uint32_t end = first.content.back().end;
  const std::uint32_t begin = second.content.front().begin;
  const std::uint32_t sentence = sentence_at(document, begin);
  if (end > begin || sentence_at(document, end - 1) + 1 < sentence) return false;
  const std::uint32_t from =
      std::max(end, document.token(document.sentences()[sentence].tokens.begin).span().begin);
  // Until the words of who says it, or until what is said: "The rebels, however, said".
  for (std::uint32_t t = document.token_at(from);
       t < document.token_count() && document.token(t).span().begin < begin; ++t) {
    const std::string word = lower_ascii(document.token(t).text());
    // A semicolon sets apart what stands in its own sentence only.
    if (word == ";" && sentence_at(document, end - 1) != sentence) continue;
    if (words_.contains(word)) return true;
  }
  return false;
}

}  // namespace standoff
