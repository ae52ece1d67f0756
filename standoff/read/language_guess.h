// Tells English from other languages by script and function words.
//
//   const Languages& languages = Languages::built_in();
//   languages.guess("The minister said that it was not so.")   // "en"
//   languages.guess("Le ministre a dit que ce n'était pas le cas dans les faits.")  // "fr"
//
// Good enough to keep an article that no model can read from being misread; no more than that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/document/article.h"

namespace standoff {

// The languages that can be told apart. Immutable once filled; then shared by threads.
class Languages {
 public:
  // Those of knowledge/languages.tsv as built into the program.
  static const Languages& built_in();

  // Adds a line of such a table: a BCP 47 tag, an ISO 15924 script, and words between spaces.
  void add(std::string_view tag, std::string_view script, std::string_view function_words);

  // The tag of the language of `text` (valid UTF-8); "und" where it is too short to tell; "mis"
  // where it is long enough, and has the script or the words of none that is listed. Linear in the
  // text, and looks at its first 64 KiB only.
  [[nodiscard]] std::string guess(std::string_view text) const;

 private:
  struct Language {
    std::string tag;
    std::string script;
  };

  // `known`: how many of the words are function words of each language.
  [[nodiscard]] std::string decide(std::string_view script, std::size_t words,
                                   const std::vector<std::size_t>& known) const;

  std::vector<Language> languages_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> languages_of_word_;
};

// An error where `article` is in another language than `language`, as far as the guess goes; "und"
// passes.
//
// Errors: kIncompatible, naming the language that was found; without a place.
Result<void> check_language(const Article& article, std::string_view language);

}  // namespace standoff
