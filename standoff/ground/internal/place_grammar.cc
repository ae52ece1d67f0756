#include "standoff/ground/internal/place_grammar.h"

#include <algorithm>

#include "standoff/ground/internal/nouns.h"

namespace standoff {
namespace {

constexpr int kMaxConjuncts = 8;             // arcs from the last of a list to its first
constexpr std::uint32_t kDatelineReach = 8;  // tokens from a dateline's name to its dash
constexpr std::uint32_t kReachBefore = 6;    // tokens from "Syrian" to the name of the town

bool is_upper(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

bool PlaceGrammar::is(PlaceWordRole role, std::uint32_t token) const {
  const Token t = document_.token(token);
  return tables_.is(role, t.lemma()) || tables_.is(role, lower_ascii(t.text()));
}

// Of "Tyre and Sidon" both are what "Tyre" is.
std::uint32_t PlaceGrammar::first_conjunct(std::uint32_t token) const {
  for (int i = 0; i < kMaxConjuncts; ++i) {
    const Token t = document_.token(token);
    if (t.dep() != "conj" || t.is_root()) break;
    token = t.record().head;
  }
  return token;
}

bool PlaceGrammar::governed_by_preposition(std::uint32_t preposition, bool country) const {
  const std::string name = word(preposition);
  const std::uint32_t governor = document_.records()[preposition].head;
  if (tables_.is(PlaceWordRole::kIn, name)) return true;
  if (tables_.is(PlaceWordRole::kOf, name)) {
    return is(PlaceWordRole::kLand, governor) || is(PlaceWordRole::kSite, governor) ||
           (!country && is(PlaceWordRole::kAct, governor)) ||
           (country && tables_.is(PlaceWordRole::kSeize, document_.token(governor).lemma()));
  }
  if (!tables_.is(PlaceWordRole::kToward, name)) return false;
  return is(PlaceWordRole::kAct, governor) || is(PlaceWordRole::kLand, governor) ||
         one_of(document_.token(governor).dep(), {"prep"});  // "from inside", "out of"
}

bool PlaceGrammar::is_place(std::uint32_t head) const {
  const Token t = document_.token(first_conjunct(head));
  if (t.is_root()) return false;
  const std::uint32_t governor = t.record().head;
  if (t.dep() == "pobj") return governed_by_preposition(governor, false);
  if (one_of(t.dep(), {"compound", "nmod", "poss", "amod", "appos"})) {
    return is(PlaceWordRole::kLand, governor) || is(PlaceWordRole::kSite, governor);
  }
  return one_of(t.dep(), {"dobj", "nsubjpass"}) && is(PlaceWordRole::kAct, governor);
}

bool PlaceGrammar::suffers(std::uint32_t head) const {
  const Token t = document_.token(first_conjunct(head));
  if (t.is_root()) return false;
  const std::uint32_t governor = t.record().head;
  if (t.dep() == "pobj") return governed_by_preposition(governor, true);
  if (one_of(t.dep(), {"compound", "nmod", "poss"})) {
    return is(PlaceWordRole::kLand, governor) || is(PlaceWordRole::kSite, governor) ||
           (t.dep() != "poss" && is(PlaceWordRole::kAct, governor));
  }
  return one_of(t.dep(), {"dobj", "nsubjpass"}) && is(PlaceWordRole::kAct, governor);
}

bool PlaceGrammar::is_region(TokenRange name) const {
  if (name.end < document_.token_count() && is(PlaceWordRole::kRegion, name.end)) return true;
  return name.begin > 1 && word(name.begin - 1) == "of" &&
         is(PlaceWordRole::kRegion, name.begin - 2);
}

bool PlaceGrammar::is_dateline(TokenRange name) const {
  const std::uint32_t paragraph = document_.paragraph_of(name.begin);
  const TokenRange tokens = document_.paragraphs()[paragraph].tokens;
  if (name.begin > tokens.begin + kDatelineReach) return false;
  for (std::uint32_t i = tokens.begin; i < name.begin; ++i) {  // "GAZA CITY, Gaza Strip (AP) -"
    if (!is_upper(document_.token(i).text())) return false;
  }
  const std::uint32_t end = std::min(tokens.end, name.end + kDatelineReach);
  for (std::uint32_t i = name.end; i < end; ++i) {
    const Token t = document_.token(i);
    if (is_dash(t.text())) return true;
    const bool part = t.tag().starts_with("NNP") || t.tag() == "CD" || is_upper(t.text()) ||
                      one_of(t.text(), {"(", ")", ",", "/"});
    if (!part) return false;
  }
  return false;
}

std::string PlaceGrammar::country_before(TokenRange name) const {
  const TokenRange sentence = document_.sentences()[document_.sentence_of(name.begin)].tokens;
  bool land = false;
  for (std::uint32_t i = name.begin; i > sentence.begin && name.begin - i < kReachBefore; --i) {
    const std::uint32_t at = i - 1;
    if (!countries_[at].empty()) {
      const Token after = document_.token(at + 1);
      const bool owner = after.tag() == "POS";
      return (land || owner) && at + 1 < name.begin ? countries_[at] : std::string();
    }
    const Token t = document_.token(at);
    if (is(PlaceWordRole::kLand, at) || is(PlaceWordRole::kSite, at)) land = true;
    const bool joins = one_of(t.pos(), {"NOUN", "ADJ", "PROPN", "PART"}) ||
                       one_of(t.text(), {"of", ",", "-", "and"});
    if (!joins) break;
  }
  return {};
}

bool PlaceGrammar::lies_in(TokenRange first, TokenRange second) const {
  if (second.begin <= first.end || second.begin - first.end > 4) return false;
  if (document_.sentence_of(first.begin) != document_.sentence_of(second.begin)) return false;
  if (word(first.end) == ",") {
    if (second.begin != first.end + 1) return false;
    // "Tyre, Sidon and Beirut" is a list; "in Tyre, Lebanon, on Monday" is not.
    const Token inner = document_.token(first.end - 1);
    const std::uint32_t outer = syntax_.root_of(second);
    const bool list = document_.token(outer).dep() == "conj" || syntax_.has_child(outer, {"cc"}) ||
                      inner.dep() == "conj";
    return !list;
  }
  if (!one_of(word(first.end), {"in", "on"})) return false;
  for (std::uint32_t i = first.end + 1; i < second.begin; ++i) {
    const Token t = document_.token(i);
    if (!one_of(t.pos(), {"DET", "ADJ", "ADV", "NOUN"})) return false;
  }
  return true;
}

}  // namespace standoff
