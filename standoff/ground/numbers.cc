#include "standoff/ground/numbers.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "standoff/ground/syntax.h"

namespace standoff {
namespace {

constexpr std::string_view kFile = "figures_numbers.tsv";
// Longer tokens are no numerals that anyone reads; it bounds the work on a token of digits alone.
constexpr std::size_t kMaxWord = 40;
constexpr int kMaxWords = 12;  // of one number

NumberRole role_of(std::string_view name) {
  if (name == "number") return NumberRole::kNumber;
  if (name == "scale") return NumberRole::kScale;
  if (name == "suffix") return NumberRole::kSuffix;
  if (name == "many") return NumberRole::kMany;
  if (name == "few") return NumberRole::kFew;
  if (name == "part") return NumberRole::kPart;
  if (name == "none") return NumberRole::kNone;
  return NumberRole::kNotANumber;
}

std::size_t count_digits(std::string_view text) {
  const auto* end = std::find_if_not(text.begin(), text.end(), is_ascii_digit);
  return static_cast<std::size_t>(end - text.begin());
}

// Takes "1,200.5" off the front of `text`; groups of two digits are India's ("1,00,000"). None
// where the text does not start with a number that is well formed.
std::optional<double> take_decimal(std::string_view& text) {
  std::string plain(text.substr(0, count_digits(text)));
  if (plain.empty()) return std::nullopt;
  text.remove_prefix(plain.size());
  if (plain.size() <= 3) {
    while (text.size() > 2 && text.front() == ',') {
      const std::size_t group = count_digits(text.substr(1));
      if (group != 2 && group != 3) return std::nullopt;
      plain += text.substr(1, group);
      text.remove_prefix(group + 1);
    }
  }
  if (text.size() > 1 && text.front() == '.' && is_ascii_digit(text[1])) {
    const std::size_t fraction = count_digits(text.substr(1)) + 1;
    plain += text.substr(0, fraction);
    text.remove_prefix(fraction);
  }
  double value = 0;
  const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (read.ec != std::errc()) return std::nullopt;
  return value;
}

// "007" names something; only the tail of "250 000" may look like this.
bool has_leading_zero(std::string_view digits) {
  return digits.size() > 1 && digits[0] == '0' && digits[1] != '.';
}

// Takes a hyphen or dash off the front of `text`.
bool take_dash(std::string_view& text) {
  for (std::string_view dash : {"-", "–", "—"}) {
    if (text.substr(0, dash.size()) != dash) continue;
    text.remove_prefix(dash.size());
    return true;
  }
  return false;
}

}  // namespace

Result<NumberWords> NumberWords::load(const Knowledge& knowledge) {
  Result<KnowledgeTable> table = knowledge.table(kFile, {.at_least = 3, .at_most = 3});
  if (!table) return std::move(table).error();
  NumberWords words;
  for (const KnowledgeRow& row : table->rows()) {
    NumberWord word;
    word.role = role_of(row[0]);
    if (word.role == NumberRole::kNotANumber) {
      return table->error(row, 0, "number, scale, suffix, many, few, part or none");
    }
    const std::string_view value = row[1];
    const auto read = std::from_chars(value.data(), value.data() + value.size(), word.value);
    if (read.ec != std::errc() || read.ptr != value.data() + value.size() || !(word.value >= 0) ||
        word.value > kMaxCount) {
      return table->error(row, 1, "a number from 0 to 1e15");
    }
    word.high = word.value;
    for (std::string_view item : split_list(row[2])) words.words_.emplace(item, word);
  }
  return words;
}

NumberWord NumberWords::find(std::string_view word) const {
  if (word.empty() || word.size() > kMaxWord) return {};
  if (is_ascii_digit(word.front())) return find_digits(word);
  const auto found = words_.find(word);
  return found == words_.end() ? NumberWord() : found->second;
}

NumberWord NumberWords::find_digits(std::string_view word) const {
  const std::optional<double> low = take_decimal(word);
  if (!low) return {};
  NumberWord found{NumberRole::kDigits, *low, *low};
  if (std::string_view rest = word; take_dash(rest)) {
    const std::optional<double> high = take_decimal(rest);
    if (high && *high > *low) {
      found.high = *high;
      word = rest;
    }
  }
  if (!word.empty()) {
    const auto suffix = words_.find(word);
    if (suffix == words_.end() || suffix->second.role != NumberRole::kSuffix) return {};
    found.value *= suffix->second.value;
    found.high *= suffix->second.value;
  }
  return found;
}

namespace {

// The part of the sentence that a cardinal number takes, and its value.
struct Cardinal {
  std::uint32_t end = 0;
  double low = 0;
  double high = 0;
  double scale = 1;  // the last multiplier: a range gives it to its other end
};

class Scanner {
 public:
  Scanner(const Document& document, const NumberWords& words) : document_(document) {
    const std::uint32_t count = document.token_count();
    words_.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) words_.push_back(words.find(text(i)));
  }

  // The numeral that begins at `at`.
  [[nodiscard]] std::optional<Numeral> scan(std::uint32_t at) const;
  // The numeral of both, where what lies between makes them a range.
  [[nodiscard]] std::optional<Numeral> join(const Numeral& a, const Numeral& b) const;

 private:
  [[nodiscard]] std::string text(std::uint32_t i) const {
    const std::string_view form = document_.token(i).text();
    return form.size() > kMaxWord ? std::string() : lower_ascii(form);
  }
  // Whether token `i` is in the sentence of token `start`, which comes before it.
  [[nodiscard]] bool inside(std::uint32_t i, std::uint32_t start) const {
    return i < document_.token_count() && document_.sentence_of(i) == document_.sentence_of(start);
  }
  [[nodiscard]] bool is(std::uint32_t i, std::uint32_t start, std::string_view word) const {
    return inside(i, start) && text(i) == word;
  }
  [[nodiscard]] NumberRole role(std::uint32_t i, std::uint32_t start) const {
    return inside(i, start) ? words_[i].role : NumberRole::kNotANumber;
  }
  [[nodiscard]] bool touches_next(std::uint32_t i) const {
    return !document_.records()[i].space_after;
  }

  // "10^400" counts nobody.
  [[nodiscard]] bool is_power(std::uint32_t at) const {
    const bool base = at + 1 < words_.size() && touches_next(at) && text(at + 1).starts_with('^');
    return base || (at > 0 && touches_next(at - 1) && text(at - 1).ends_with('^'));
  }

  [[nodiscard]] std::optional<Numeral> article(std::uint32_t at) const;
  [[nodiscard]] std::optional<Numeral> few(std::uint32_t at) const;
  [[nodiscard]] std::optional<Numeral> many(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t after_even_more(std::uint32_t at, std::uint32_t start) const;
  [[nodiscard]] std::optional<Numeral> half(std::uint32_t at) const;
  [[nodiscard]] std::optional<Numeral> none(std::uint32_t at) const;
  [[nodiscard]] std::optional<Numeral> counted(std::uint32_t at) const;
  [[nodiscard]] Cardinal cardinal(std::uint32_t at) const;
  bool add_word(std::uint32_t at, std::uint32_t start, Cardinal& number, double& group) const;
  bool add_half(std::uint32_t start, Cardinal& number, double& group) const;
  [[nodiscard]] std::optional<Numeral> share(std::uint32_t at, const Cardinal& number) const;
  [[nodiscard]] bool opened_by_range(std::uint32_t number) const;
  [[nodiscard]] bool joins(const Numeral& a, const Numeral& b) const;

  const Document& document_;
  std::vector<NumberWord> words_;
};

Numeral exact(std::uint32_t begin, const Cardinal& number) {
  const NumeralForm form = number.low < number.high ? NumeralForm::kRange : NumeralForm::kExact;
  return {{begin, number.end}, form, number.low, number.high};
}

Numeral vague(std::uint32_t begin, std::uint32_t end, double value) {
  return {{begin, end}, NumeralForm::kVague, value, value};
}

std::optional<Numeral> Scanner::scan(std::uint32_t at) const {
  switch (words_[at].role) {
    case NumberRole::kNumber:
      return counted(at);
    case NumberRole::kDigits:
      if (has_leading_zero(text(at)) || is_power(at)) return std::nullopt;
      return counted(at);
    case NumberRole::kMany:
      return many(at);
    case NumberRole::kFew:
      return few(at);
    case NumberRole::kPart:
      return half(at);
    case NumberRole::kNone:
      return none(at);
    case NumberRole::kNotANumber:
      break;
    case NumberRole::kScale:
    case NumberRole::kSuffix:
      return std::nullopt;
  }
  const std::string word = text(at);
  if (word == "a" || word == "an") return article(at);
  if (word != "not") return std::nullopt;
  if (is(at + 1, at, "one")) return Numeral{{at, at + 2}, NumeralForm::kNone};
  if (is(at + 1, at, "a") && is(at + 2, at, "single")) {
    return Numeral{{at, at + 3}, NumeralForm::kNone};
  }
  return std::nullopt;
}

// "a dozen", "a hundred and fifty", "a third of", "a few hundred".
std::optional<Numeral> Scanner::article(std::uint32_t at) const {
  switch (role(at + 1, at)) {
    case NumberRole::kScale: {
      Cardinal number = cardinal(at);
      return exact(at, number);
    }
    case NumberRole::kPart:
      if (words_[at + 1].value > 2 && !is(at + 2, at, "of")) return std::nullopt;
      return share(at + 1, {at + 1, 1, 1, 1});
    case NumberRole::kFew: {
      std::optional<Numeral> found = few(at + 1);
      if (found) found->tokens.begin = at;
      return found;
    }
    default:
      return std::nullopt;
  }
}

// "several hundred", "a couple of dozen", "many thousands".
std::optional<Numeral> Scanner::few(std::uint32_t at) const {
  std::uint32_t next = at + 1;
  if (is(next, at, "of")) ++next;
  double value = words_[at].value;
  if (role(next, at) == NumberRole::kMany) return vague(at, next + 1, words_[next].value);
  if (role(next, at) != NumberRole::kScale) return std::nullopt;
  while (role(next, at) == NumberRole::kScale) value *= words_[next++].value;
  return vague(at, next, value);
}

// "dozens", "tens of thousands", "hundreds or thousands", "tens or even hundreds of billions".
std::optional<Numeral> Scanner::many(std::uint32_t at) const {
  const double first = words_[at].value;
  double last = first;
  std::uint32_t end = at + 1;
  std::uint32_t next = end;
  if (is(next, at, "or") || is(next, at, "to") || is(next, at, "and")) {
    ++next;
    if (is(next, at, "even") || is(next, at, "possibly") || is(next, at, "perhaps")) ++next;
    if (role(next, at) == NumberRole::kMany && words_[next].value > first) {
      last = words_[next].value;
      end = next + 1;
    }
  }
  double scale = 1;
  if (is(end, at, "of") && role(end + 1, at) == NumberRole::kMany) {
    scale = words_[end + 1].value / 2;
    end += 2;
  }
  if (first == last) end = after_even_more(end, at);
  if (first < last) return Numeral{{at, end}, NumeralForm::kRange, first * scale, last * scale};
  if (text(at) == "tens" && scale == 1) return std::nullopt;
  return vague(at, end, first * scale);
}

// Past "if not thousands", which adds nothing to the least that "hundreds" can mean.
std::uint32_t Scanner::after_even_more(std::uint32_t at, std::uint32_t start) const {
  std::uint32_t next = is(at, start, ",") ? at + 1 : at;
  if (!is(next, start, "if") || !is(next + 1, start, "not")) return at;
  if (role(next + 2, start) != NumberRole::kMany) return at;
  next += 3;
  return is(next, start, ",") ? next + 1 : next;
}

// "half a million", "half of", "half the".
std::optional<Numeral> Scanner::half(std::uint32_t at) const {
  if (words_[at].value != 2) return std::nullopt;
  const std::uint32_t scale = is(at + 1, at, "a") ? at + 2 : at + 1;
  if (role(scale, at) == NumberRole::kScale) {
    const double value = words_[scale].value / 2;
    return Numeral{{at, scale + 1}, NumeralForm::kExact, value, value};
  }
  const std::string_view before = at > 0 ? document_.token(at - 1).tag() : "";
  if (touches_next(at) || one_of(before, {"JJ", "JJS", "HYPH", "PRP$", "POS"})) return std::nullopt;
  return Numeral{{at, at + 1}, NumeralForm::kShare, 0.5, 0.5};
}

std::optional<Numeral> Scanner::none(std::uint32_t at) const {
  const std::uint32_t end = text(at) == "no" && is(at + 1, at, "one") ? at + 2 : at + 1;
  return Numeral{{at, end}, NumeralForm::kNone};
}

std::optional<Numeral> Scanner::counted(std::uint32_t at) const {
  const Cardinal number = cardinal(at);
  std::optional<Numeral> found = share(at, number);
  return found ? found : exact(at, number);
}

// "two-thirds", "one quarter", "one in ten", "nine out of ten".
std::optional<Numeral> Scanner::share(std::uint32_t at, const Cardinal& number) const {
  std::uint32_t next = number.end;
  if (is(next, at, "-")) ++next;
  double whole = 0;
  if (role(next, at) == NumberRole::kPart && (number.low > 0 && number.low < words_[next].value)) {
    whole = words_[next].value;
  } else if (next == number.end &&
             (is(next, at, "in") || is(next, at, "out") || is(next, at, "of"))) {
    if (is(next, at, "out")) ++next;
    if (is(next, at, "of") && next == number.end && !is(next + 1, at, "every")) return std::nullopt;
    if (next > number.end && !is(next, at, "of")) return std::nullopt;
    ++next;
    if (is(next, at, "every") || is(next, at, "each")) ++next;
    const NumberRole of = role(next, at);
    const bool plain = (of == NumberRole::kNumber || of == NumberRole::kDigits) &&
                       words_[next].value == words_[next].high;
    if (!plain || words_[next].value <= number.high || words_[next].value > 100) {
      return std::nullopt;
    }
    whole = words_[next].value;
  }
  if (whole == 0) return std::nullopt;
  return Numeral{{at, next + 1}, NumeralForm::kShare, number.low / whole, number.high / whole};
}

// Adds the word at `at` to the number that is being read; false where it does not belong to it.
bool Scanner::add_word(std::uint32_t at, std::uint32_t start, Cardinal& number,
                       double& group) const {
  if (at >= words_.size()) return false;
  const NumberWord& word = words_[at];
  switch (role(at, start)) {
    case NumberRole::kNumber: {
      const double rest = std::fmod(group, 100);
      const bool fills_tens = rest >= 20 && std::fmod(rest, 10) == 0 && word.value < 10;
      const bool fills_hundreds = number.scale == 100 && rest == 0 && word.value < 100 &&
                                  role(at + 1, start) != NumberRole::kScale;
      if (!fills_tens && !fills_hundreds) return false;
      group += word.value;
      return true;
    }
    case NumberRole::kDigits: {  // "250 000"
      const Token digits = document_.token(at);
      const bool thousands = at == start + 1 && digits.text().size() == 3 &&
                             document_.token(start).text().size() <= 3 && group >= 1;
      if (!thousands || !(words_[start].role == NumberRole::kDigits)) return false;
      group = group * 1000 + word.value;
      return true;
    }
    case NumberRole::kScale:
      if (group == 0) return false;
      number.scale = word.value;
      if (word.value == 100) {
        group *= 100;
      } else {
        number.low += group * word.value;
        group = 0;
      }
      return true;
    default:
      return false;
  }
}

// "three-and-a-half million", "a million and a half".
bool Scanner::add_half(std::uint32_t start, Cardinal& number, double& group) const {
  std::uint32_t at = number.end;
  if (is(at, start, "-")) ++at;
  if (!is(at, start, "and")) return false;
  ++at;
  if (is(at, start, "-")) ++at;
  if (!is(at, start, "a")) return false;
  ++at;
  if (is(at, start, "-")) ++at;
  if (!is(at, start, "half")) return false;
  number.end = at + 1;
  if (group == 0) {
    number.low += number.scale / 2;
  } else {
    group += 0.5;
  }
  return true;
}

// Reads "twenty-five", "1.2 million", "one hundred and twenty thousand", "a hundred".
Cardinal Scanner::cardinal(std::uint32_t at) const {
  const NumberWord& first = words_[at];
  const bool article = first.role == NumberRole::kNotANumber;
  Cardinal number{at + 1, 0, 0, 1};
  double group = article ? 1 : first.value;
  const double spread = article || group == 0 ? 1 : first.high / group;  // of a range in one token
  for (int i = 0; i < kMaxWords; ++i) {
    if (add_half(at, number, group)) continue;
    std::uint32_t next = number.end;
    if (is(next, at, "-") || (number.scale == 100 && is(next, at, "and"))) ++next;
    const bool suffix = next == number.end && role(next, at) == NumberRole::kSuffix &&
                        first.role == NumberRole::kDigits && touches_next(next - 1);
    if (suffix) {
      group *= words_[next].value;
      number.scale = words_[next].value;
      number.end = next + 1;
      break;
    }
    if (!add_word(next, at, number, group)) break;
    number.end = next + 1;
  }
  number.low += group;
  number.high = number.low * spread;
  return number;
}

// "range from 40 to 50", not "rose from 40 to 50".
bool Scanner::opened_by_range(std::uint32_t number) const {
  for (std::uint32_t back = 2; back <= 3 && back <= number; ++back) {
    if (one_of(lower_ascii(document_.token(number - back).lemma()),
               {"range", "vary", "anywhere"})) {
      return true;
    }
  }
  return false;
}

bool Scanner::joins(const Numeral& a, const Numeral& b) const {
  std::uint32_t at = a.tokens.end;
  const std::uint32_t before = a.tokens.begin;
  const auto opened_by = [&](std::string_view word) {
    const std::uint32_t start = before > 0 && document_.token(before - 1).tag() == "$" ? 1 : 0;
    return before > start && is(before - start - 1, before - start - 1, word) &&
           inside(before, before - start - 1);
  };
  const std::string separator = text(at);
  const bool change = separator == "to" && opened_by("from") && !opened_by_range(before);
  const bool between = separator == "and" && opened_by("between");
  if (change || !(between || one_of(separator, {"-", "–", "—", "or", "to"}))) return false;
  ++at;
  if (at < b.tokens.begin && document_.token(at).tag() == "$") ++at;
  return at == b.tokens.begin;
}

std::optional<Numeral> Scanner::join(const Numeral& a, const Numeral& b) const {
  const bool near = b.tokens.begin - a.tokens.end <= 2 && b.tokens.begin > a.tokens.end;
  if (!near || !inside(b.tokens.begin, a.tokens.begin)) return std::nullopt;
  if (a.form != NumeralForm::kExact || b.form != NumeralForm::kExact || !joins(a, b)) {
    return std::nullopt;
  }
  double low = a.low;
  const Cardinal other = cardinal(b.tokens.begin);
  if (other.scale > 1 && low < b.low / other.scale) low *= other.scale;  // "40-50 billion"
  if (low >= b.low) return std::nullopt;
  return Numeral{{a.tokens.begin, b.tokens.end}, NumeralForm::kRange, low, b.low};
}

}  // namespace

std::vector<Numeral> find_numerals(const Document& document, const NumberWords& words) {
  const Scanner scanner(document, words);
  std::vector<Numeral> found;
  for (std::uint32_t at = 0; at < document.token_count();) {
    const std::optional<Numeral> numeral = scanner.scan(at);
    if (!numeral) {
      ++at;
      continue;
    }
    at = numeral->tokens.end;
    if (!(numeral->high <= kMaxCount)) continue;
    std::optional<Numeral> range;
    if (!found.empty()) range = scanner.join(found.back(), *numeral);
    if (range) {
      found.back() = *range;
    } else {
      found.push_back(*numeral);
    }
  }
  return found;
}

}  // namespace standoff
