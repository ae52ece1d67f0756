// One document to its report.
//
//   Result<Analyser> analyser = Analyser::load(Knowledge());
//   Result<Report> report = analyser->analyse(document, article);
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "standoff/base/result.h"
#include "standoff/document/article.h"
#include "standoff/document/document.h"
#include "standoff/ground/gazetteer.h"
#include "standoff/ground/knowledge.h"
#include "standoff/meaning/report.h"

namespace standoff {

class Actors;
class Places;
class Syntax;

// The compiled knowledge. Immutable, cheap to copy, thread-safe.
class Analyser {
 public:
  // Without a gazetteer only the places of the knowledge files are found on the map.
  // Errors: those of the knowledge files, each naming its line.
  static Result<Analyser> load(const Knowledge& knowledge,
                               std::optional<Gazetteer> gazetteer = std::nullopt);

  // `document` holds the parse of `article.text`. Deterministic; linear in the text.
  // Errors: none today; the form is that of the steps to come.
  [[nodiscard]] Result<Report> analyse(const Document& document, const Article& article) const;

 private:
  struct Rules;
  void find_meaning(const Syntax& syntax, const Places& places, Actors& actors,
                    Report& report) const;
  explicit Analyser(std::shared_ptr<const Rules> rules) : rules_(std::move(rules)) {}
  std::shared_ptr<const Rules> rules_;
};

}  // namespace standoff
