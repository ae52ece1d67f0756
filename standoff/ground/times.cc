#include "standoff/ground/times.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "standoff/ground/internal/atoms.h"
#include "standoff/ground/internal/moment.h"
#include "standoff/ground/internal/time_direction.h"
#include "standoff/ground/internal/time_formula.h"
#include "standoff/ground/internal/time_matcher.h"
#include "standoff/ground/internal/time_pattern.h"

namespace standoff {
namespace {

constexpr std::string_view kRulesFile = "times.tsv";
constexpr std::string_view kWordsFile = "times_words.tsv";

std::optional<TimeType> parse_type(std::string_view name) {
  if (name == "DATE") return TimeType::kDate;
  if (name == "TIME") return TimeType::kTime;
  if (name == "DURATION") return TimeType::kDuration;
  if (name == "SET") return TimeType::kSet;
  return std::nullopt;
}

bool is_lower_name(std::string_view name) {
  return !name.empty() &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

// The first column: what a rule makes. "DATE", "day" or "DATE day"; empty for what is no time.
struct Makes {
  std::optional<TimeType> type;
  std::string part;
};

std::optional<Makes> parse_makes(std::string_view field) {
  Makes makes;
  for (const std::string_view word : split_list(field, ' ')) {
    const auto type = parse_type(word);
    if (type && !makes.type) {
      makes.type = type;
    } else if (!type && is_lower_name(word) && makes.part.empty()) {
      makes.part = word;
    } else {
      return std::nullopt;
    }
  }
  return makes;
}

}  // namespace

struct TimeRules::Compiled {
  struct Rule {
    std::optional<TimeType> type;  // none for a part, and for what is no time
    bool blocks = false;           // its words are no time expression
    Pattern pattern;
    std::vector<TimeFormula> values;  // one for each expression of the pattern
    std::string source;               // "times.tsv:41"
  };
  Lexicon lexicon;
  DirectionCues cues;
  std::vector<std::unique_ptr<Rule>> rules;  // patterns stay where they are
  PatternIndex expressions;
  std::vector<PatternIndex> parts;
};

namespace {

using Compiled = TimeRules::Compiled;

// The cues that this class holds; null where its words are part of values.
DirectionCues::Words* cues_of_class(std::string_view name, DirectionCues& cues) {
  if (name == "future_auxiliary") return &cues.auxiliaries;
  if (name == "prospect") return &cues.prospects;
  if (name == "intention") return &cues.intentions;
  if (name == "deadline") return &cues.deadlines;
  if (name == "happening") return &cues.happenings;
  return nullptr;
}

Result<void> load_words(const Knowledge& knowledge, Compiled& out) {
  const auto table = knowledge.table(kWordsFile, {.at_least = 2, .at_most = 3});
  if (!table) return table.error();
  for (const KnowledgeRow& row : table->rows()) {
    if (!is_lower_name(row[0])) return table->error(row, 0, "a class in lower-case letters");
    for (const std::string_view word : split_list(row[1])) {
      if (word.empty()) return table->error(row, 1, "words separated by |");
      if (auto* cues = cues_of_class(row[0], out.cues)) {
        cues->emplace(word);
      } else {
        auto& words = out.lexicon.classes[std::string(row[0])];
        if (!words) words = std::make_shared<WordClass>();
        words->add(word, row[2], out.lexicon.vocabulary);
      }
    }
  }
  return {};
}

Result<void> load_values(const KnowledgeTable& table, const KnowledgeRow& row,
                         Compiled::Rule& rule) {
  for (const std::string_view text : split_list(row[2], ';')) {
    auto formula = TimeFormula::compile(text, rule.pattern);
    if (const auto* problem = std::get_if<PatternProblem>(&formula)) {
      return table.error(row, 2, problem->expected);
    }
    rule.values.push_back(std::move(*std::get_if<TimeFormula>(&formula)));
  }
  const std::size_t wanted = rule.blocks ? 0 : rule.pattern.expressions;
  if (rule.values.size() != wanted) {
    return table.error(row, 2, std::to_string(wanted) + " values separated by ;");
  }
  return {};
}

Result<void> load_rule(const KnowledgeTable& table, const KnowledgeRow& row, Compiled& out) {
  const auto makes = parse_makes(row[0]);
  if (!makes) return table.error(row, 0, "DATE, TIME, DURATION, SET, a name of your own, or both");
  auto rule = std::make_unique<Compiled::Rule>();
  rule->type = makes->type;
  rule->blocks = !makes->type && makes->part.empty();
  rule->source = table.rule(row);
  // A name that is not yet known may use all that are.
  const auto known_parts = static_cast<std::uint32_t>(out.lexicon.parts.size());
  const std::uint32_t part_limit = out.lexicon.part(makes->part).value_or(known_parts);
  if (const auto problem = compile_pattern(row[1], part_limit, out.lexicon, rule->pattern)) {
    return table.error(row, 1, problem->expected);
  }
  if (auto loaded = load_values(table, row, *rule); !loaded) return loaded;

  const auto id = static_cast<std::uint32_t>(out.rules.size());
  if (!makes->part.empty()) {
    if (rule->pattern.expressions != 1) return table.error(row, 1, "no { } in a part");
    auto part = out.lexicon.part(makes->part);
    if (!part) {
      part = static_cast<std::uint32_t>(out.lexicon.parts.size());
      out.lexicon.parts.push_back(makes->part);
      out.parts.emplace_back();
    }
    out.parts[*part].add(id, &rule->pattern);
  }
  if (makes->type || rule->blocks) out.expressions.add(id, &rule->pattern);
  out.rules.push_back(std::move(rule));
  return {};
}

Result<void> load_rules(const Knowledge& knowledge, Compiled& out) {
  const auto table = knowledge.table(kRulesFile, {.at_least = 2, .at_most = 3});
  if (!table) return table.error();
  for (const KnowledgeRow& row : table->rows()) {
    if (auto loaded = load_rule(*table, row, out); !loaded) return loaded;
  }
  for (PatternIndex& part : out.parts) part.finish(out.lexicon, out.parts);
  out.expressions.finish(out.lexicon, out.parts);
  return {};
}

// What one paragraph says, and where.
struct ParagraphView {
  std::vector<Atom> atoms;
  std::vector<bool> quoted;  // by atom: it stands between quotation marks
};

// What is remembered while an article is read from its beginning to its end.
class Reader {
 public:
  Reader(const Document& document, const std::optional<CivilDate>& published, const Compiled& rules)
      : document_(document), rules_(rules) {
    if (published && is_valid(*published)) published_ = moment_of(*published);
    now_ = published_;
  }

  std::vector<TimeExpression> read() {
    for (const Paragraph& paragraph : document_.paragraphs()) {
      if (!paragraph.tokens.empty()) read_paragraph(paragraph);
    }
    return std::move(out_);
  }

 private:
  void read_paragraph(const Paragraph& paragraph) {
    const ParagraphView view = view_of(paragraph);
    TimeMatcher matcher(document_, view.atoms, rules_.lexicon, rules_.parts);
    const std::vector<TimeMatch> matches = chosen_matches(matcher, view);
    said_.clear();
    for (const TimeMatch& match : matches) find_said(match, view);
    const std::size_t first = out_.size();
    for (const TimeMatch& match : matches) report(match, view);
    if (out_.size() == first + 1) take_dateline(paragraph);
  }

  [[nodiscard]] ParagraphView view_of(const Paragraph& paragraph) const {
    ParagraphView view;
    view.atoms =
        atomize(document_.text(paragraph.span), paragraph.span.begin, rules_.lexicon.vocabulary);
    std::uint32_t token = paragraph.tokens.begin;
    bool quoted = false;
    for (Atom& atom : view.atoms) {
      while (token + 1 < paragraph.tokens.end &&
             document_.records()[token].span.end <= atom.span.begin) {
        ++token;
      }
      atom.token = token;
      const std::string_view mark = document_.text(atom.span);
      if (mark == "\"") quoted = !quoted;
      if (mark == "\u201C") quoted = true;
      if (mark == "\u201D") quoted = false;
      view.quoted.push_back(quoted);
    }
    return view;
  }

  // Of the matches that overlap, the one that begins first, then the longest, then the one of the
  // earliest rule.
  std::vector<TimeMatch> chosen_matches(TimeMatcher& matcher, const ParagraphView& view) {
    std::vector<TimeMatch> matches;
    for (std::uint32_t i = 0; i < view.atoms.size(); ++i) {
      matcher.match_all(rules_.expressions, i, matches);
    }
    std::stable_sort(matches.begin(), matches.end(), [](const TimeMatch& a, const TimeMatch& b) {
      const auto begin_a = a.spans.front().first;
      const auto begin_b = b.spans.front().first;
      if (begin_a != begin_b) return begin_a < begin_b;
      const auto end_a = a.spans.back().second;
      const auto end_b = b.spans.back().second;
      return end_a != end_b ? end_a > end_b : a.rule < b.rule;
    });
    std::vector<TimeMatch> chosen;
    std::uint32_t free = 0;
    for (TimeMatch& match : matches) {
      const auto [begin, end] = std::pair(match.spans.front().first, match.spans.back().second);
      if (begin < free || begin == end) continue;
      free = end;
      if (!rules_.rules[match.rule]->blocks) chosen.push_back(std::move(match));
    }
    return chosen;
  }

  // Remembers the day that a sentence gives outside quotation marks: on it the quotation was said.
  void find_said(const TimeMatch& match, const ParagraphView& view) {
    const auto [begin, end] = match.spans.front();
    if (!now_ || view.quoted[begin]) return;
    TimeContext context = context_of(words_of(begin, end, view));
    context.then = [](Grain) { return std::nullopt; };
    const auto value = evaluate(match, 0, context);
    const Moment* day = value ? std::get_if<Moment>(&*value) : nullptr;
    if (day != nullptr && could_be_said_on(*day)) {
      said_.emplace(document_.sentence_of(view.atoms[begin].token), widen(*day, Grain::kDay));
    }
  }

  [[nodiscard]] bool could_be_said_on(const Moment& day) const {
    constexpr std::int64_t kNews = 3;  // days for which what was said is news
    if (day.grain != Grain::kDay || !day.is_known()) return false;
    const std::int64_t ago = first_day(*now_) - first_day(day);
    return ago >= 0 && ago <= kNews;
  }

  // The day that "today" means. Inside a quotation it is the day on which that was said: that of
  // its sentence, or else the last one told.
  [[nodiscard]] std::optional<Moment> today_at(std::uint32_t atom,
                                               const ParagraphView& view) const {
    if (!now_ || !view.quoted[atom]) return now_;
    const auto said = said_.find(document_.sentence_of(view.atoms[atom].token));
    if (said != said_.end()) return said->second;
    const auto day = last_.find(Grain::kDay);
    if (day == last_.end() || !could_be_said_on(day->second.moment)) return now_;
    return widen(day->second.moment, Grain::kDay);
  }

  static TokenRange words_of(std::uint32_t begin, std::uint32_t end, const ParagraphView& view) {
    return {view.atoms[begin].token, view.atoms[end - 1].token + 1};
  }

  TimeContext context_of(TokenRange words) const {
    TimeContext context;
    context.now = now_;
    context.direction = [this, words] { return direction_of(document_, words, rules_.cues); };
    context.dated = [this](const Moment& pattern) -> std::optional<Moment> {
      const auto found = dated_.find({pattern.part, pattern.day});
      if (found == dated_.end()) return std::nullopt;
      return found->second;
    };
    return context;
  }

  std::optional<TimeValue> evaluate(const TimeMatch& match, std::size_t index,
                                    TimeContext& context) const {
    const auto formula_of = [this](std::uint32_t rule) -> const TimeFormula& {
      return rules_.rules[rule]->values[0];
    };
    return rules_.rules[match.rule]->values[index].evaluate(match, formula_of, context);
  }

  void report(const TimeMatch& match, const ParagraphView& view) {
    const Compiled::Rule& rule = *rules_.rules[match.rule];
    for (std::size_t i = 0; i < match.spans.size(); ++i) {
      const auto [begin, end] = match.spans[i];
      if (begin == end) continue;
      TimeId anchor = kNoRecord;
      TimeContext context = context_of(words_of(begin, end, view));
      context.today = today_at(begin, view);
      context.then = [&](Grain grain) { return last_known(grain, anchor); };
      const auto value = evaluate(match, i, context);
      if (!value) continue;
      const bool by_article = context.used_now && anchor == kNoRecord;
      out_.push_back({.type = *rule.type,
                      .value = to_timex(*value),
                      .span = {view.atoms[begin].span.begin, view.atoms[end - 1].span.end},
                      .anchored_to_publication = by_article && dateline_ == kNoRecord,
                      .anchor = by_article ? dateline_ : anchor,
                      .rule = rule.source});
      if (const Moment* moment = std::get_if<Moment>(&*value)) remember(*moment, context.used_now);
    }
  }

  struct Remembered {
    Moment moment;
    TimeId id = kNoRecord;
  };

  // Of the expression that was reported last.
  void remember(const Moment& moment, bool used_now) {
    if (!moment.is_known()) return;
    last_[moment.grain] = {moment, static_cast<TimeId>(out_.size()) - 1};
    if (moment.grain == Grain::kDay && !used_now) dated_[{moment.part, moment.day}] = moment;
  }

  // The last expression of this grain or a finer one.
  std::optional<Moment> last_known(Grain grain, TimeId& id) const {
    const Remembered* last = nullptr;
    for (const auto& [known, remembered] : last_) {
      if (known < grain) continue;
      if (last == nullptr || remembered.id > last->id) last = &remembered;
    }
    if (last == nullptr) return std::nullopt;
    id = last->id;
    return last->moment;
  }

  // A paragraph that is nothing but a date tells when the ones below it were written, if that
  // fits the date of publication.
  void take_dateline(const Paragraph& paragraph) {
    constexpr std::size_t kOtherBytes = 4;     // punctuation
    constexpr std::int64_t kLongestBlog = 31;  // days
    const TimeExpression& only = out_.back();
    const auto day = last_.find(Grain::kDay);
    if (paragraph.span.size() > only.span.size() + kOtherBytes || day == last_.end() ||
        day->second.id + 1 != out_.size()) {
      return;
    }
    const Moment date = widen(day->second.moment, Grain::kDay);
    if (published_) {
      const std::int64_t ago = first_day(*published_) - first_day(date);
      if (ago < 0 || ago > kLongestBlog) return;
    }
    now_ = date;
    dateline_ = day->second.id;
  }

  const Document& document_;
  const Compiled& rules_;
  std::optional<Moment> published_;
  std::optional<Moment> now_;                    // the date of what is being read
  TimeId dateline_ = kNoRecord;                  // the expression that gave it, if one did
  std::map<Grain, Remembered> last_;             // expressions that are known, by grain
  std::map<std::pair<int, int>, Moment> dated_;  // days given with their year, by month and day
  std::map<std::uint32_t, Moment> said_;         // by sentence of the paragraph
  std::vector<TimeExpression> out_;
};

}  // namespace

Result<TimeRules> TimeRules::load(const Knowledge& knowledge) {
  auto compiled = std::make_shared<Compiled>();
  if (auto loaded = load_words(knowledge, *compiled); !loaded) return std::move(loaded).error();
  if (auto loaded = load_rules(knowledge, *compiled); !loaded) return std::move(loaded).error();
  return TimeRules(std::move(compiled));
}

Result<std::vector<TimeExpression>> find_times(const Document& document,
                                               const std::optional<CivilDate>& published,
                                               const TimeRules& rules) {
  return Reader(document, published, rules.compiled()).read();
}

}  // namespace standoff
