#include "standoff/meaning/proposals/proposal_words.h"

#include <utility>

#include "standoff/meaning/frames/predicate_words.h"
#include "standoff/meaning/record_names.h"

namespace standoff {
namespace {

constexpr std::uint32_t kMostTokens = 7;  // words and hyphens of "memorandum-of-understanding"

std::uint32_t noun_before_of(const Document& document, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t at = begin;
  while (at + 1 < end && lower_ascii(document.token(at + 1).text()) != "of") ++at;
  return at;
}

}  // namespace

Result<void> ProposalWords::load_nouns(const Knowledge& knowledge) {
  const auto table = knowledge.table("proposals.tsv", {.at_least = 3, .at_most = 3});
  if (!table) return table.error();
  for (const KnowledgeRow& row : table->rows()) {
    if (row[0] == "wish") {
      for (std::string_view sense : split_list(row[1])) wishes_.emplace_back(sense);
      continue;
    }
    const std::optional<ProposalKind> kind = parse_proposal_kind(row[0]);
    const bool none = row[0] == "none" && row[2].empty();
    if (!kind && !none) return table->error(row, 0, "a kind of proposal, none or wish");
    if (!none && !one_of(row[2], {"named", "reacted"})) {
      return table->error(row, 2, "named or reacted");
    }
    for (std::string_view name : split_list(row[1])) {
      std::optional<ProposalNoun> noun;
      if (kind) noun = ProposalNoun{*kind, row[2] == "named", table->rule(row)};
      nouns_.emplace(lower_ascii(name), std::move(noun));
    }
  }
  return {};
}

Result<void> ProposalWords::load_statuses(const Knowledge& knowledge) {
  const auto table = knowledge.table("proposal_status.tsv", {.at_least = 3, .at_most = 3});
  if (!table) return table.error();
  for (const KnowledgeRow& row : table->rows()) {
    StatusWord word;
    word.when_negated = row[0] == "not";
    const std::optional<ProposalStatus> status =
        word.when_negated ? ProposalStatus::kRejected : parse_proposal_status(row[0]);
    if (!status || status == ProposalStatus::kUnknown) {
      return table->error(row, 0, "a status, or not");
    }
    word.status = *status;
    const bool preposition = row[2].size() > 1 && row[2].front() == '+';
    if (!preposition && !one_of(row[2], {"patient", "agent"})) {
      return table->error(row, 2, "patient, agent or +PREP");
    }
    word.role = row[2].substr(preposition ? 1 : 0);
    for (std::string_view item : split_list(row[1], ' ')) {
      std::optional<PredicateWord> predicate = parse_predicate_word(item);
      if (!predicate) return table->error(row, 1, "words such as sign/v");
      word.parts = std::move(predicate->parts);
      statuses_[predicate->key].push_back(word);
    }
  }
  return {};
}

Result<ProposalWords> ProposalWords::load(const Knowledge& knowledge) {
  ProposalWords words;
  if (Result<void> done = words.load_nouns(knowledge); !done) return done.error();
  if (Result<void> done = words.load_statuses(knowledge); !done) return done.error();
  return words;
}

std::optional<ProposalNoun> ProposalWords::noun(const Document& document,
                                                std::uint32_t token) const {
  std::optional<ProposalNoun> found;
  for (const Compound& compound : compounds_at(document, token, kMostTokens)) {
    const auto at = nouns_.find(compound.word);
    if (at == nouns_.end()) continue;
    found = at->second;
    if (!found) continue;
    const bool of = compound.word.find("-of-") != std::string::npos;
    found->head = of ? noun_before_of(document, compound.begin, token) : token;
  }
  return found;
}

const std::vector<StatusWord>* ProposalWords::status(std::string_view lemma,
                                                     PredicateKind kind) const {
  const auto found = statuses_.find(predicate_key(lemma, kind));
  return found == statuses_.end() ? nullptr : &found->second;
}

}  // namespace standoff
