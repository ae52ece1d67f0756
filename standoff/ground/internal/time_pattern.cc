#include "standoff/ground/internal/time_pattern.h"

#include <algorithm>
#include <utility>

namespace standoff {
namespace {

constexpr std::size_t kMaxOptions = 4;  // [ ] in one pattern: at most 16 variants

const std::map<std::string, Builtin, std::less<>>& builtins() {
  static const std::map<std::string, Builtin, std::less<>> by_name = {
      {"n", Builtin::kNumber},   {"year", Builtin::kYear}, {"d", Builtin::kDay},
      {"mm", Builtin::kMonth},   {"hour", Builtin::kHour}, {"min", Builtin::kMinute},
      {"hhmm", Builtin::kClock}, {"any", Builtin::kAny},
  };
  return by_name;
}

// Takes what stands before the first of `stops`.
std::string_view take_until(std::string_view& rest, std::string_view stops) {
  const std::string_view taken = rest.substr(0, rest.find_first_of(stops));
  rest.remove_prefix(taken.size());
  return taken;
}

class Compiler {
 public:
  Compiler(std::string_view text, std::uint32_t last_part, Lexicon& lexicon, Pattern& out)
      : rest_(text), last_part_(last_part), lexicon_(lexicon), out_(out) {}

  std::optional<PatternProblem> run() {
    out_.variants.assign(1, {});
    std::size_t braces = 0;
    while (!rest_.empty() && !problem_) {
      const char c = rest_.front();
      if (c == ' ') {
        rest_.remove_prefix(1);
        glued_ = false;
      } else if (c == '[' || c == ']') {
        rest_.remove_prefix(1);
        c == '[' ? open_option() : close_option();
      } else if (c == '{' || c == '}') {
        rest_.remove_prefix(1);
        braces += c == '{' ? 1 : 0;
        append({.kind = c == '{' ? Element::Kind::kOpen : Element::Kind::kClose});
      } else {
        element();
      }
    }
    if (!problem_ && in_option_) fail("a closing ]");
    if (!problem_) check_variants();
    out_.expressions = std::max<std::size_t>(braces, 1);
    return problem_;
  }

 private:
  void fail(std::string expected) {
    if (!problem_) problem_ = PatternProblem{std::move(expected)};
  }

  void append(const Element& element) {
    for (std::size_t i = first_open_; i < out_.variants.size(); ++i) {
      out_.variants[i].push_back(element);
    }
  }

  // Variants before first_open_ go without the option; copies of them take it.
  void open_option() {
    if (in_option_) return fail("no [ inside [ ]");
    if (++options_ > kMaxOptions) return fail("at most 4 options in [ ]");
    in_option_ = true;
    first_open_ = out_.variants.size();
    for (std::size_t i = 0; i < first_open_; ++i) out_.variants.push_back(out_.variants[i]);
  }

  void close_option() {
    if (!in_option_) return fail("a [ before ]");
    in_option_ = false;
    first_open_ = 0;
  }

  void element() {
    Element element;
    const bool absent = rest_.front() == '!';
    if (absent) rest_.remove_prefix(1);
    element.glued = glued_ && !absent;
    if (!rest_.empty() && rest_.front() == '<') {
      rest_.remove_prefix(1);
      named(element);
    } else {
      words(element);
    }
    if (problem_) return;
    if (absent) {
      element.slot = Element::kNoSlot;
      Element refusal;
      refusal.refused = std::make_shared<const std::vector<Element>>(1, std::move(element));
      element = std::move(refusal);
    }
    append(element);
    glued_ = true;
  }

  void words(Element& element) {
    std::string_view text = take_until(rest_, " <>[]{}");
    // A hyphen stands alone, so that it joins what is on its sides: second|third-quarter.
    const std::size_t hyphen = text.find('-', text.substr(0, 1) == "-" ? 0 : 1);
    if (hyphen != std::string_view::npos && text.find('|', hyphen) != hyphen + 1 &&
        (hyphen == 0 || text[hyphen - 1] != '|')) {
      const std::size_t size = std::max<std::size_t>(hyphen, 1);
      const char* left = text.data() + size;
      const char* end = rest_.data() + rest_.size();
      rest_ = std::string_view(left, static_cast<std::size_t>(end - left));
      text = text.substr(0, size);
    }
    auto words = std::make_shared<WordClass>();
    std::string_view left = text;
    while (!left.empty()) {
      const std::string_view word = left.substr(0, left.find('|'));
      left.remove_prefix(std::min(left.size(), word.size() + 1));
      if (word.empty()) return fail("a word before and after |");
      words->add(word, folded(word), lexicon_.vocabulary);
    }
    if (text.empty()) return fail("a word, < > or [ ]");
    element.words = std::move(words);
  }

  void named(Element& element) {
    std::string_view body = take_until(rest_, ">");
    if (rest_.empty()) return fail("a closing >");
    rest_.remove_prefix(1);
    const std::string_view slot = take_until(body, "/");
    const std::string_view name = slot.substr(0, slot.find('.'));
    while (!body.empty()) {
      body.remove_prefix(1);
      std::string_view label = take_until(body, "/");
      const bool negative = !label.empty() && label.front() == '!';
      if (negative) label.remove_prefix(1);
      (negative ? element.not_labels : element.labels).emplace_back(label);
    }
    if (const auto part = lexicon_.part(name)) {
      if (*part >= last_part_)
        return fail("a name made of lines above, not <" + std::string(name) + ">");
      element.kind = Element::Kind::kPart;
      element.part = *part;
    } else if (const auto known = lexicon_.classes.find(name); known != lexicon_.classes.end()) {
      element.words = known->second;
    } else if (const auto builtin = builtins().find(name); builtin != builtins().end()) {
      element.kind = Element::Kind::kBuiltin;
      element.builtin = builtin->second;
    } else {
      return fail("a known class, not <" + std::string(name) + ">");
    }
    element.slot = slot_of(slot, element.kind == Element::Kind::kPart);
  }

  std::uint32_t slot_of(std::string_view name, bool is_part) {
    const auto found = std::find(out_.slots.begin(), out_.slots.end(), name);
    const auto index = static_cast<std::size_t>(found - out_.slots.begin());
    if (found == out_.slots.end()) {
      out_.slots.emplace_back(name);
      out_.slot_is_sure.push_back(!in_option_);
      out_.slot_is_part.push_back(is_part);
    }
    return static_cast<std::uint32_t>(index);
  }

  void check_variants() {
    for (const auto& variant : out_.variants) {
      bool open = false;
      bool takes = false;
      for (const Element& element : variant) {
        if (element.kind == Element::Kind::kOpen || element.kind == Element::Kind::kClose) {
          if (open == (element.kind == Element::Kind::kOpen)) return fail("{ and } in pairs");
          open = !open;
        } else {
          takes = takes || !element.refused;
        }
      }
      if (open) return fail("a closing }");
      if (!takes) return fail("a word that is not optional");
    }
  }

  std::string_view rest_;
  std::uint32_t last_part_;
  Lexicon& lexicon_;
  Pattern& out_;
  bool glued_ = false;
  bool in_option_ = false;
  std::size_t first_open_ = 0;  // variants from here on take the next element
  std::size_t options_ = 0;
  std::optional<PatternProblem> problem_;
};

bool fits(const Atom& word, const Atom& atom) {
  return word.word == atom.word && (!word.glued || atom.glued) && (!word.capital || atom.capital);
}

}  // namespace

void WordClass::add(std::string_view words, std::string_view value, Vocabulary& vocabulary) {
  std::vector<Atom> atoms = atomize(words, 0, vocabulary);
  if (atoms.empty()) return;
  for (Atom& atom : atoms) atom.word = vocabulary.add(folded(atom.span.of(words)));
  auto& entries = entries_[atoms[0].word];
  entries.push_back({std::move(atoms), std::string(value)});
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.atoms.size() > b.atoms.size(); });
}

std::span<const WordClass::Entry> WordClass::beginning_with(std::uint32_t word) const {
  const auto found = entries_.find(word);
  if (word == Vocabulary::kUnknown || found == entries_.end()) return {};
  return found->second;
}

std::vector<std::uint32_t> WordClass::first_words() const {
  std::vector<std::uint32_t> words;
  words.reserve(entries_.size());
  for (const auto& [word, entries] : entries_) words.push_back(word);
  return words;
}

std::optional<std::uint32_t> Lexicon::part(std::string_view name) const {
  const auto found = std::find(parts.begin(), parts.end(), name);
  if (found == parts.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - parts.begin());
}

std::optional<PatternProblem> compile_pattern(std::string_view text, std::uint32_t last_part,
                                              Lexicon& lexicon, Pattern& out) {
  return Compiler(text, last_part, lexicon, out).run();
}

void PatternIndex::add(std::uint32_t rule, const Pattern* pattern) {
  for (std::uint32_t v = 0; v < pattern->variants.size(); ++v) all_.push_back({rule, pattern, v});
}

PatternIndex::FirstWords PatternIndex::first_words(const std::vector<Element>& variant,
                                                   const Lexicon& lexicon,
                                                   std::span<const PatternIndex> parts) {
  for (const Element& element : variant) {
    if (element.refused || element.kind == Element::Kind::kOpen) continue;
    if (element.kind == Element::Kind::kWords) return {element.words->first_words()};
    if (element.kind == Element::Kind::kBuiltin) {
      FirstWords first{.digits = true, .any = element.builtin == Builtin::kAny};
      const auto numbers = lexicon.classes.find("number");
      if (element.builtin == Builtin::kNumber && numbers != lexicon.classes.end()) {
        first.words = numbers->second->first_words();
      }
      return first;
    }
    // Parts are made of parts that come before them, so theirs are known.
    const PatternIndex& part = parts[element.part];
    FirstWords first{.digits = !part.digits_.empty(), .any = !part.always_.empty()};
    for (const auto& [word, candidates] : part.words_) first.words.push_back(word);
    return first;
  }
  return {};
}

void PatternIndex::finish(const Lexicon& lexicon, std::span<const PatternIndex> parts) {
  for (const Candidate& candidate : all_) {
    const FirstWords first =
        first_words(candidate.pattern->variants[candidate.variant], lexicon, parts);
    if (first.any) {
      always_.push_back(candidate);
      continue;
    }
    if (first.digits) digits_.push_back(candidate);
    for (const std::uint32_t word : first.words) words_[word].push_back(candidate);
  }
}

std::span<const PatternIndex::Candidate> PatternIndex::by_word(std::uint32_t word) const {
  const auto found = words_.find(word);
  if (word == Vocabulary::kUnknown || found == words_.end()) return {};
  return found->second;
}

// What has been read of a pattern so far.
struct TimeMatcher::Reading {
  std::uint32_t at = 0;
  std::vector<TimeMatch::Capture> captures;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> spans;
};

TimeMatcher::TimeMatcher(const Document& document, std::span<const Atom> atoms,
                         const Lexicon& lexicon, std::span<const PatternIndex> parts)
    : document_(document), atoms_(atoms), lexicon_(lexicon), parts_(parts), memo_(parts.size()) {}

void TimeMatcher::match_all(const PatternIndex& index, std::uint32_t atom,
                            std::vector<TimeMatch>& out) {
  const auto try_all = [&](std::span<const PatternIndex::Candidate> candidates) {
    for (const auto& candidate : candidates) {
      if (auto match = match_one(candidate, atom)) out.push_back(*std::move(match));
    }
  };
  try_all(index.by_word(atoms_[atom].word));
  if (atoms_[atom].digits) try_all(index.by_digits());
  try_all(index.always());
}

std::optional<TimeMatch> TimeMatcher::match_one(const PatternIndex::Candidate& candidate,
                                                std::uint32_t atom) {
  Reading reading;
  reading.at = atom;
  if (!match_rest(candidate.pattern->variants[candidate.variant], 0, reading)) return std::nullopt;
  reading.captures.resize(candidate.pattern->slots.size());
  if (reading.spans.empty()) reading.spans.emplace_back(atom, reading.at);
  return TimeMatch{candidate.rule, atom, reading.at, std::move(reading.spans),
                   std::move(reading.captures)};
}

bool TimeMatcher::match_rest(const std::vector<Element>& variant, std::size_t at,
                             Reading& reading) {
  if (at == variant.size()) return true;
  const Element& element = variant[at];
  if (element.kind == Element::Kind::kOpen) {
    reading.spans.emplace_back(reading.at, reading.at);
    if (match_rest(variant, at + 1, reading)) return true;
    reading.spans.pop_back();
    return false;
  }
  if (element.kind == Element::Kind::kClose) {
    reading.spans.back().second = reading.at;
    return match_rest(variant, at + 1, reading);
  }
  if (element.refused) {
    return !matches_at(*element.refused, reading.at) && match_rest(variant, at + 1, reading);
  }
  if (reading.at >= atoms_.size() || (element.glued && !atoms_[reading.at].glued) ||
      !has_labels(element, reading.at)) {
    return false;
  }
  if (element.kind == Element::Kind::kWords) return match_words(variant, at, reading);
  if (element.kind == Element::Kind::kBuiltin) return match_builtin(variant, at, reading);
  return match_part(variant, at, reading);
}

bool TimeMatcher::matches_at(const std::vector<Element>& pattern, std::uint32_t atom) {
  Reading reading;
  reading.at = atom;
  return match_rest(pattern, 0, reading);
}

bool TimeMatcher::go_on(const std::vector<Element>& variant, std::size_t at, std::uint32_t next,
                        TimeMatch::Capture capture, Reading& reading) {
  const std::uint32_t before = std::exchange(reading.at, next);
  const std::uint32_t slot = variant[at].slot;
  if (slot != Element::kNoSlot) {
    if (reading.captures.size() <= slot) reading.captures.resize(slot + 1);
    reading.captures[slot] = std::move(capture);
  }
  if (match_rest(variant, at + 1, reading)) return true;
  reading.at = before;
  return false;
}

bool TimeMatcher::match_words(const std::vector<Element>& variant, std::size_t at,
                              Reading& reading) {
  for (const auto& entry : variant[at].words->beginning_with(atoms_[reading.at].word)) {
    if (entry.atoms.size() > atoms_.size() - reading.at) continue;
    std::size_t same = 0;
    while (same < entry.atoms.size() && fits(entry.atoms[same], atoms_[reading.at + same])) ++same;
    if (same < entry.atoms.size()) continue;
    const auto next = reading.at + static_cast<std::uint32_t>(same);
    if (go_on(variant, at, next, {.value = entry.value}, reading)) return true;
  }
  return false;
}

bool TimeMatcher::match_builtin(const std::vector<Element>& variant, std::size_t at,
                                Reading& reading) {
  Read read = read_builtin(variant[at].builtin, reading.at);
  return read.end > reading.at &&
         go_on(variant, at, read.end, {.value = std::move(read.value)}, reading);
}

bool TimeMatcher::match_part(const std::vector<Element>& variant, std::size_t at,
                             Reading& reading) {
  const std::shared_ptr<const TimeMatch>& part = longest(variant[at].part, reading.at);
  return part && go_on(variant, at, part->end, {.part = part}, reading);
}

const std::shared_ptr<const TimeMatch>& TimeMatcher::longest(std::uint32_t part,
                                                             std::uint32_t atom) {
  if (memo_[part].empty()) memo_[part].resize(atoms_.size());
  if (!memo_[part][atom].known) {
    std::vector<TimeMatch> matches;
    match_all(parts_[part], atom, matches);
    const auto best = std::max_element(matches.begin(), matches.end(),
                                       [](const TimeMatch& a, const TimeMatch& b) {
                                         return a.end != b.end ? a.end < b.end : a.rule > b.rule;
                                       });
    Memo& memo = memo_[part][atom];
    memo.known = true;
    if (best != matches.end()) memo.match = std::make_shared<const TimeMatch>(std::move(*best));
  }
  return memo_[part][atom].match;
}

bool TimeMatcher::has_labels(const Element& element, std::uint32_t atom) const {
  if (element.labels.empty() && element.not_labels.empty()) return true;
  const std::uint32_t index = atoms_[atom].token;
  const Token token = document_.token(index);
  const std::uint32_t entity = document_.entity_of(index);
  const auto has = [&](const std::string& label) {
    return token.tag() == label || token.pos() == label ||
           (entity != Document::kNone &&
            document_.label(document_.entities()[entity].label) == label);
  };
  return (element.labels.empty() ||
          std::any_of(element.labels.begin(), element.labels.end(), has)) &&
         std::none_of(element.not_labels.begin(), element.not_labels.end(), has);
}

TimeMatcher::Read TimeMatcher::read_builtin(Builtin builtin, std::uint32_t atom) const {
  if (builtin == Builtin::kAny) return {atom + 1, ""};
  if (builtin == Builtin::kNumber) return read_number(atom);
  if (builtin == Builtin::kDay) return read_day(atom);
  const Atom& a = atoms_[atom];
  const std::string_view digits = document_.text(a.span);
  if (!a.digits || digits.size() > 4) return {};
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  const std::string padded = (digits.size() == 1 ? "0" : "") + std::string(digits);
  switch (builtin) {
    case Builtin::kYear:
      return digits.size() == 4 && value >= 1000 && value < 2200 ? Read{atom + 1, padded} : Read{};
    case Builtin::kMonth:
      return digits.size() <= 2 && value >= 1 && value <= 12 ? Read{atom + 1, padded} : Read{};
    case Builtin::kHour:
      return digits.size() <= 2 && value <= 24 ? Read{atom + 1, padded} : Read{};
    case Builtin::kClock:
      return digits.size() == 4 && value < 2400 && value % 100 < 60
                 ? Read{atom + 1, padded.substr(0, 2) + ":" + padded.substr(2)}
                 : Read{};
    default:
      return digits.size() == 2 && value <= 59 ? Read{atom + 1, padded} : Read{};
  }
}

// "7", "07", "7th"; not the 7 of "7.5", "7,000" or "7%".
TimeMatcher::Read TimeMatcher::read_day(std::uint32_t atom) const {
  const std::string_view digits = document_.text(atoms_[atom].span);
  if (!atoms_[atom].digits || digits.size() > 2) return {};
  const int value = digits.size() == 1 ? digits[0] - '0' : (digits[0] - '0') * 10 + digits[1] - '0';
  if (value < 1 || value > 31) return {};
  Read read{atom + 1, (digits.size() == 1 ? "0" : "") + std::string(digits)};
  if (read.end < atoms_.size() && atoms_[read.end].glued) {
    const std::string suffix = folded(document_.text(atoms_[read.end].span));
    if (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") ++read.end;
  }
  const bool goes_on = read.end + 1 < atoms_.size() && atoms_[read.end].glued &&
                       atoms_[read.end + 1].glued && atoms_[read.end + 1].digits;
  if (goes_on) {
    const std::string_view mark = document_.text(atoms_[read.end].span);
    if (mark == "." || mark == "," || mark == ":") return {};
  }
  return read;
}

// "72", "2.5", "1,000": digits without leading zeros.
TimeMatcher::Read TimeMatcher::read_digits(std::uint32_t atom) const {
  constexpr std::size_t kMaxDigits = 6;
  const auto text = [&](std::uint32_t i) { return document_.text(atoms_[i].span); };
  const auto goes_on = [&](std::uint32_t i, std::string_view mark) {
    return is_glued(i, false) && text(i) == mark && is_glued(i + 1, true);
  };
  std::string value(text(atom));
  std::uint32_t end = atom + 1;
  while (goes_on(end, ",") && text(end + 1).size() == 3 && value.size() <= kMaxDigits) {
    value += text(end + 1);
    end += 2;
  }
  value.erase(0, std::min(value.find_first_not_of('0'), value.size() - 1));
  if (value.size() > kMaxDigits) return {};
  if (goes_on(end, ".")) {
    value.append(".").append(text(end + 1).substr(0, kMaxDigits));
    end += 2;
  }
  return {end, std::move(value)};
}

bool TimeMatcher::is_glued(std::uint32_t atom, bool digits) const {
  return atom < atoms_.size() && atoms_[atom].glued && atoms_[atom].digits == digits;
}

// The value of a number word, or null.
const std::string* TimeMatcher::number_word(std::uint32_t atom) const {
  const auto numbers = lexicon_.classes.find("number");
  if (atom >= atoms_.size() || numbers == lexicon_.classes.end()) return nullptr;
  const auto entries = numbers->second->beginning_with(atoms_[atom].word);
  return entries.empty() || entries.back().atoms.size() > 1 ? nullptr : &entries.back().value;
}

// "seven", "twenty-five", "two hundred", or digits.
TimeMatcher::Read TimeMatcher::read_number(std::uint32_t atom) const {
  if (atoms_[atom].digits) return read_digits(atom);
  const std::string* first = number_word(atom);
  if (first == nullptr) return {};
  const bool tens = first->size() == 2 && first->back() == '0' && *first != "10";
  if (tens) {
    const bool hyphen = is_glued(atom + 1, false) && document_.text(atoms_[atom + 1].span) == "-";
    const std::uint32_t next = atom + (hyphen ? 2 : 1);
    const std::string* unit = number_word(next);
    if (unit != nullptr && unit->size() == 1) return {next + 1, first->substr(0, 1) + *unit};
  }
  const std::string* second = number_word(atom + 1);
  if (first->size() == 1 && second != nullptr && *second == "100") {
    return {atom + 2, *first + "00"};
  }
  return {atom + 1, *first};
}

}  // namespace standoff
