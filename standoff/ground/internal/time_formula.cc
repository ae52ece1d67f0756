#include "standoff/ground/internal/time_formula.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

namespace standoff {

namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(begin);
    const std::string_view word = text.substr(0, text.find(' '));
    if (!word.empty()) words.push_back(word);
    text.remove_prefix(word.size());
  }
  return words;
}

// "P72TH" is written PT72H, "P1D2TH" P1DT2H: the T stands once, before the first hour.
std::string ordered_duration(std::string_view text) {
  std::string out = "P";
  bool time = false;
  for (std::size_t at = 1; at < text.size();) {
    const std::size_t unit = text.find_first_of("DWMYTH", at);
    if (unit == std::string_view::npos) return std::string(text);
    std::string_view name = text.substr(unit);
    if (name.front() == 'T') {
      if (!time) out += 'T';
      time = true;
      name.remove_prefix(1);
    }
    const std::size_t length = std::min(name.find_first_of("0123456789X."), name.size());
    out.append(text.substr(at, unit - at)).append(name.substr(0, length));
    at = static_cast<std::size_t>(name.data() - text.data()) + length;
  }
  return out;
}

std::int64_t days_between(const Moment& a, std::int64_t day) {
  if (last_day(a) < day) return day - last_day(a);
  return first_day(a) > day ? first_day(a) - day : 0;
}

// "The surge in May should calm us": what is long to come and was just now was.
bool is_doubtful(const Moment* past, const Moment* future, std::int64_t today) {
  constexpr std::int64_t kJustNow = 45;  // days
  constexpr std::int64_t kFarAhead = 270;
  return past != nullptr && future != nullptr && days_between(*past, today) < kJustNow &&
         days_between(*future, today) > kFarAhead;
}

// Without a verb that tells, news looks back, unless what is to come is by far nearer.
const Moment* nearest(const Moment* past, const Moment* future, std::int64_t today) {
  constexpr std::int64_t kFarBack = 200;  // days
  constexpr std::int64_t kSoon = 90;
  if (past == nullptr || future == nullptr) return past != nullptr ? past : future;
  const bool soon = days_between(*past, today) > kFarBack && days_between(*future, today) < kSoon;
  return soon ? future : past;
}

}  // namespace

std::string to_timex(const TimeValue& value) {
  const Moment* moment = std::get_if<Moment>(&value);
  return moment != nullptr ? to_timex(*moment) : *std::get_if<std::string>(&value);
}

class FormulaCompiler {
 public:
  FormulaCompiler(std::string_view text, const Pattern& pattern)
      : words_(words_of(text)), pattern_(pattern) {}

  std::variant<TimeFormula, PatternProblem> run() {
    if (words_.empty()) fail("a value");
    if (!problem_) formula_.start_ = term();
    if (!problem_) choice();
    if (!problem_ && at_ < words_.size() &&
        (words_[at_].front() == 'T' || words_[at_].front() == '<')) {
      formula_.time_ = compile_template(words_[at_++]);
    }
    if (!problem_ && at_ < words_.size()) fail("the value to end before " + quoted(words_[at_]));
    if (problem_) return *std::move(problem_);
    return std::move(formula_);
  }

 private:
  static std::string quoted(std::string_view word) { return "\"" + std::string(word) + "\""; }

  void fail(std::string expected) {
    if (!problem_) problem_ = PatternProblem{std::move(expected)};
  }

  bool take(std::string_view word) {
    if (at_ >= words_.size() || words_[at_] != word) return false;
    ++at_;
    return true;
  }

  TimeFormula::Template compile_template(std::string_view text) {
    TimeFormula::Template out;
    while (!text.empty()) {
      const std::size_t open = std::min(text.find('<'), text.size());
      if (open > 0) out.push_back({std::string(text.substr(0, open))});
      text.remove_prefix(open);
      if (text.empty()) break;
      const std::size_t close = text.find('>');
      if (close == std::string_view::npos) {
        fail("a closing >");
        break;
      }
      out.push_back({{}, slot(text.substr(1, close - 1))});
      text.remove_prefix(close + 1);
    }
    return out;
  }

  std::uint32_t slot(std::string_view name) {
    const auto found = std::find(pattern_.slots.begin(), pattern_.slots.end(), name);
    const auto index = static_cast<std::size_t>(found - pattern_.slots.begin());
    if (found == pattern_.slots.end()) {
      fail("a class of the pattern, not <" + std::string(name) + ">");
    } else if (!pattern_.slot_is_sure[index]) {
      fail("a class outside [ ], not <" + std::string(name) + ">");
    }
    return static_cast<std::uint32_t>(index);
  }

  TimeFormula::Term term() {
    TimeFormula::Term term;
    if (at_ >= words_.size()) {
      fail("now, then or a TIMEX3 value at the end");
      return term;
    }
    if (take("now")) {
      term.kind = TimeFormula::Term::Kind::kNow;
    } else if (take("then")) {
      term.kind = TimeFormula::Term::Kind::kThen;
    } else {
      term.text = compile_template(words_[at_++]);
      const bool is_part = !problem_ && term.text.size() == 1 &&
                           term.text[0].slot != Element::kNoSlot &&
                           pattern_.slot_is_part[term.text[0].slot];
      if (is_part) {
        term.kind = TimeFormula::Term::Kind::kPart;
        term.slot = term.text[0].slot;
      }
    }
    while (!problem_ && at_ < words_.size() && (words_[at_] == "+" || words_[at_] == "-")) {
      shift(term);
    }
    return term;
  }

  void shift(TimeFormula::Term& term) {
    TimeFormula::Shift shift;
    shift.back = words_[at_] == "-";
    if (at_ + 2 >= words_.size()) return fail("a number and a unit after + or -");
    shift.count = compile_template(words_[at_ + 1]);
    shift.unit = compile_template(words_[at_ + 2]);
    const bool literal = shift.unit.size() == 1 && shift.unit[0].slot == Element::kNoSlot;
    if (literal && !parse_grain(shift.unit[0].text)) {
      return fail("day, week, weekend, month, quarter, half, year, decade or century, not " +
                  quoted(words_[at_ + 2]));
    }
    at_ += 3;
    term.shifts.push_back(std::move(shift));
  }

  void choice() {
    if (take("by")) {
      if (!take("tense")) return fail("\"by tense\"");
      formula_.choice_ = TimeFormula::Choice::kByTense;
    } else if (take("before")) {
      if (!take("now")) return fail("\"before now\"");
      formula_.choice_ = TimeFormula::Choice::kBefore;
    } else if (take("after")) {
      if (!take("now")) return fail("\"after now\"");
      formula_.choice_ = TimeFormula::Choice::kAfter;
    } else if (take("in")) {
      formula_.choice_ = TimeFormula::Choice::kIn;
      formula_.outer_ = term();
    }
  }

  std::vector<std::string_view> words_;
  const Pattern& pattern_;
  std::size_t at_ = 0;
  TimeFormula formula_;
  std::optional<PatternProblem> problem_;
};

std::variant<TimeFormula, PatternProblem> TimeFormula::compile(std::string_view text,
                                                               const Pattern& pattern) {
  return FormulaCompiler(text, pattern).run();
}

class FormulaRun {
 public:
  FormulaRun(const TimeFormula& formula, const TimeMatch& match,
             const TimeFormula::PartFormulas& parts, TimeContext& context)
      : formula_(formula), match_(match), parts_(parts), context_(context) {}

  std::optional<TimeValue> run() {
    auto value = chosen();
    if (!value || formula_.time_.empty()) return value;
    Moment* moment = std::get_if<Moment>(&*value);
    if (moment == nullptr || moment->grain != Grain::kDay) return std::nullopt;
    moment->time = render(formula_.time_);
    return value;
  }

 private:
  using Choice = TimeFormula::Choice;
  using Kind = TimeFormula::Term::Kind;

  std::string render(const TimeFormula::Template& pieces) {
    std::string out;
    for (const auto& piece : pieces) {
      if (piece.slot == Element::kNoSlot) {
        out += piece.text;
        continue;
      }
      const TimeMatch::Capture& capture = match_.captures[piece.slot];
      if (!capture.part) {
        out += capture.value;
      } else if (const auto value = evaluate_part(*capture.part)) {
        out += to_timex(*value);
      }
    }
    return out;
  }

  std::optional<TimeValue> evaluate_part(const TimeMatch& part) {
    return parts_(part.rule).evaluate(part, parts_, context_);
  }

  // A template's text as a value. What begins like a date and is none has no value.
  static std::optional<TimeValue> value_of(const std::string& text) {
    if (auto moment = parse_moment(text)) return TimeValue(*std::move(moment));
    const bool dated = text.empty() || (text[0] >= '0' && text[0] <= '9') || text[0] == 'X';
    if (dated) return std::nullopt;
    return TimeValue(text[0] == 'P' && text.find('_') == std::string::npos ? ordered_duration(text)
                                                                           : text);
  }

  std::optional<TimeValue> chosen() {
    if (formula_.choice_ == Choice::kAsItStands) return value_of(formula_.start_);
    const std::string text = render(formula_.start_.text);
    std::vector<Moment> listed;
    for (std::string_view rest = text; !rest.empty();) {
      const std::string_view item = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(rest.size(), item.size() + 1));
      if (auto moment = parse_moment(item)) listed.push_back(*std::move(moment));
    }
    if (listed.empty()) return std::nullopt;
    if (listed.size() == 1 && listed[0].is_known()) return known(listed[0]);
    if (formula_.choice_ == Choice::kIn) return filled(listed);
    if (!context_.now) return unresolved(listed);
    context_.used_now = true;
    const auto dated = listed.size() == 1 ? context_.dated(listed[0]) : std::nullopt;
    if (listed.size() == 1) listed = candidates(listed[0], today());
    const Moment* moment = choose(listed, dated ? &*dated : nullptr);
    if (moment == nullptr) return std::nullopt;
    return TimeValue(*moment);
  }

  // A date that is given; "before now" holds for it or there is none.
  std::optional<TimeValue> known(const Moment& moment) {
    if (context_.now && formula_.choice_ != Choice::kByTense && formula_.choice_ != Choice::kIn) {
      const std::int64_t day = first_day(*context_.now);
      const bool before = formula_.choice_ == Choice::kBefore;
      if (before ? last_day(moment) >= day : first_day(moment) <= day) return std::nullopt;
    }
    return TimeValue(moment);
  }

  static TimeValue unresolved(const std::vector<Moment>& listed) {
    return listed.size() == 1 ? listed[0] : unknown_moment(listed[0].grain);
  }

  [[nodiscard]] CivilDate today() const { return from_days(first_day(*context_.now)); }

  // `moments` are in order of time; `dated` is one that the article gives with its year, or null.
  const Moment* choose(const std::vector<Moment>& moments, const Moment* dated) {
    const std::int64_t day = first_day(*context_.now);
    const bool strict = formula_.choice_ != Choice::kByTense;
    const Moment* past = nullptr;
    const Moment* future = nullptr;
    for (const Moment& moment : moments) {
      if (strict ? last_day(moment) < day : first_day(moment) <= day) past = &moment;
      const bool comes = strict ? first_day(moment) > day : last_day(moment) >= day;
      if (comes && future == nullptr) future = &moment;
    }
    if (formula_.choice_ == Choice::kBefore) return past;
    if (formula_.choice_ == Choice::kAfter) return future;
    switch (context_.direction()) {
      case Direction::kPast:
        return dated != nullptr && first_day(*dated) <= day && is_far(past) ? dated : past;
      case Direction::kFuture:
        if (is_doubtful(past, future, day)) return past;
        return dated != nullptr && last_day(*dated) >= day && is_far(future) ? dated : future;
      case Direction::kUnknown:
        break;
    }
    return dated != nullptr ? dated : nearest(past, future, day);
  }

  // So far from the article's date that a year given elsewhere in the article says more.
  [[nodiscard]] bool is_far(const Moment* moment) const {
    constexpr std::int64_t kFar = 60;  // days
    return moment == nullptr || days_between(*moment, first_day(*context_.now)) > kFar;
  }

  std::optional<TimeValue> filled(const std::vector<Moment>& listed) {
    const auto outer = value_of(formula_.outer_);
    const Moment* from = outer ? std::get_if<Moment>(&*outer) : nullptr;
    if (from == nullptr) return std::nullopt;
    if (!from->is_known()) return unresolved(listed);
    for (const Moment& pattern : listed) {
      auto moment = fill(pattern, *from);
      if (moment && moment->is_known()) return TimeValue(*std::move(moment));
    }
    return std::nullopt;
  }

  std::optional<TimeValue> value_of(const TimeFormula::Term& term) {
    if (term.kind == Kind::kTemplate && term.shifts.empty()) return value_of(render(term.text));
    if (term.kind == Kind::kPart && term.shifts.empty()) {
      return evaluate_part(*match_.captures[term.slot].part);
    }
    // "At the time" may be any time; a time of day needs a day.
    const Grain any = formula_.time_.empty() ? Grain::kCentury : Grain::kDay;
    const auto grain = term.shifts.empty() ? any : parse_grain(render(term.shifts[0].unit));
    if (!grain) return std::nullopt;
    std::optional<Moment> moment = start_of(term, *grain);
    for (const auto& shift_by : term.shifts) {
      if (!moment) break;
      moment = shifted(*moment, shift_by);
    }
    if (!moment) return std::nullopt;
    return TimeValue(*std::move(moment));
  }

  std::optional<Moment> start_of(const TimeFormula::Term& term, Grain grain) {
    if (term.kind == Kind::kNow) {
      context_.used_now = context_.now.has_value();
      if (context_.now) return context_.today.value_or(*context_.now);
      return unknown_moment(term.shifts.empty() ? Grain::kDay : grain);
    }
    if (term.kind == Kind::kThen) {
      auto moment = context_.then(grain);
      context_.used_then = moment.has_value();
      if (moment || grain == Grain::kCentury) return moment;
      return unknown_moment(grain);
    }
    auto value = term.kind == Kind::kPart ? evaluate_part(*match_.captures[term.slot].part)
                                          : value_of(render(term.text));
    Moment* moment = value ? std::get_if<Moment>(&*value) : nullptr;
    if (moment == nullptr) return std::nullopt;
    return std::move(*moment);
  }

  std::optional<Moment> shifted(const Moment& moment, const TimeFormula::Shift& by) {
    const auto grain = parse_grain(render(by.unit));
    const std::string digits = render(by.count);
    std::int64_t count = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (!grain || end.ec != std::errc() || end.ptr != digits.data() + digits.size()) {
      return std::nullopt;
    }
    if (!moment.is_known()) return unknown_moment(*grain);
    return shift(moment, by.back ? -count : count, *grain);
  }

  const TimeFormula& formula_;
  const TimeMatch& match_;
  const TimeFormula::PartFormulas& parts_;
  TimeContext& context_;
};

std::optional<TimeValue> TimeFormula::evaluate(const TimeMatch& match, const PartFormulas& parts,
                                               TimeContext& context) const {
  return FormulaRun(*this, match, parts, context).run();
}

}  // namespace standoff
