#include "standoff/ground/internal/time_matcher.h"

#include <algorithm>
#include <utility>

namespace standoff {
namespace {

bool fits(const Atom& word, const Atom& atom) {
  return word.word == atom.word && (!word.glued || atom.glued) && (!word.capital || atom.capital);
}

}  // namespace

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
