#include "standoff/read/language_guess.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

struct Case {
  const char* why;
  std::string text;
  const char* tag;
};

std::string times(int count, const std::string& text) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

TEST(GuessLanguage, TellsNewsOfAFewDozenWords) {
  const Case kCases[] = {
      {"English", times(3, "The ministry said on Monday that talks with the rebels would go on. "),
       "en"},
      {"English with Arabic names",
       times(3,
             "Abu Khalil al-Jabouri, of Deir al-Zour, met Ahmed Ould Yahya in Nouakchott to "
             "talk about the border. "),
       "en"},
      {"English that quotes French at length",
       "The president was blunt. \"La France ne peut pas accepter cette situation dans la "
       "région\", "
       "he said, and he added that the government would not send its troops to the border before "
       "the end of the month.",
       "en"},
      {"French",
       times(3,
             "Le ministre a déclaré lundi que les pourparlers avec les rebelles "
             "allaient se poursuivre. "),
       "fr"},
      {"German",
       times(3,
             "Der Minister sagte am Montag, dass die Gespräche mit den Rebellen "
             "weitergehen werden. "),
       "de"},
      {"Spanish",
       times(3,
             "El ministro dijo el lunes que las conversaciones con los rebeldes van a "
             "seguir. "),
       "es"},
      {"Russian, however short", "Министр заявил, что переговоры будут продолжены.", "ru"},
      {"Ukrainian", "Міністр заявив, що переговори триватимуть і що він не поїде до столиці.",
       "uk"},
      {"Arabic", "قال الوزير إن المحادثات مع المتمردين سوف تستمر في العاصمة", "ar"},
      {"Chinese has a script of its own", "部长周一表示谈判将继续", "zh"},
      {"too short to tell", "Truce talks collapse", "und"},
      {"a few words may be English", "It was the end of the war", "en"},
      {"a language that is not listed",
       times(3, "Ministroak esan zuen astelehenean elkarrizketek aurrera jarraituko dutela. "),
       "mis"},
      {"one letter again and again", times(50, "x "), "mis"},
      {"figures only", "1,204 55 2024", "und"},
      {"nothing", "", "und"},
  };
  for (const Case& c : kCases) EXPECT_EQ(Languages::built_in().guess(c.text), c.tag) << c.why;
}

TEST(GuessLanguage, KnowsWhatItsTableLists) {
  Languages languages;
  languages.add("eu", "Latn", "zuen eta dutela");
  EXPECT_EQ(languages.guess(times(7, "Ministroak esan zuen dutela. ")), "eu");
  EXPECT_EQ(languages.guess(times(7, "It was the end of the war. ")), "mis");
}

TEST(CheckLanguage, NamesTheLanguageItFound) {
  Article article;
  article.language = "fr";
  const Result<void> french = check_language(article, "en");
  ASSERT_FALSE(french);
  EXPECT_EQ(french.error().to_string(),
            "text is in another language (looks like fr); no model for it");
  article.language = "und";
  EXPECT_TRUE(check_language(article, "en")) << "what cannot be told passes";
}

}  // namespace
}  // namespace standoff
