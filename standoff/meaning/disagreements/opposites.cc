#include "standoff/meaning/disagreements/opposites.h"

#include <algorithm>
#include <utility>

#include "standoff/ground/syntax.h"

namespace standoff {
namespace {

constexpr std::size_t kMostClaims = 64;  // on one matter that are compared with each other
constexpr std::size_t kEnoughShared = 2;

// "The army has arms" and "the army has no food" are of two matters.
bool meet(const Claim& a, const Claim& b) {
  const auto shared = static_cast<std::size_t>(
      std::count_if(a.about.begin(), a.about.end(),
                    [&](const std::string& thing) { return b.about.contains(thing); }));
  return shared > 0 && shared >= std::min({a.about.size(), b.about.size(), kEnoughShared});
}

bool contradict(const Claim& a, const Claim& b, const Parties& parties) {
  if (a.holds == b.holds || a.said == b.said || a.speaker == b.speaker || !meet(a, b)) return false;
  return a.speaker == kNoRecord || b.speaker == kNoRecord ||
         !parties.speak_as_one(a.speaker, b.speaker);
}

// Those of `claims` that another contradicts.
std::vector<Claim> contradicted(const std::vector<Claim>& claims, const Parties& parties) {
  std::vector<Claim> found;
  std::copy_if(claims.begin(), claims.end(), std::back_inserter(found), [&](const Claim& claim) {
    return std::any_of(claims.begin(), claims.end(),
                       [&](const Claim& other) { return contradict(claim, other, parties); });
  });
  return found;
}

class ClaimReader {
 public:
  ClaimReader(const MeaningInput& input, const Parties& parties)
      : in_(input), parties_(parties), document_(input.syntax.document()) {
    for (const Statement& statement : in_.voices.statements()) {
      if (statement.cue) cues_.insert(document_.token_at(statement.cue->begin));
    }
  }

  // What the word asserts; none where it asserts nothing, or nothing of anyone.
  [[nodiscard]] std::optional<Claim> claim_of(std::uint32_t word) const {
    const StatementId said = in_.voices.at(word);
    if (said == kNoRecord || !may_assert(word) || cues_.contains(word)) return std::nullopt;
    const Frame frame = in_.deeds.frames().of(word);
    if (frame.mood != Mood::kAsserted && frame.mood != Mood::kOngoing) return std::nullopt;
    Claim claim{word, said, kNoRecord, !frame.negated, {}};
    for (const auto* tokens : {&frame.agents, &frame.patients, &frame.subjects}) {
      for (std::uint32_t party : *tokens) add(party, claim);
    }
    if (claim.about.empty()) return std::nullopt;
    const std::vector<ActorId> speakers = in_.voices.speakers(word);
    if (!speakers.empty()) claim.speaker = speakers.front();
    return claim;
  }

 private:
  [[nodiscard]] bool may_assert(std::uint32_t word) const {
    const Token token = document_.token(word);
    return (token.pos() == "VERB" && token.dep() != "amod") ||
           (token.pos() == "ADJ" && token.dep() == "acomp");
  }
  void add(std::uint32_t token, Claim& claim) const {
    if (const ActorId id = parties_.at(token); id != kNoRecord) {
      claim.about.insert(std::to_string(id));
    } else if (const Token noun = document_.token(token); noun.pos() == "NOUN") {
      claim.about.insert(lower_ascii(noun.lemma()));
    }
  }

  const MeaningInput& in_;
  const Parties& parties_;
  const Document& document_;
  std::set<std::uint32_t> cues_;  // which say nothing themselves
};

}  // namespace

Result<Opposites> Opposites::load(const Knowledge& knowledge) {
  const auto table = knowledge.table("opposites.tsv", {.at_least = 2, .at_most = 2});
  if (!table) return table.error();
  Opposites opposites;
  for (const KnowledgeRow& row : table->rows()) {
    for (const std::size_t column : {std::size_t{0}, std::size_t{1}}) {
      for (std::string_view word : split_list(row[column])) {
        const Matter matter{std::string(split_list(row[0]).front()), column == 0};
        if (!opposites.matters_.emplace(word, matter).second) {
          return table->error(row, column, "words that stand here only");
        }
      }
    }
  }
  return opposites;
}

Opposites::Matter Opposites::matter_of(std::string_view lemma) const {
  const std::string word = lower_ascii(lemma);
  const auto found = matters_.find(word);
  return found == matters_.end() ? Matter{word, true} : found->second;
}

std::vector<std::vector<Claim>> Opposites::clashes(const MeaningInput& input,
                                                   const Parties& parties) const {
  const Document& document = input.syntax.document();
  const ClaimReader reader(input, parties);
  std::map<std::string, std::vector<Claim>> by_matter;
  for (std::uint32_t t = 0; t < document.token_count(); ++t) {
    std::optional<Claim> claim = reader.claim_of(t);
    if (!claim) continue;
    const Matter matter = matter_of(document.token(t).lemma());
    claim->holds = claim->holds == matter.holds;
    std::vector<Claim>& claims = by_matter[matter.name];
    if (claims.size() < kMostClaims) claims.push_back(*std::move(claim));
  }
  std::vector<std::vector<Claim>> found;
  for (const auto& [matter, claims] : by_matter) {
    std::vector<Claim> left = contradicted(claims, parties);
    while (!left.empty()) {
      const Claim first = left.front();
      std::vector<Claim> group;
      std::copy_if(left.begin(), left.end(), std::back_inserter(group),
                   [&](const Claim& claim) { return meet(first, claim); });
      std::erase_if(left, [&](const Claim& claim) { return meet(first, claim); });
      found.push_back(contradicted(group, parties));
    }
  }
  return found;
}

}  // namespace standoff
