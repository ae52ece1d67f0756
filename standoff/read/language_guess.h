// Tells English from other languages by script and function words.
//
//   guess_language("The minister said that it was not so.")   // "en"
//   guess_language("Le ministre a dit que ce n'était pas le cas dans les faits.")  // "fr"
//
// Good enough to keep an article that no model can read from being misread; no more than that.
#pragma once

#include <string>
#include <string_view>

#include "standoff/base/result.h"
#include "standoff/document/article.h"

namespace standoff {

// A BCP 47 tag: a language of knowledge/languages.tsv; "und" where the text is too short to tell;
// "mis" where it is long enough, and has the script or the words of none that is listed. Linear in
// the text, and looks at its first 64 KiB only. `text` is valid UTF-8.
std::string guess_language(std::string_view text);

// An error where `article` is in another language than `language`, as far as the guess goes; "und"
// passes.
//
// Errors: kIncompatible, naming the language that was found.
Result<void> check_language(const Article& article, std::string_view language);

}  // namespace standoff
