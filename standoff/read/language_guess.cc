#include "standoff/read/language_guess.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "knowledge/embedded.h"
#include "standoff/base/tsv.h"
#include "standoff/base/utf8.h"

namespace standoff {
namespace {

constexpr std::size_t kSampleBytes = 64U << 10;

// Fewer words than this say too little to contradict the caller, who expects English.
constexpr std::size_t kFewWords = 20;

// The least share of function words that makes a language. Running text of a listed language has
// 0.2 to 0.5; tables, lists of names and text of other languages stay below.
constexpr double kLeastShare = 0.1;

// Adds up the letters of each script. Returns the ISO 15924 name of the one that has most.
class Scripts {
 public:
  void count(UChar32 letter) {
    UErrorCode status = U_ZERO_ERROR;
    const auto script = static_cast<std::size_t>(uscript_getScript(letter, &status));
    if (script < letters_.size()) ++letters_[script];
  }

  [[nodiscard]] std::string_view main() const {
    std::size_t best = USCRIPT_LATIN;
    for (std::size_t script = 0; script < letters_.size(); ++script) {
      const bool is_one = script != USCRIPT_COMMON && script != USCRIPT_INHERITED;
      if (is_one && letters_[script] > letters_[best]) best = script;
    }
    return uscript_getShortName(static_cast<UScriptCode>(best));
  }

 private:
  std::array<std::size_t, USCRIPT_CODE_LIMIT> letters_ = {};
};

}  // namespace

const Languages& Languages::built_in() {
  static const Languages languages_built_in = [] {
    Languages languages;
    for (TsvLines lines(embedded_text("languages.tsv")); const auto line = lines.next();) {
      languages.add(line->field(0), line->field(1), line->field(2));
    }
    return languages;
  }();
  return languages_built_in;
}

void Languages::add(std::string_view tag, std::string_view script,
                    std::string_view function_words) {
  const auto number = static_cast<std::uint32_t>(languages_.size());
  languages_.push_back({std::string(tag), std::string(script)});
  while (!function_words.empty()) {
    const std::size_t end = std::min(function_words.find(' '), function_words.size());
    std::vector<std::uint32_t>& having =
        languages_of_word_[std::string(function_words.substr(0, end))];
    if (having.empty() || having.back() != number) having.push_back(number);
    function_words.remove_prefix(std::min(end + 1, function_words.size()));
  }
}

std::string Languages::guess(std::string_view text) const {
  Scripts scripts;
  std::size_t words = 0;
  std::vector<std::size_t> known(languages_.size());  // function words of each language
  std::string word;                                   // lower case, letters and marks only
  const auto end_word = [&] {
    if (word.empty()) return;
    ++words;
    const auto having = languages_of_word_.find(word);
    word.clear();
    if (having == languages_of_word_.end()) return;
    for (const std::uint32_t language : having->second) ++known[language];
  };
  Utf8Cursor cursor(text);
  while (!cursor.done() && cursor.offset() < kSampleBytes) {
    const auto letter = static_cast<UChar32>(cursor.next());
    if (u_isalpha(letter) != 0 || u_charType(letter) == U_NON_SPACING_MARK) {
      append_utf8(static_cast<char32_t>(u_tolower(letter)), word);
      scripts.count(letter);
    } else {
      end_word();
    }
  }
  end_word();
  return decide(scripts.main(), words, known);
}

std::string Languages::decide(std::string_view script, std::size_t words,
                              const std::vector<std::size_t>& known) const {
  const bool latin = script == "Latn";
  // Other scripts tell by themselves: the first language listed for one stands for it.
  double best_share = latin ? kLeastShare : -1.0;
  std::string_view best = "mis";
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    if (languages_[i].script != script) continue;
    const double share =
        words == 0 ? 0.0 : static_cast<double>(known[i]) / static_cast<double>(words);
    if (share > best_share) {
      best = languages_[i].tag;
      best_share = share;
    }
  }
  const bool enough = !latin || words >= kFewWords || best == "en";
  return std::string(enough ? best : "und");
}

Result<void> check_language(const Article& article, std::string_view language) {
  if (article.language == language || article.language == "und") return {};
  const std::string found =
      article.language == "mis" ? "" : " (looks like " + article.language + ")";
  return Error{ErrorCode::kIncompatible,
               "text is in another language" + found + "; no model for it", ""};
}

}  // namespace standoff
