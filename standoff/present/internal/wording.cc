#include "standoff/present/internal/wording.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "standoff/base/ascii.h"
#include "standoff/present/wrap.h"

namespace standoff {
namespace {

constexpr std::string_view kEllipsis = "\u2026";

std::string_view month_name(int month) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return kMonths.at(static_cast<std::size_t>(month - 1));
}

std::string_view weekday_name(CivilDate date) {
  static constexpr std::array<std::string_view, 7> kDays = {
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  return kDays.at(static_cast<std::size_t>(weekday(date) - 1));
}

std::vector<std::string> split_words(const std::string& line) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    words.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// The words around [first, last) that fit, growing to both sides in turn.
std::string window(const std::vector<std::string>& words, std::size_t first, std::size_t last,
                   std::size_t columns) {
  std::size_t used = 2;  // the ellipses
  for (std::size_t i = first; i < last; ++i) used += display_width(words[i]) + 1;
  const auto fits = [&](std::size_t i) { return used + display_width(words[i]) + 1 <= columns; };
  bool grew = true;
  while (grew) {
    grew = false;
    if (last < words.size() && fits(last)) {
      used += display_width(words[last++]) + 1;
      grew = true;
    }
    if (first > 0 && fits(first - 1)) {
      used += display_width(words[--first]) + 1;
      grew = true;
    }
  }
  std::string out(first > 0 ? kEllipsis : "");
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) out += ' ';
    out += words[i];
  }
  return out + std::string(last < words.size() ? kEllipsis : "");
}

bool begins_with_determiner(std::string_view name) {
  const std::string first = lower_ascii(name.substr(0, name.find(' ')));
  constexpr std::string_view kDeterminers[] = {
      "the", "a",  "an",  "both", "all",  "some",  "several", "each", "every", "many", "most",
      "few", "no", "any", "this", "that", "these", "those",   "his",  "her",   "its",  "their"};
  return first.size() < name.size() && std::find(std::begin(kDeterminers), std::end(kDeterminers),
                                                 first) != std::end(kDeterminers);
}

}  // namespace

Wording::Wording(const Article& article, const Document& document, const Report& report)
    : article_(article),
      document_(document),
      report_(report),
      published_(parse_date(article.published)) {
  for (std::size_t at = 0; at != std::string::npos && at < article.text.size();) {
    line_begins_.push_back(at);
    at = article.text.find('\n', at);
    if (at != std::string::npos) ++at;
  }
}

std::size_t Wording::line_of(ByteSpan span) const {
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), span.begin);
  return static_cast<std::size_t>(after - line_begins_.begin());
}

ByteSpan Wording::sentence_of(ByteSpan span) const {
  if (document_.token_count() == 0) return {};
  const std::uint32_t token = std::min(document_.token_at(span.begin), document_.token_count() - 1);
  return document_.span_of(document_.sentences()[document_.sentence_of(token)].tokens);
}

std::size_t Wording::paragraph_of(ByteSpan span) const {
  if (document_.token_count() == 0) return 0;
  return document_.paragraph_of(
      std::min(document_.token_at(span.begin), document_.token_count() - 1));
}

bool Wording::takes_article(const Actor& actor) const {
  if (actor.kind == ActorKind::kPerson || begins_with_determiner(actor.name)) return false;
  constexpr std::string_view kThe = "the ";
  std::size_t names = 0;
  std::size_t with = 0;
  for (const Mention& mention : actor.mentions) {
    if (mention.form == MentionForm::kPronoun) continue;
    const std::size_t begin = mention.span.begin;
    std::string before = article_.text.substr(begin < kThe.size() ? 0 : begin - kThe.size(),
                                              std::min(begin, kThe.size()));
    std::string start(words(mention.span).substr(0, kThe.size()));
    if (!before.empty() && before.front() == 'T') before.front() = 't';
    if (!start.empty() && start.front() == 'T') start.front() = 't';
    ++names;
    with += before == kThe || start == kThe ? 1 : 0;
  }
  return with * 2 >= names && with > 0;
}

std::string Wording::actor(ActorId actor) const {
  const std::string name = uncapitalized(plain_line(report_.actors[actor].name));
  return takes_article(report_.actors[actor]) ? "the " + name : name;
}

std::string Wording::actors(const std::vector<ActorId>& actors) const {
  std::string out;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    join(out, actor(actors[i]), i + 1 == actors.size() ? " and " : ", ");
  }
  return out;
}

Party Wording::party(const std::vector<ActorId>& actors) const {
  const auto is_many = [this](ActorId actor) {  // "protesters", "three diplomats"
    const Actor& one = report_.actors[actor];
    const bool ends_in_s = !one.name.empty() && one.name.back() == 's';
    return one.kind == ActorKind::kPopulation || (one.kind == ActorKind::kUnnamed && ends_in_s);
  };
  return {this->actors(actors), actors.size() > 1 || (!actors.empty() && is_many(actors.front()))};
}

std::string Wording::place(PlaceId place) const { return plain_line(report_.places[place].name); }

std::string Wording::when(TimeId time) const {
  if (time == kNoRecord) return {};
  const TimeExpression& expression = report_.times[time];
  const std::string& value = expression.value;
  constexpr std::size_t kMonthSize = 7;  // "2024-09"
  const bool is_month =
      value.size() == kMonthSize && value.find_first_not_of("0123456789-") == std::string::npos;
  const std::optional<CivilDate> date = parse_date(is_month ? value + "-01" : value);
  if (!date) return plain_line(words(expression.span));
  std::string out;
  if (!is_month) out = std::string(weekday_name(*date)) + " " + std::to_string(date->day) + " ";
  out += month_name(date->month);
  const bool other_year = !published_ || published_->year != date->year;
  return other_year ? out + " " + std::to_string(date->year) : out;
}

std::string Wording::quote(ByteSpan span, std::size_t columns, ByteSpan focus) const {
  constexpr std::size_t kMarks = 2;
  const std::string line = plain_line(words(span));
  if (display_width(line) + kMarks <= columns) return "\u201C" + line + "\u201D";
  const std::size_t first = split_words(plain_line(words({span.begin, focus.begin}))).size();
  const std::vector<std::string> all = split_words(line);
  const std::size_t begin = std::min(first, all.size());
  const std::size_t length = std::max<std::size_t>(1, split_words(plain_line(words(focus))).size());
  return "\u201C" + window(all, begin, std::min(begin + length, all.size()), columns - kMarks) +
         "\u201D";
}

std::string Wording::reference(std::string_view id, ByteSpan words) const {
  return "[" + std::string(id) + ", line " + std::to_string(line_of(words)) + "]";
}

std::string capitalized(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() -= 'a' - 'A';
  return text;
}

std::string uncapitalized(std::string name) {
  if (begins_with_determiner(name) && name.front() < 'a') name.front() += 'a' - 'A';
  return name;
}

std::string spaced(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

void join(std::string& out, std::string_view part, std::string_view separator) {
  if (part.empty()) return;
  if (!out.empty()) out += separator;
  out += part;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

}  // namespace standoff
