// What one source says against what another has just said: "The army said it held the town, but the
// rebels said that fighting went on" (knowledge/contrasts.tsv).
//
//   Result<Contrasts> contrasts = Contrasts::load(knowledge);
//   for (const Contrast& found : contrasts->of(document, report.statements, parties)) use(found);
#pragma once

#include <set>
#include <string>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/document/document.h"
#include "standoff/ground/knowledge.h"
#include "standoff/meaning/parties.h"
#include "standoff/meaning/report.h"

namespace standoff {

// Two statements about one thing, of different sides.
struct Contrast {
  StatementId first = kNoRecord;
  StatementId second = kNoRecord;
};

// A statement, and what the author sets against it: "In fact, arrests are down."
struct Correction {
  StatementId corrected = kNoRecord;
  ByteSpan sentence;
};

class Contrasts {
 public:
  // Errors: those of the file.
  static Result<Contrasts> load(const Knowledge& knowledge);

  // In the order of the text. Only statements of one sentence or of neighbours are compared.
  [[nodiscard]] std::vector<Contrast> of(const Document& document,
                                         const std::vector<Statement>& statements,
                                         const Parties& parties) const;
  // Statements that the author's next sentence corrects, in the order of the text.
  [[nodiscard]] std::vector<Correction> corrections(const Document& document,
                                                    const std::vector<Statement>& statements,
                                                    const Parties& parties) const;

 private:
  [[nodiscard]] bool counters(const Document& document, const Statement& first,
                              const Statement& second) const;
  Contrasts() = default;
  [[nodiscard]] bool are_set_apart(const Document& document, const Statement& first,
                                   const Statement& second) const;
  std::set<std::string, std::less<>> words_;
  std::set<std::string, std::less<>> corrections_;
  std::set<std::string, std::less<>> counters_;
};

}  // namespace standoff
