#include "standoff/ground/internal/figure_phrases.h"

#include <algorithm>

#include "standoff/ground/record_names.h"

namespace standoff {
namespace {

constexpr std::uint32_t kMaxPhrase = 5;  // tokens of a relation or unit
constexpr std::uint32_t kMaxNoun = 12;   // tokens from a number to the noun that it counts

constexpr std::size_t kMaxChildren = 32;
constexpr std::uint32_t kReach =
    5;                           // tokens in which a rate follows: "$1 billion in trade each day"
constexpr double kOldest = 120;  // years that a person lives

bool is_nominal(std::string_view tag) { return tag.starts_with("NN"); }

}  // namespace

std::uint32_t near_child(const Document& document, std::uint32_t token,
                         std::initializer_list<std::string_view> labels) {
  const auto children = document.children(token);
  for (std::size_t i = 0; i < std::min(children.size(), kMaxChildren); ++i) {
    if (one_of(document.token(children[i]).dep(), labels)) return children[i];
  }
  return kNoToken;
}

std::string PhraseReader::word(std::uint32_t token) const {
  return token < document_.token_count() ? lower_ascii(document_.token(token).text())
                                         : std::string();
}

TokenRange PhraseReader::sentence(std::uint32_t token) const {
  return document_.sentences()[document_.sentence_of(token)].tokens;
}

PhraseReader::Match PhraseReader::match_after(const PhraseTable& table, std::uint32_t begin) const {
  Match best;
  if (begin >= document_.token_count()) return best;
  const std::uint32_t end = std::min(begin + kMaxPhrase, document_.token_count());
  std::string squeezed;
  for (std::uint32_t at = begin; at < end; ++at) {
    squeezed += word(at);
    if (const auto* entry = table.find(squeezed)) best = {entry, at + 1 - begin};
  }
  return best;
}

PhraseReader::Match PhraseReader::match_before(const PhraseTable& table, std::uint32_t end) const {
  Match best;
  if (end == 0) return best;
  const std::uint32_t first = sentence(end - 1).begin;
  std::string squeezed;
  for (std::uint32_t at = end; at > first && end - at < kMaxPhrase;) {
    --at;
    squeezed.insert(0, word(at));
    if (const auto* entry = table.find(squeezed)) best = {entry, end - at};
  }
  return best;
}

bool PhraseReader::is_unit(UnitRole role, std::uint32_t token) const {
  if (token >= document_.token_count()) return false;
  const PhraseTable& table = tables_.unit(role);
  return table.find(word(token)) != nullptr ||
         table.find(lower_ascii(document_.token(token).lemma())) != nullptr;
}

std::optional<CountedPhrase> PhraseReader::read(const Numeral& numeral) const {
  for (std::uint32_t i = numeral.tokens.begin; i < numeral.tokens.end; ++i) {
    if (in_time_[i]) return std::nullopt;
  }
  CountedPhrase phrase;
  phrase.tokens = numeral.tokens;
  phrase.root = phrase.anchor = syntax_.root_of(numeral.tokens);
  read_unit(phrase);
  if (phrase.unit != CountedPhrase::Unit::kMoney) read_noun(phrase);
  if (counts_nothing(numeral, phrase)) return std::nullopt;
  read_relation(numeral, phrase);
  read_period(phrase);
  return phrase;
}

void PhraseReader::read_unit(CountedPhrase& phrase) const {
  const TokenRange number = phrase.tokens;
  const std::uint32_t before = number.begin - 1;
  const PhraseTable::Entry* money = nullptr;
  if (number.begin > sentence(number.begin).begin) {
    money = tables_.unit(UnitRole::kMoneyBefore).find(word(before));
  }
  if (money != nullptr) {
    phrase.unit = CountedPhrase::Unit::kMoney;
    phrase.unit_code = money->code;
    phrase.unit_line = money->line;
    phrase.tokens.begin = before;
    if (before > sentence(before).begin && one_of(word(before - 1), {"us", "u.s."})) {
      --phrase.tokens.begin;  // "US $6.9 billion"
    }
    return;
  }
  std::uint32_t after = number.end;
  if (word(after) == "-") ++after;
  if (const Match share = match_after(tables_.unit(UnitRole::kShare), after);
      share.entry != nullptr) {
    phrase.unit = CountedPhrase::Unit::kShare;
    phrase.unit_code = share.entry->code;
    phrase.unit_line = share.entry->line;
    phrase.tokens.end = after + share.tokens;
    phrase.root = phrase.anchor = syntax_.root_of(phrase.tokens);
    return;
  }
  read_money_after(phrase);
}

// "six billion euros", "billions of dollars"; "500 pounds of explosives" is no money.
void PhraseReader::read_money_after(CountedPhrase& phrase) const {
  std::uint32_t after = phrase.tokens.end;
  if (word(after) == "-" || word(after) == "of") ++after;
  const Match money = match_after(tables_.unit(UnitRole::kMoneyAfter), after);
  if (money.entry == nullptr) return;
  const std::uint32_t last = after + money.tokens - 1;
  const std::string_view tag = document_.token(last).tag();
  if (!is_nominal(tag) && tag != "$") return;
  if (is_unit(UnitRole::kWeight, last) && (word(last + 1) == "of" || word(after - 1) == "-")) {
    return;
  }
  phrase.unit = CountedPhrase::Unit::kMoney;
  phrase.unit_code = money.entry->code;
  phrase.unit_line = money.entry->line;
  phrase.tokens.end = last + 1;
  phrase.root = phrase.anchor = syntax_.root_of(phrase.tokens);
}

void PhraseReader::read_noun(CountedPhrase& phrase) const {
  std::uint32_t at = phrase.tokens.end;
  const TokenRange inside = sentence(phrase.root);
  if (at + 1 < inside.end && word(at) == "-" && !document_.records()[at - 1].space_after &&
      document_.token(at + 1).tag() != "CD") {
    at = read_attributive(at + 1, phrase);
    if (phrase.attributive) return;
  }
  if (one_of(word(at), {"more", "additional", "further", "extra"}) && word(at + 1) != "than") {
    phrase.addition = true;
    phrase.tokens.end = ++at;
  }
  if (at >= inside.end) return;
  if (word(at) == "of") {
    read_noun_under_of(at, phrase);
  } else {
    read_noun_to_the_right(at, phrase);
  }
}

// "12-member", "1,200-strong force", "5,000-odd men"; the token at which the noun may begin.
std::uint32_t PhraseReader::read_attributive(std::uint32_t at, CountedPhrase& phrase) const {
  if (one_of(word(at), {"strong", "odd", "plus"})) return at + 1;
  phrase.attributive = true;
  if (is_nominal(document_.token(at).tag())) set_noun(at, at, phrase);
  return at;
}

// "hundreds of refugees", "nine of them", "38 of 44 drones".
void PhraseReader::read_noun_under_of(std::uint32_t of, CountedPhrase& phrase) const {
  const std::uint32_t next = of + 1;
  if (next >= sentence(of).end) return;
  phrase.part = one_of(word(next), {"them", "whom", "which", "those"});
  if (phrase.part) {
    phrase.tokens.end = next + 1;
    return;
  }
  std::uint32_t noun = noun_under_of(of);
  if (noun != kNoToken) {
    set_noun(next, noun, phrase);
  } else if (document_.token(next).tag() == "CD") {
    noun = next + 1 < sentence(of).end ? noun_of_run(next + 1) : kNoToken;
    phrase.noun = noun;
    if (noun != kNoToken) phrase.noun_phrase = {noun, noun + 1};
  }
  phrase.anchor = phrase.root;
}

void PhraseReader::read_noun_to_the_right(std::uint32_t at, CountedPhrase& phrase) const {
  const Token root = document_.token(phrase.root);
  const std::uint32_t head = root.head().index();
  const bool modifies = one_of(root.dep(), {"nummod", "compound", "amod", "quantmod", "nmod", "det",
                                            "advmod", "npadvmod", "poss", "predet"});
  if (modifies && is_noun_to_the_right(at, head)) {
    set_noun(at, head, phrase);
  } else if (const std::uint32_t run = noun_of_run(at); run != kNoToken) {
    set_noun(at, run, phrase);
    const bool hangs = one_of(root.dep(), {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj"});
    if (hangs) phrase.anchor = phrase.root;
  }
}

void PhraseReader::set_noun(std::uint32_t begin, std::uint32_t noun, CountedPhrase& phrase) const {
  while (begin < noun && one_of(document_.token(begin).tag(), {"DT", "PRP$", "IN"})) ++begin;
  phrase.noun = phrase.anchor = noun;
  phrase.noun_phrase = {begin, noun + 1};
  phrase.tokens.end = std::max(phrase.tokens.end, noun + 1);
}

// What is counted in "hundreds of Syrian refugees".
std::uint32_t PhraseReader::noun_under_of(std::uint32_t of) const {
  const std::uint32_t noun = near_child(document_, of, {"pobj"});
  const bool good = noun != kNoToken && noun > of && noun - of <= kMaxNoun && !in_time_[noun] &&
                    document_.token(noun).tag() != "CD";
  return good ? noun : kNoToken;
}

// "250 taken hostage" counts no hostages: the noun belongs to the verb.
bool PhraseReader::completes_verb(std::uint32_t verb, std::uint32_t noun) const {
  const auto* rules = tables_.find(FigureRole::kObject, lower_ascii(document_.token(verb).lemma()));
  if (rules == nullptr) return false;
  return std::any_of(rules->begin(), rules->end(), [&](const KindRule& rule) {
    return rule.words.size() == 2 && rule.words[1] == word(noun);
  });
}

bool PhraseReader::is_noun_to_the_right(std::uint32_t begin, std::uint32_t noun) const {
  if (noun < begin || noun - begin > kMaxNoun || in_time_[noun]) return false;
  const Token head = document_.token(noun);
  if (completes_verb(begin, noun)) return false;
  if (!is_nominal(head.tag()) && !one_of(head.tag(), {"JJ", "VBN", "VBD"})) return false;
  if (!is_nominal(head.tag()) && noun != begin) return false;
  for (std::uint32_t at = begin; at < noun; ++at) {
    const std::string_view tag = document_.token(at).tag();
    if (one_of(tag, {"VBD", "VBZ", "VBP", "MD", "IN", "TO", "WDT", "WP", ".", ":"})) return false;
  }
  return is_nominal(head.tag());
}

// The last noun of the adjectives and nouns that follow, where the parse gives none.
std::uint32_t PhraseReader::noun_of_run(std::uint32_t begin) const {
  std::uint32_t noun = kNoToken;
  const std::uint32_t end = std::min(sentence(begin).end, begin + kMaxNoun);
  for (std::uint32_t at = begin; at < end && !in_time_[at]; ++at) {
    const std::string_view tag = document_.token(at).tag();
    if (is_nominal(tag)) {
      noun = at;
    } else if (!one_of(tag, {"JJ", "JJS", "JJR"}) || noun != kNoToken) {
      break;
    }
  }
  return noun;
}

void PhraseReader::read_relation(const Numeral& numeral, CountedPhrase& phrase) const {
  const TokenRange inside = sentence(phrase.root);
  std::uint32_t begin = phrase.tokens.begin;
  const auto use = [&](const Match& match, bool before) {
    if (match.entry == nullptr) return;
    phrase.relation = parse_figure_relation(match.entry->code).value_or(FigureRelation::kExactly);
    if (before) {
      phrase.tokens.begin = begin - match.tokens;
    } else {
      phrase.tokens.end = std::max(phrase.tokens.end, numeral.tokens.end + match.tokens);
    }
  };
  if (numeral.tokens.end < inside.end) {
    use(match_after(tables_.relations_after, numeral.tokens.end), false);
  }
  // "over a hundred", but "over a $12 million contract"
  const bool spelt = document_.token(numeral.tokens.begin).text().find_first_of("0123456789$") ==
                     std::string_view::npos;
  if (begin > inside.begin && spelt && one_of(word(begin - 1), {"a", "an"})) {
    if (match_before(tables_.relations_before, begin - 1).entry != nullptr) --begin;
  }
  // "handed over three hostages"
  const bool particle = begin > inside.begin && document_.token(begin - 1).dep() == "prt";
  if (!particle) use(match_before(tables_.relations_before, begin), true);
  begin = phrase.tokens.begin;
  if (begin == inside.begin) return;
  if (word(begin - 1) == "another") {
    phrase.addition = true;
    --phrase.tokens.begin;
  } else if (numeral.form == NumeralForm::kRange && word(begin - 1) == "between") {
    --phrase.tokens.begin;
  }
}

void PhraseReader::read_period(CountedPhrase& phrase) const {
  const std::uint32_t end = phrase.tokens.end;
  std::uint32_t after = end;
  if (word(after) == "of") ++after;
  const std::uint32_t last = std::min(after + kReach, sentence(phrase.root).end);
  for (; after < last; ++after) {
    const Match rate = match_after(tables_.unit(UnitRole::kPeriodAfter), after);
    if (rate.entry != nullptr) {
      phrase.period = rate.entry->code;
      return;
    }
    if (!one_of(document_.token(after).tag(), {"IN", "NN", "NNS", "JJ", "HYPH"})) break;
  }
  const Match before = match_before(tables_.unit(UnitRole::kPeriodBefore), phrase.tokens.begin);
  if (before.entry != nullptr) {
    phrase.period = before.entry->code;
    return;
  }
  if (!one_of(word(end), {"in", "of", "worth"})) return;  // "$40 billion in annual purchases"
  for (std::uint32_t at = end; at < std::min(end + kReach, document_.token_count()); ++at) {
    const Match match = match_after(tables_.unit(UnitRole::kPeriodBefore), at);
    if (match.entry == nullptr) continue;
    phrase.period = match.entry->code;
    return;
  }
}

bool PhraseReader::counts_nothing(const Numeral& numeral, const CountedPhrase& phrase) const {
  if (phrase.unit == CountedPhrase::Unit::kMoney) return false;
  if (is_metres(numeral, phrase)) return true;
  if (phrase.unit == CountedPhrase::Unit::kShare) return false;
  return is_measure(phrase) || is_label(numeral, phrase) || is_age(numeral) || is_in_name(numeral);
}

bool PhraseReader::is_measure(const CountedPhrase& phrase) const {
  const std::uint32_t next = phrase.tokens.end;
  if (phrase.noun != kNoToken && is_unit(UnitRole::kAddress, phrase.noun) &&
      document_.token(phrase.noun).tag() == "NNP") {
    return true;
  }
  for (UnitRole role :
       {UnitRole::kTime, UnitRole::kDistance, UnitRole::kWeight, UnitRole::kOtherMeasure}) {
    if (phrase.noun == kNoToken) {
      if (is_unit(role, next) &&
          document_.sentence_of(next) == document_.sentence_of(phrase.root)) {
        return true;
      }
      continue;
    }
    // The first noun counts too: "a 300 km range".
    if (!is_unit(role, phrase.noun) && !is_unit(role, phrase.noun_phrase.begin)) continue;
    const bool area = phrase.noun > 0 && one_of(word(phrase.noun - 1), {"square", "cubic"});
    return !area;
  }
  return false;
}

// "Article 5", "Resolution 1701", "Boeing 737": the number names what stands before it.
bool PhraseReader::is_label(const Numeral& numeral, const CountedPhrase& phrase) const {
  const std::uint32_t begin = numeral.tokens.begin;
  if (begin == sentence(begin).begin) return false;
  const Token before = document_.token(begin - 1);
  if (one_of(before.text(), {"#", "/", "@"})) return true;
  if (const auto* label = tables_.unit(UnitRole::kLabel).find(word(begin - 1))) {
    if (label->code == "always" || before.tag().starts_with("NNP")) return true;
    if (phrase.noun == kNoToken && is_nominal(before.tag())) return true;
  }
  // The year of a date that no calendar has: "February 30, 2024".
  const bool after_day = begin >= sentence(begin).begin + 2 && before.text() == "," &&
                         document_.token(begin - 2).tag() == "CD";
  if (phrase.noun == kNoToken && after_day && numeral.low >= 1000 && numeral.high < 2200) {
    return true;
  }
  const Token root = document_.token(phrase.root);
  const bool hangs_left = root.head().index() == begin - 1 && root.dep() == "nummod";
  return phrase.noun == kNoToken && hangs_left && is_nominal(before.tag());
}

// "Jane Roe, 34, said".
bool PhraseReader::is_age(const Numeral& numeral) const {
  const std::uint32_t begin = numeral.tokens.begin;
  const TokenRange inside = sentence(begin);
  if (numeral.high > kOldest || begin < inside.begin + 2 || numeral.tokens.size() != 1) {
    return false;
  }
  const bool closed = numeral.tokens.end >= inside.end ||
                      one_of(document_.token(numeral.tokens.end).text(), {",", ")", ".", "–"});
  const std::string_view opened = document_.token(begin - 1).text();
  return closed && one_of(opened, {",", "("}) &&
         document_.token(begin - 2).tag().starts_with("NNP");
}

bool PhraseReader::is_in_name(const Numeral& numeral) const {
  const std::uint32_t index = document_.entity_of(numeral.tokens.begin);
  if (index == Document::kNone) return false;
  const Entity& entity = document_.entities()[index];
  const std::string_view label = document_.label(entity.label);
  if (one_of(label, {"FAC", "LAW", "PRODUCT", "WORK_OF_ART", "EVENT"})) return true;
  return one_of(label, {"ORG", "PERSON", "GPE", "LOC"}) &&
         entity.tokens.begin < numeral.tokens.begin;
}

// "a 30m vessel": millions come in the plural.
bool PhraseReader::is_metres(const Numeral& numeral, const CountedPhrase& phrase) const {
  const std::string last = word(numeral.tokens.end - 1);
  if (last.empty() || last.back() != 'm' || phrase.noun == kNoToken) return false;
  if (last.size() > 1 && !(last[0] >= '0' && last[0] <= '9')) return false;
  return document_.token(phrase.noun).tag() == "NN";
}

}  // namespace standoff
