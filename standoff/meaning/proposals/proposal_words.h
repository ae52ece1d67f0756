// The nouns that name proposals and the words that tell what becomes of them: proposals.tsv and
// proposal_status.tsv.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/ground/knowledge.h"
#include "standoff/meaning/frames/frame.h"
#include "standoff/meaning/report.h"

namespace standoff {

struct ProposalNoun {
  ProposalKind kind = ProposalKind::kOther;
  bool named = false;      // a mention is enough; else someone must react to it
  std::string rule;        // "proposals.tsv:12"
  std::uint32_t head = 0;  // token that heads the name: "letter" in "letter of intent"
};

struct StatusWord {
  ProposalStatus status = ProposalStatus::kUnknown;
  std::vector<std::string> parts;  // particle, preposition or object after the lemma
  std::string role;                // "patient", "agent" or a preposition
  bool when_negated = false;
};

class ProposalWords {
 public:
  // Errors: those of the files; kInvalidData with file, line and what was expected.
  static Result<ProposalWords> load(const Knowledge& knowledge);

  // The proposal that the noun `token` names, with the words before it that belong to its name.
  [[nodiscard]] std::optional<ProposalNoun> noun(const Document& document,
                                                 std::uint32_t token) const;

  // Senses, by name, whose deed is no proposal where it is one's own: "wants to go".
  [[nodiscard]] const std::vector<std::string>& wishes() const { return wishes_; }

  // What a predicate makes of what fills its roles, by its lemma; null for most.
  [[nodiscard]] const std::vector<StatusWord>* status(std::string_view lemma,
                                                      PredicateKind kind) const;

 private:
  ProposalWords() = default;
  Result<void> load_nouns(const Knowledge& knowledge);
  Result<void> load_statuses(const Knowledge& knowledge);
  std::unordered_map<std::string, std::optional<ProposalNoun>> nouns_;  // by "peace-plan"
  std::vector<std::string> wishes_;
  std::unordered_map<std::string, std::vector<StatusWord>> statuses_;  // by "sign/v"
};

}  // namespace standoff
