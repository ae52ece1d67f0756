#include "standoff/read/language_guess.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstddef>
#include <map>
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

struct Sample {
  std::vector<std::string> words;  // lower case, letters and marks only
  std::map<std::string, std::size_t, std::less<>> letters_of_script;
};

Sample sample_of(std::string_view text) {
  Sample sample;
  std::string word;
  Utf8Cursor cursor(text);
  while (!cursor.done() && cursor.offset() < kSampleBytes) {
    const auto letter = static_cast<UChar32>(cursor.next());
    if (u_isalpha(letter) != 0 || u_charType(letter) == U_NON_SPACING_MARK) {
      append_utf8(static_cast<char32_t>(u_tolower(letter)), word);
      UErrorCode status = U_ZERO_ERROR;
      ++sample.letters_of_script[uscript_getShortName(uscript_getScript(letter, &status))];
    } else if (!word.empty()) {
      sample.words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) sample.words.push_back(std::move(word));
  return sample;
}

std::string main_script(const Sample& sample) {
  std::string script = "Latn";
  std::size_t most = 0;
  for (const auto& [name, letters] : sample.letters_of_script) {
    if (letters > most && name != "Zinh" && name != "Zyyy") {
      script = name;
      most = letters;
    }
  }
  return script;
}

template <typename Words>
double share_of(const Words& function_words, const Sample& sample) {
  const auto known = std::ranges::count_if(
      sample.words, [&](const std::string& word) { return function_words.count(word) != 0; });
  return sample.words.empty()
             ? 0.0
             : static_cast<double>(known) / static_cast<double>(sample.words.size());
}

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
  Language language{std::string(tag), std::string(script), {}};
  while (!function_words.empty()) {
    const std::size_t end = std::min(function_words.find(' '), function_words.size());
    language.function_words.emplace(function_words.substr(0, end));
    function_words.remove_prefix(std::min(end + 1, function_words.size()));
  }
  languages_.push_back(std::move(language));
}

std::string Languages::guess(std::string_view text) const {
  const Sample sample = sample_of(text);
  const std::string script = main_script(sample);
  const bool latin = script == "Latn";
  // Other scripts tell by themselves: the first language listed for one stands for it.
  double best_share = latin ? kLeastShare : -1.0;
  std::string_view best = "mis";
  for (const Language& language : languages_) {
    if (language.script != script) continue;
    const double share = share_of(language.function_words, sample);
    if (share > best_share) {
      best = language.tag;
      best_share = share;
    }
  }
  const bool enough = !latin || sample.words.size() >= kFewWords || best == "en";
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
