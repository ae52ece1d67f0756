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

}  // namespace standoff
