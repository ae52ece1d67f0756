#include "standoff/ground/figures.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "standoff/ground/internal/figure_kinds.h"
#include "standoff/ground/internal/figure_phrases.h"
#include "standoff/ground/internal/figure_tables.h"
#include "standoff/ground/numbers.h"
#include "standoff/ground/syntax.h"

namespace standoff {
namespace {

using Unit = CountedPhrase::Unit;

constexpr std::uint32_t kMaxTimes = 16;  // looked at in one sentence
constexpr double kMoneyAlone = 1e9;      // "stand to make billions": nothing else comes in billions

constexpr std::uint32_t kMaxSeparators = 2;  // tokens between two items of a list
constexpr std::uint32_t kReach = 6;          // tokens from "down from" to its number
constexpr int kMaxArcs = 6;                  // from a time expression to its verb
constexpr double kFirstYear = 1900;
constexpr double kLastYear = 2100;

// A number on its way to a figure.
struct Draft {
  Numeral numeral;
  CountedPhrase phrase;
  KindFound kind;
};

std::string rule_name(std::string_view file, std::uint32_t line) {
  return std::string(file) + ":" + std::to_string(line);
}

bool is_person_count(FigureKind kind) {
  return !(kind == FigureKind::kWeapons || kind == FigureKind::kMoney ||
           kind == FigureKind::kVotes || kind == FigureKind::kOther);
}

// Percent where the share is a whole one, else a fraction of one, to two places.
double share_value(double share) {
  const double percent = share * 100;
  const bool whole = std::abs(percent - std::round(percent)) < 1e-9;
  return whole ? std::round(percent) : std::round(percent) / 100;
}

// low, best and high as the relation asks (see Figure).
void set_bounds(const Numeral& numeral, Figure& figure) {
  double low = numeral.low;
  double high = numeral.high;
  if (numeral.form == NumeralForm::kShare) {
    low = share_value(low);
    high = share_value(high);
  }
  if (numeral.form == NumeralForm::kVague && figure.relation == FigureRelation::kExactly) {
    figure.relation = FigureRelation::kAtLeast;
  }
  if (low < high) figure.relation = FigureRelation::kRange;
  switch (figure.relation) {
    case FigureRelation::kMoreThan:
    case FigureRelation::kAtLeast:
      figure.low = figure.best = low;
      break;
    case FigureRelation::kNearly:
    case FigureRelation::kUpTo:
    case FigureRelation::kFewerThan:
      figure.high = figure.best = high;
      break;
    case FigureRelation::kRange:
      figure.low = low;
      figure.high = high;
      break;
    case FigureRelation::kExactly:
    case FigureRelation::kAbout:
      figure.best = low;
      break;
  }
}

class Finder {
 public:
  Finder(const Document& document, std::span<const TimeExpression> times,
         const FigureTables& tables)
      : document_(document),
        tables_(tables),
        syntax_(document),
        times_(times),
        in_time_(document.token_count(), false),
        reader_(syntax_, tables, in_time_),
        kinds_(document, tables) {}

  std::vector<Figure> run();

 private:
  void mark_times();
  void read_drafts();
  void spread_over_lists();
  void inherit();
  [[nodiscard]] bool is_list(const Draft& left, const Draft& right) const;
  [[nodiscard]] bool takes_event(const Draft& draft, const Draft& from) const;
  [[nodiscard]] bool is_part(const Draft& draft, const Draft& whole) const;
  [[nodiscard]] bool compares(const Draft& draft) const;
  [[nodiscard]] bool wants_event(const Draft& draft) const;

  [[nodiscard]] static bool is_money_alone(const Draft& draft);
  [[nodiscard]] bool is_figure(const Draft& draft) const;
  [[nodiscard]] bool counts_zero(const Draft& draft) const;
  [[nodiscard]] Figure make(const Draft& draft) const;
  [[nodiscard]] std::string unit_of(const Draft& draft, FigureKind kind) const;
  void set_times(const Draft& draft, Figure& figure) const;
  [[nodiscard]] std::uint32_t clause_of(TokenRange time) const;
  [[nodiscard]] std::string word(std::uint32_t token) const {
    return lower_ascii(document_.token(token).text());
  }

  const Document& document_;
  const FigureTables& tables_;
  Syntax syntax_;
  std::span<const TimeExpression> times_;
  std::vector<bool> in_time_;
  std::vector<std::pair<TokenRange, TimeId>> time_tokens_;  // in order of the text
  PhraseReader reader_;
  KindFinder kinds_;
  std::vector<Draft> drafts_;
};

std::vector<Figure> Finder::run() {
  mark_times();
  read_drafts();
  spread_over_lists();
  inherit();
  std::vector<Figure> figures;
  for (const Draft& draft : drafts_) {
    if (is_figure(draft)) figures.push_back(make(draft));
  }
  return figures;
}

void Finder::mark_times() {
  for (TimeId id = 0; id < times_.size(); ++id) {
    const ByteSpan span = times_[id].span;
    if (span.empty() || span.end > document_.text().size()) continue;
    TokenRange tokens = {document_.token_at(span.begin), document_.token_at(span.end - 1) + 1};
    tokens.end = std::min(tokens.end, document_.token_count());
    if (tokens.begin >= tokens.end) continue;
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) in_time_[i] = true;
    time_tokens_.emplace_back(tokens, id);
  }
  std::sort(time_tokens_.begin(), time_tokens_.end(),
            [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
}

void Finder::read_drafts() {
  for (const Numeral& numeral : find_numerals(document_, tables_.numbers)) {
    std::optional<CountedPhrase> phrase = reader_.read(numeral);
    if (!phrase) continue;
    KindFound kind;
    const bool counts = phrase->unit == Unit::kNone && numeral.form != NumeralForm::kShare;
    if (counts) kind = kinds_.find(*phrase);
    drafts_.push_back({numeral, std::move(*phrase), kind});
  }
}

// Whether nothing but a comma or "and" lies between.
bool Finder::is_list(const Draft& left, const Draft& right) const {
  const std::uint32_t begin = left.phrase.tokens.end;
  const std::uint32_t end = right.phrase.tokens.begin;
  if (begin >= end || end - begin > kMaxSeparators) return false;
  if (document_.sentence_of(left.phrase.root) != document_.sentence_of(right.phrase.root)) {
    return false;
  }
  const bool votes = left.kind.rule != nullptr && left.kind.rule->kind == FigureKind::kVotes;
  for (std::uint32_t i = begin; i < end; ++i) {
    const bool score = votes && one_of(word(i), {"-", "–", "to"});  // "217 to 205"
    if (!score && !one_of(word(i), {",", "and", "or", ";", "&"})) return false;
  }
  return true;
}

bool Finder::takes_event(const Draft& draft, const Draft& from) const {
  if (draft.kind.event || draft.phrase.unit != Unit::kNone) return false;
  if (draft.numeral.form == NumeralForm::kShare || draft.phrase.attributive) return false;
  if (from.kind.rule == nullptr) return false;
  if (from.kind.rule->kind == FigureKind::kVotes) return draft.phrase.noun == kNoToken;
  if (!from.kind.event) return false;
  if (!is_person_count(from.kind.rule->kind)) return false;
  return kinds_.is_people(draft.phrase.noun) && kinds_.allows(*from.kind.rule, draft.phrase.noun);
}

// "150 soldiers, 95 civilians and hundreds of rebels killed", "killed 3 men, 2 women and a child":
// what is said at one end of a list holds for all of it.
void Finder::spread_over_lists() {
  const auto spread = [this](std::size_t from, std::size_t to) {
    const Draft& left = drafts_[std::min(from, to)];
    const Draft& right = drafts_[std::max(from, to)];
    if (!takes_event(drafts_[to], drafts_[from]) || !is_list(left, right)) return;
    drafts_[to].kind = drafts_[from].kind;
  };
  for (std::size_t i = drafts_.size(); i > 1; --i) spread(i - 1, i - 2);
  for (std::size_t i = 1; i < drafts_.size(); ++i) spread(i - 1, i);
}

// "26 people died in the strikes and five from shelling", "12 dead, including three children",
// "two of them women", "2 million refugees, down from 3 million": what holds for the number before
// holds for this one.
void Finder::inherit() {
  const Draft* last = nullptr;
  const Draft* event = nullptr;
  for (Draft& draft : drafts_) {
    if (last != nullptr &&
        document_.sentence_of(last->phrase.root) != document_.sentence_of(draft.phrase.root)) {
      last = event = nullptr;
    }
    if (event != nullptr && takes_event(draft, *event) && wants_event(draft)) {
      draft.kind = event->kind;
    }
    const bool plain = draft.kind.rule == nullptr;
    if (last != nullptr && plain && (compares(draft) || is_part(draft, *last))) {
      draft.kind.rule = last->kind.rule;
    }
    if (draft.kind.event) event = &draft;
    if (draft.kind.rule != nullptr) last = &draft;
  }
}

// "200 hostages, among them 30 children"; "45 aircraft, 30 of which".
bool Finder::is_part(const Draft& draft, const Draft& whole) const {
  if (draft.phrase.part) return true;
  return draft.kind.part && is_person_count(whole.kind.rule->kind) &&
         kinds_.is_people(draft.phrase.noun);
}

// "up from 30", "down from a peak of 30", "compared with 30".
bool Finder::compares(const Draft& draft) const {
  const CountedPhrase& phrase = draft.phrase;
  if (phrase.noun != kNoToken || phrase.unit != Unit::kNone || phrase.attributive) return false;
  const TokenRange sentence = document_.sentences()[document_.sentence_of(phrase.root)].tokens;
  const std::uint32_t begin = phrase.tokens.begin;
  for (std::uint32_t at = begin; at > sentence.begin + 1 && begin - at < kReach;) {
    --at;
    const std::string here = word(at);
    if (here == ",") return false;
    const bool change = here == "from" && one_of(word(at - 1), {"up", "down"});
    if (change || here == "compared") return true;
  }
  return false;
}

bool Finder::wants_event(const Draft& draft) const {
  const CountedPhrase& phrase = draft.phrase;
  if (phrase.part || draft.kind.part) return true;
  const TokenRange sentence = document_.sentences()[document_.sentence_of(phrase.root)].tokens;
  const std::uint32_t before = phrase.tokens.begin;
  if (before > sentence.begin && kinds_.is_a(FigureRole::kInclude, before - 1)) return true;
  if (before > sentence.begin + 1 && one_of(word(before - 1), {"them", "whom"})) return true;
  const bool year = draft.numeral.low >= kFirstYear && draft.numeral.high <= kLastYear &&
                    document_.token(phrase.root).text().size() == 4;
  const bool bare = phrase.noun == kNoToken && !year && !phrase.attributive;
  return bare && one_of(document_.token(phrase.root).dep(), {"conj", "appos", "dep"});
}

// "no casualties", "no one was hurt"; not "no evidence".
bool Finder::counts_zero(const Draft& draft) const {
  const KindFound& kind = draft.kind;
  if (kind.rule == nullptr || draft.phrase.part) return false;
  const FigureKind found = kind.rule->kind;
  if (found == FigureKind::kOther) return kind.event;
  if (kind.event) return is_person_count(found) && kinds_.is_people(draft.phrase.noun);
  return found == FigureKind::kKilled || found == FigureKind::kInjured;
}

// "they stand to make billions".
bool Finder::is_money_alone(const Draft& draft) {
  return draft.phrase.noun == kNoToken && draft.kind.rule == nullptr &&
         draft.numeral.form == NumeralForm::kVague && draft.numeral.low >= kMoneyAlone;
}

bool Finder::is_figure(const Draft& draft) const {
  const CountedPhrase& phrase = draft.phrase;
  if (phrase.unit != Unit::kNone) return draft.numeral.form != NumeralForm::kNone;
  if (draft.numeral.form == NumeralForm::kNone) return counts_zero(draft);
  const FigureKind kind = draft.kind.rule ? draft.kind.rule->kind : FigureKind::kOther;
  if (draft.numeral.form == NumeralForm::kShare) {
    return phrase.noun != kNoToken || phrase.part || draft.numeral.tokens.size() > 1;
  }
  if (phrase.attributive) {
    return phrase.noun != kNoToken &&
           (kinds_.is_people(phrase.noun) || kinds_.noun_rule(phrase.noun) != nullptr);
  }
  const std::uint32_t begin = phrase.tokens.begin;
  if (phrase.noun == kNoToken && draft.kind.rule == nullptr) {
    return is_money_alone(draft) ||
           (draft.numeral.form == NumeralForm::kVague && begin > 1 && word(begin - 1) == "the" &&
            word(begin - 2) == "in");  // "numbering in the millions"
  }
  const bool plain = kind == FigureKind::kOther;
  if (draft.numeral.high == 1) {  // "one" is a pronoun or an article more often than a count
    const std::string_view dep = document_.token(phrase.root).dep();
    return !plain && !phrase.part &&
           (phrase.noun != kNoToken ? phrase.anchor == phrase.noun : dep != "appos");
  }
  if (plain && draft.numeral.high == 2 && begin > 0) {  // "the two countries" refers back
    return !one_of(word(begin - 1), {"the", "these", "those", "both", "our", "their", "all"});
  }
  return true;
}

std::string Finder::unit_of(const Draft& draft, FigureKind kind) const {
  const CountedPhrase& phrase = draft.phrase;
  if (phrase.unit != Unit::kNone) return phrase.unit_code;
  if (draft.numeral.form == NumeralForm::kShare) {
    const double share = share_value(draft.numeral.high);
    return share == std::round(share) ? "percent" : "share";
  }
  if (kind == FigureKind::kMoney) return {};
  if (kind == FigureKind::kVotes) return "votes";
  if (is_person_count(kind) || phrase.noun == kNoToken) return "people";
  if (kinds_.is_a(FigureRole::kPeople, phrase.noun)) return "people";
  std::uint32_t begin = phrase.noun;
  while (begin > phrase.noun_phrase.begin && document_.token(begin - 1).tag().starts_with("NN")) {
    --begin;
  }
  return lower_ascii(document_.text(document_.span_of({begin, phrase.noun + 1})));
}

Figure Finder::make(const Draft& draft) const {
  const CountedPhrase& phrase = draft.phrase;
  Figure figure;
  figure.relation = phrase.relation;
  if (phrase.unit == Unit::kMoney) {
    figure.kind = FigureKind::kMoney;
    figure.rule = rule_name(kUnitFile, phrase.unit_line);
  } else if (phrase.unit == Unit::kShare) {
    figure.rule = rule_name(kUnitFile, phrase.unit_line);
  } else if (draft.kind.rule != nullptr) {
    figure.kind = draft.kind.rule->kind;
    figure.rule = rule_name(kKindFile, draft.kind.rule->line);
  } else if (is_money_alone(draft)) {
    figure.kind = FigureKind::kMoney;
  }
  if (figure.rule.empty()) {
    const auto* any = tables_.find(FigureRole::kNoun, "*");
    if (any != nullptr) figure.rule = rule_name(kKindFile, any->front().line);
  }
  set_bounds(draft.numeral, figure);
  figure.unit = unit_of(draft, figure.kind);
  figure.period = phrase.period;
  figure.addition = phrase.addition;
  figure.evidence = syntax_.trimmed(phrase.tokens);
  if (phrase.noun != kNoToken) figure.of = syntax_.trimmed(phrase.noun_phrase);
  set_times(draft, figure);
  return figure;
}

// The verb whose clause a time expression dates.
std::uint32_t Finder::clause_of(TokenRange time) const {
  std::uint32_t at = syntax_.root_of(time);
  for (int i = 0; i < kMaxArcs; ++i) {
    const Token token = document_.token(at);
    if (token.is_root()) return kNoToken;
    at = token.head().index();
    if (one_of(document_.token(at).pos(), {"VERB", "AUX"})) return at;
  }
  return kNoToken;
}

void Finder::set_times(const Draft& draft, Figure& figure) const {
  if (draft.kind.verb == kNoToken) return;
  const TokenRange sentence =
      document_.sentences()[document_.sentence_of(draft.phrase.root)].tokens;
  auto at = std::lower_bound(
      time_tokens_.begin(), time_tokens_.end(), sentence.begin,
      [](const auto& time, std::uint32_t token) { return time.first.begin < token; });
  for (std::uint32_t seen = 0; at != time_tokens_.end() && seen < kMaxTimes; ++at, ++seen) {
    const auto& [tokens, id] = *at;
    if (tokens.begin >= sentence.end) return;
    if (clause_of(tokens) != draft.kind.verb) continue;
    const TimeExpression& time = times_[id];
    if (time.type == TimeType::kDate && figure.when == kNoRecord) figure.when = id;
    if (time.type != TimeType::kDuration || !figure.period.empty()) continue;
    std::uint32_t before = tokens.begin;
    while (before > sentence.begin && one_of(word(before - 1), {"just", "only", "the", "about"})) {
      --before;
    }
    const bool within =
        before > sentence.begin && one_of(word(before - 1), {"in", "within", "over", "during"});
    if (within) figure.period = time.value;
  }
}

}  // namespace

Result<FigureRules> FigureRules::load(const Knowledge& knowledge) {
  Result<FigureTables> tables = FigureTables::load(knowledge);
  if (!tables) return std::move(tables).error();
  return FigureRules(std::make_shared<const FigureTables>(std::move(tables).value()));
}

std::vector<Figure> find_figures(const Document& document, std::span<const TimeExpression> times,
                                 const FigureRules& rules) {
  return Finder(document, times, rules.tables()).run();
}

}  // namespace standoff
