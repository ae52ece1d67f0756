#define PCRE2_CODE_UNIT_WIDTH 8

#include "standoff/language/internal/regex.h"

#include <pcre2.h>

#include <string>

#include "standoff/language/internal/python_pattern.h"

namespace standoff {
namespace {

// A token of a few hundred characters needs some thousand steps; these bound hostile ones.
constexpr std::uint32_t kMatchLimit = 10'000'000;
constexpr std::uint32_t kHeapLimitKilobytes = 16 << 10;
constexpr std::size_t kFirstStack = 64 << 10;
constexpr std::size_t kMaxStack = 4 << 20;

struct CompileContextDeleter {
  void operator()(pcre2_compile_context* context) const { pcre2_compile_context_free(context); }
};

std::string error_text(int code) {
  PCRE2_UCHAR buffer[256] = {};
  pcre2_get_error_message(code, buffer, sizeof buffer);
  return reinterpret_cast<const char*>(buffer);
}

PCRE2_SPTR bytes_of(std::string_view text) { return reinterpret_cast<PCRE2_SPTR>(text.data()); }

}  // namespace

struct RegexScratch::State {
  State()
      : data(pcre2_match_data_create(1, nullptr)), context(pcre2_match_context_create(nullptr)) {
    pcre2_set_match_limit(context, kMatchLimit);
    pcre2_set_heap_limit(context, kHeapLimitKilobytes);
  }
  ~State() {
    pcre2_match_context_free(context);
    pcre2_match_data_free(data);
    if (stack != nullptr) pcre2_jit_stack_free(stack);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  // Machine code runs on 32 KiB of the thread's stack until a match needs more. False: it has more.
  bool add_stack() {
    if (stack != nullptr) return false;
    stack = pcre2_jit_stack_create(kFirstStack, kMaxStack, nullptr);
    pcre2_jit_stack_assign(context, nullptr, stack);
    return stack != nullptr;
  }

  pcre2_match_data* data;
  pcre2_match_context* context;
  pcre2_jit_stack* stack = nullptr;
};

RegexScratch::RegexScratch() : state_(std::make_unique<State>()) {}
RegexScratch::~RegexScratch() = default;
RegexScratch::RegexScratch(RegexScratch&&) noexcept = default;
RegexScratch& RegexScratch::operator=(RegexScratch&&) noexcept = default;

struct Regex::Code {
  explicit Code(pcre2_code* compiled)
      : code(compiled), has_jit(pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE) == 0) {}
  ~Code() { pcre2_code_free(code); }
  Code(const Code&) = delete;
  Code& operator=(const Code&) = delete;

  pcre2_code* code;
  bool has_jit;
};

Regex::Regex(std::unique_ptr<Code> code) : code_(std::move(code)) {}
Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

Result<Regex> Regex::compile(std::string_view pattern, Where where) {
  Result<std::string> translated = translate_pattern(pattern);
  if (!translated) return std::move(translated).error();
  const std::unique_ptr<pcre2_compile_context, CompileContextDeleter> context(
      pcre2_compile_context_create(nullptr));
  pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
  const std::uint32_t anchor = where == Where::kAtStart ? PCRE2_ANCHORED : 0;
  int code = 0;
  PCRE2_SIZE offset = 0;
  pcre2_code* compiled =
      pcre2_compile(bytes_of(*translated), translated->size(),
                    PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | anchor, &code, &offset, context.get());
  if (compiled == nullptr) {
    return Error{ErrorCode::kInvalidData, "pattern: " + error_text(code),
                 "byte " + std::to_string(offset) + " of the translation"};
  }
  return Regex(std::make_unique<Code>(compiled));
}

std::optional<RegexMatch> Regex::search(std::string_view text, std::size_t from,
                                        RegexScratch& scratch, bool not_empty) const {
  RegexScratch::State& state = *scratch.state_;
  const std::uint32_t options = not_empty ? PCRE2_NOTEMPTY_ATSTART : 0;
  int count = 0;
  if (code_->has_jit) {
    do {
      count = pcre2_jit_match(code_->code, bytes_of(text), text.size(), from, options, state.data,
                              state.context);
    } while (count == PCRE2_ERROR_JIT_STACKLIMIT && state.add_stack());
  } else {
    count = pcre2_match(code_->code, bytes_of(text), text.size(), from,
                        options | PCRE2_NO_UTF_CHECK, state.data, state.context);
  }
  if (count < 0) return std::nullopt;  // no match, or a limit
  const PCRE2_SIZE* bounds = pcre2_get_ovector_pointer(state.data);
  return RegexMatch{bounds[0], bounds[1]};
}

}  // namespace standoff
