// In whose voice each word of the article is: the author's, or that of a statement's speakers.
//
//   Voices voices(document, statements);
//   StatementId id = voices.at(token);       // the innermost statement, or kNoRecord: the author
#pragma once

#include <cstdint>
#include <vector>

#include "standoff/document/document.h"
#include "standoff/meaning/report.h"

namespace standoff {

class Voices {
 public:
  // `statements` must outlive it.
  Voices(const Document& document, const std::vector<Statement>& statements);

  [[nodiscard]] StatementId at(std::uint32_t token) const { return at_[token]; }
  // Whom the innermost statement around `token` attributes its words to; none for the author and
  // for hearsay.
  [[nodiscard]] std::vector<ActorId> speakers(std::uint32_t token) const;
  // To whom they are said; none where the statement does not tell.
  [[nodiscard]] std::vector<ActorId> addressees(std::uint32_t token) const;
  [[nodiscard]] const std::vector<Statement>& statements() const { return statements_; }

 private:
  const std::vector<Statement>& statements_;
  std::vector<StatementId> at_;  // per token
};

}  // namespace standoff
