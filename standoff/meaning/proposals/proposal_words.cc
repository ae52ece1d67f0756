#include "standoff/meaning/proposals/proposal_words.h"

#include <algorithm>
#include <utility>

namespace standoff {
namespace {

constexpr std::uint32_t kMostTokens = 7;  // words and hyphens of "memorandum-of-understanding"

template <typename Value>
struct Named {
  std::string_view name;
  Value value;
};
constexpr Named<ProposalKind> kKinds[] = {
    {"ceasefire", ProposalKind::kCeasefire},
    {"peace_plan", ProposalKind::kPeacePlan},
    {"resolution", ProposalKind::kResolution},
    {"treaty", ProposalKind::kTreaty},
    {"deal", ProposalKind::kDeal},
    {"bill", ProposalKind::kBill},
    {"withdrawal", ProposalKind::kWithdrawal},
    {"sanctions", ProposalKind::kSanctions},
    {"aid", ProposalKind::kAid},
    {"other", ProposalKind::kOther},
};
constexpr Named<ProposalStatus> kStatuses[] = {
    {"proposed", ProposalStatus::kProposed}, {"under_discussion", ProposalStatus::kUnderDiscussion},
    {"accepted", ProposalStatus::kAccepted}, {"rejected", ProposalStatus::kRejected},
    {"in_force", ProposalStatus::kInForce},  {"violated", ProposalStatus::kViolated},
    {"expired", ProposalStatus::kExpired},   {"withdrawn", ProposalStatus::kWithdrawn},
};

template <typename Value, std::size_t size>
std::optional<Value> find(const Named<Value> (&names)[size], std::string_view name) {
  for (const Named<Value>& one : names) {
    if (one.name == name) return one.value;
  }
  return std::nullopt;
}

std::string key_of(const Syntax& syntax, const Frame& frame) {
  std::string lemma = lower_ascii(syntax.token(frame.predicate).lemma());
  switch (frame.kind) {
    case PredicateKind::kVerb:
      return lemma.append("/v");
    case PredicateKind::kNoun:
      return lemma.append("/n");
    case PredicateKind::kAdjective:
      return lemma.append("/a");
  }
  return lemma;
}

}  // namespace

Result<ProposalWords> ProposalWords::load(const Knowledge& knowledge) {
  const auto nouns = knowledge.table("proposals.tsv", {.at_least = 3, .at_most = 3});
  if (!nouns) return nouns.error();
  ProposalWords words;
  for (const KnowledgeRow& row : nouns->rows()) {
    ProposalNoun noun;
    const auto kind = find(kKinds, row[0]);
    if (!kind) return nouns->error(row, 0, "a kind of proposal");
    if (row[2] != "named" && row[2] != "reacted") {
      return nouns->error(row, 2, "named or reacted");
    }
    noun.kind = *kind;
    noun.named = row[2] == "named";
    noun.rule = nouns->rule(row);
    for (std::string_view name : split_list(row[1])) {
      noun.parts = 1 + static_cast<std::uint32_t>(std::count(name.begin(), name.end(), '-'));
      words.nouns_.emplace(lower_ascii(name), noun);
    }
  }
  const auto statuses = knowledge.table("proposal_status.tsv", {.at_least = 3, .at_most = 3});
  if (!statuses) return statuses.error();
  for (const KnowledgeRow& row : statuses->rows()) {
    StatusWord word;
    word.when_negated = row[0] == "not";
    const auto status = word.when_negated ? ProposalStatus::kRejected : find(kStatuses, row[0]);
    if (!status) return statuses->error(row, 0, "a status, or not");
    word.status = *status;
    if (!one_of(row[2], {"patient", "agent"}) && (row[2].size() < 2 || row[2][0] != '+')) {
      return statuses->error(row, 2, "patient, agent or +PREP");
    }
    word.role = row[2].starts_with('+') ? row[2].substr(1) : row[2];
    for (std::string_view entry : split_list(row[1], ' ')) {
      const std::size_t slash = entry.rfind('/');
      if (slash == 0 || slash == std::string_view::npos ||
          !one_of(entry.substr(slash), {"/v", "/n", "/a"})) {
        return statuses->error(row, 1, "words such as sign/v");
      }
      const std::vector<std::string_view> parts = split_list(entry.substr(0, slash), '.');
      word.parts.assign(parts.begin() + 1, parts.end());
      words.statuses_[lower_ascii(parts[0]) + std::string(entry.substr(slash))].push_back(word);
    }
  }
  return words;
}

std::optional<ProposalNoun> ProposalWords::noun(const Document& document,
                                                std::uint32_t token) const {
  const Token head = document.token(token);
  std::string joined = lower_ascii(head.lemma());
  std::optional<ProposalNoun> found;
  for (std::uint32_t back = 0; back < kMostTokens; ++back) {
    if (const auto at = nouns_.find(joined); at != nouns_.end()) found = at->second;
    if (back >= token) break;
    const Token before = document.token(token - back - 1);
    if (before.record().is_space) break;
    if (before.text() != "-") joined.insert(0, lower_ascii(before.text()).append("-"));
  }
  return found;
}

const std::vector<StatusWord>* ProposalWords::status(const Syntax& syntax,
                                                     const Frame& frame) const {
  const auto found = statuses_.find(key_of(syntax, frame));
  return found == statuses_.end() ? nullptr : &found->second;
}

}  // namespace standoff
