#include "standoff/ground/times.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "standoff/ground/internal/atoms.h"
#include "standoff/ground/internal/moment.h"
#include "standoff/ground/internal/time_direction.h"
#include "standoff/ground/internal/time_formula.h"
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

// What is remembered while an article is read from its beginning to its end.
class Reader {
 public:
  Reader(const Document& document, const std::optional<CivilDate>& published, const Compiled& rules)
      : document_(document), rules_(rules) {
    if (published && is_valid(*published)) now_ = moment_of(*published);
  }

  std::vector<TimeExpression> read() {
    for (const Paragraph& paragraph : document_.paragraphs()) read_paragraph(paragraph);
    return std::move(out_);
  }

 private:
  void read_paragraph(const Paragraph& paragraph) {
    if (paragraph.tokens.empty()) return;
    std::vector<Atom> atoms =
        atomize(document_.text(paragraph.span), paragraph.span.begin, rules_.lexicon.vocabulary);
    std::uint32_t token = paragraph.tokens.begin;
    for (Atom& atom : atoms) {
      while (token + 1 < paragraph.tokens.end &&
             document_.records()[token].span.end <= atom.span.begin) {
        ++token;
      }
      atom.token = token;
    }
    TimeMatcher matcher(document_, atoms, rules_.lexicon, rules_.parts);
    for (const TimeMatch& match : chosen_matches(matcher, atoms)) report(match, atoms);
  }

  // Of the matches that overlap, the one that begins first, then the longest, then the one of the
  // earliest rule.
  std::vector<TimeMatch> chosen_matches(TimeMatcher& matcher, const std::vector<Atom>& atoms) {
    std::vector<TimeMatch> matches;
    for (std::uint32_t i = 0; i < atoms.size(); ++i) {
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
      if (match.spans.front().first < free) continue;
      free = match.spans.back().second;
      chosen.push_back(std::move(match));
    }
    return chosen;
  }

  void report(const TimeMatch& match, const std::vector<Atom>& atoms) {
    const Compiled::Rule& rule = *rules_.rules[match.rule];
    if (rule.blocks) return;
    for (std::size_t i = 0; i < match.spans.size(); ++i) {
      const auto [begin, end] = match.spans[i];
      if (begin == end) continue;
      const TokenRange words{atoms[begin].token, atoms[end - 1].token + 1};
      report(rule, i, match, {atoms[begin].span.begin, atoms[end - 1].span.end}, words);
    }
  }

  void report(const Compiled::Rule& rule, std::size_t value_index, const TimeMatch& match,
              ByteSpan span, TokenRange words) {
    TimeId then_id = kNoRecord;
    TimeContext context;
    context.now = now_;
    context.then = [&](Grain grain) { return last_known(grain, then_id); };
    context.direction = [&] { return direction_of(document_, words, rules_.cues); };
    const auto formula_of = [&](std::uint32_t r) -> const TimeFormula& {
      return rules_.rules[r]->values[0];
    };
    const auto value = rule.values[value_index].evaluate(match, formula_of, context);
    if (!value) return;
    const auto id = static_cast<TimeId>(out_.size());
    out_.push_back({.type = *rule.type,
                    .value = to_timex(*value),
                    .span = span,
                    .anchored_to_publication = context.used_now && then_id == kNoRecord,
                    .anchor = then_id,
                    .rule = rule.source});
    if (const Moment* moment = std::get_if<Moment>(&*value)) remember(*moment, id);
  }

  struct Remembered {
    Moment moment;
    TimeId id = kNoRecord;
  };

  void remember(const Moment& moment, TimeId id) {
    if (!moment.is_known()) return;
    last_[moment.grain] = {moment, id};
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

  const Document& document_;
  const Compiled& rules_;
  std::optional<Moment> now_;
  std::map<Grain, Remembered> last_;
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
