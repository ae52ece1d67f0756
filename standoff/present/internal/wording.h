// Words for what records hold: actors, days, quotations, references.
//
//   const Wording wording(article, document, report);
//   wording.actors({0, 2})                      // "the U.S. and France"
//   wording.when(4)                             // "Thursday 26 September"
//   wording.reference("e3", event.evidence)     // "[e3, line 7]"
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/document/article.h"
#include "standoff/document/document.h"
#include "standoff/ground/calendar.h"
#include "standoff/meaning/report.h"
#include "standoff/present/internal/phrases.h"

namespace standoff {

// The article, the document and the report must outlive it.
class Wording {
 public:
  Wording(const Article& article, const Document& document, const Report& report);

  [[nodiscard]] std::string_view words(ByteSpan span) const { return span.of(article_.text); }
  [[nodiscard]] std::size_t line_of(ByteSpan span) const;  // of the article, from 1

  // The sentence that holds the first byte of `span`.
  [[nodiscard]] ByteSpan sentence_of(ByteSpan span) const;

  // 0 in the headline, 1 and 2 in the paragraphs after it, and so on.
  [[nodiscard]] std::size_t paragraph_of(ByteSpan span) const;

  // The actor's name, with "the" where the article mostly puts it.
  [[nodiscard]] std::string actor(ActorId actor) const;
  [[nodiscard]] std::string actors(const std::vector<ActorId>& actors) const;  // "A, B and C"
  [[nodiscard]] Party party(const std::vector<ActorId>& actors) const;

  [[nodiscard]] std::string place(PlaceId place) const;

  // "Thursday 26 September", with the year where it is not that of publication; the article's own
  // words where the value is no day, month or year; empty for kNoRecord.
  [[nodiscard]] std::string when(TimeId time) const;

  // In quotation marks; where it is longer than `columns`, with "…" for the words that lie farthest
  // from `focus`, a part of `span`.
  [[nodiscard]] std::string quote(ByteSpan span, std::size_t columns, ByteSpan focus) const;
  [[nodiscard]] std::string quote(ByteSpan span, std::size_t columns = kAnyWidth) const {
    return quote(span, columns, {span.begin, span.begin});
  }

  // "[e3, line 7]": a record, and the line that its words begin on.
  [[nodiscard]] std::string reference(std::string_view id, ByteSpan words) const;

  static constexpr std::size_t kAnyWidth = 1U << 30U;

 private:
  [[nodiscard]] bool takes_article(const Actor& actor) const;

  const Article& article_;
  const Document& document_;
  const Report& report_;
  std::optional<CivilDate> published_;
  std::vector<std::size_t> line_begins_;
};

// The same with a capital letter in front, where it begins with an ASCII letter.
std::string capitalized(std::string text);

// The same with a small letter in an article in front: "the truce", of "The truce".
std::string uncapitalized(std::string name);

// "peace_plan" as people write it.
std::string spaced(std::string_view name);

// Appends `part`, behind a separator where there is something before it.
void join(std::string& out, std::string_view part, std::string_view separator = " \u00B7 ");

// "1 mention", "3 mentions"
std::string counted(std::size_t count, std::string_view one, std::string_view many);

}  // namespace standoff
