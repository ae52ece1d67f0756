#include "standoff/meaning/proposals/proposals.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "standoff/meaning/frames/reach.h"

namespace standoff {
namespace {

constexpr std::uint32_t kPronounReach = 40;  // tokens between a proposal and "it"
constexpr std::size_t kMostChains = 64;      // chains back that a mention may belong to

struct Chain {
  Proposal proposal;
  std::string head;             // lemma of its first mention
  std::set<std::string> words;  // that tell it apart, of all mentions
  bool named = false;
  bool met = false;      // someone takes a stance on it
  bool generic = false;  // only ever "the plan"
  bool clause = false;   // told by a clause: "leave the region"
};

ProposalKind kind_of(const Deed* deed) {
  if (deed == nullptr || !deed->match.sense->event) return ProposalKind::kOther;
  const std::string& mode = deed->match.sense->mode;
  switch (*deed->match.sense->event) {
    case EventType::kRetreat:
      if (mode == "withdraw") return ProposalKind::kWithdrawal;
      return mode == "ceasefire" ? ProposalKind::kCeasefire : ProposalKind::kOther;
    case EventType::kSanction:
      return ProposalKind::kSanctions;
    case EventType::kAid:
      return ProposalKind::kAid;
    default:
      return ProposalKind::kOther;
  }
}

class ProposalFinder {
 public:
  ProposalFinder(const MeaningInput& input, const ProposalWords& words,
                 const std::vector<TimeExpression>& times, Parties& parties,
                 std::vector<PositionFound>& positions)
      : in_(input),
        words_(words),
        times_(times),
        parties_(parties),
        positions_(positions),
        syntax_(input.syntax),
        document_(input.syntax.document()),
        chain_at_(document_.token_count(), kNoRecord) {
    for (const std::string& sense : words.wishes()) {
      const std::string_view rule = input.deeds.senses().rule_of(sense);
      wishes_.emplace(rule.empty() ? sense : rule);
    }
    for (std::size_t i = 0; i < positions.size(); ++i) {
      const std::uint32_t target = positions[i].target;
      if (target < document_.token_count()) reactions_to_[target].push_back(i);
    }
  }

  std::vector<Proposal> run() {
    for (std::uint32_t t = 0; t < document_.token_count(); ++t) {
      const Token token = document_.token(t);
      if (one_of(token.pos(), {"NOUN", "PROPN"}) && !one_of(token.dep(), {"compound", "attr"})) {
        const auto noun = words_.noun(document_, t);
        if (noun && chain_at_[noun->head] == kNoRecord) mention(noun->head, *noun);
      } else if (token.pos() == "VERB" && reactions_to_.contains(t)) {
        clause(t);
      }
    }
    read_positions();
    read_statuses();
    return keep();
  }

 private:
  // ------------------------------------------------------------------------------------ mentions

  void mention(std::uint32_t token, const ProposalNoun& noun) {
    const std::string lemma = lower_ascii(document_.token(token).lemma());
    const std::set<std::string> words = telling_words(token);
    const TokenRange phrase = syntax_.noun_phrase(token);
    const std::string first = lower_ascii(document_.token(phrase.begin).text());
    const bool definite = one_of(first, {"the", "this", "that", "these", "those", "its", "their",
                                         "his", "her", "both", "such"});
    Chain* chain = chain_of(lemma, words, definite, noun);
    if (chain == nullptr) {
      chains_.emplace_back();
      chain = &chains_.back();
      chain->head = lemma;
      chain->generic = words.empty() && definite && is_generic(lemma);
      chain->proposal.kind = noun.kind;
      chain->proposal.rule = noun.rule;
    }
    // What it is for says more of its kind than "plan" does.
    if (chain->proposal.kind == ProposalKind::kOther) chain->proposal.kind = noun.kind;
    if (chain->proposal.kind == ProposalKind::kOther) chain->proposal.kind = kind_within(token);
    chain->named = chain->named || noun.named;
    chain->met = chain->met || reactions_to_.contains(token);
    chain->words.insert(words.begin(), words.end());
    chain_at_[token] = static_cast<std::uint32_t>(chain - chains_.data());
    chain->proposal.mentions.push_back(syntax_.trimmed(noun_reach(syntax_, token)));
    add_roles(token, chain->proposal);
  }

  // "a plan for a truce" is a truce.
  [[nodiscard]] ProposalKind kind_within(std::uint32_t token) const {
    const TokenRange range = noun_reach(syntax_, token);
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      if (t == token || document_.token(t).pos() != "NOUN") continue;
      const auto inner = words_.noun(document_, t);
      if (inner && inner->kind != ProposalKind::kOther) return inner->kind;
    }
    return ProposalKind::kOther;
  }

  // Nouns, names and adjectives beside the head: "extradition", "maritime border", "EastMed".
  [[nodiscard]] std::set<std::string> telling_words(std::uint32_t token) const {
    std::set<std::string> words;
    TokenRange range = noun_reach(syntax_, token);
    // Whose it is, or what became of it, tells nothing of what it is.
    for (std::uint32_t c : document_.children(token)) {
      if (c > token && document_.token(c).dep() == "acl" && document_.token(c).tag() == "VBN") {
        range.end = std::min(range.end, syntax_.subtree(c).begin);
      }
    }
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      const Token word = document_.token(t);
      if (t == token || word.dep() == "poss" || !one_of(word.pos(), {"NOUN", "PROPN", "ADJ"}))
        continue;
      words.insert(lower_ascii(word.lemma()));
    }
    return words;
  }

  // Whether the noun takes up whatever was proposed last: "the plan".
  [[nodiscard]] bool is_generic(const std::string& lemma) const {
    return in_.deeds.senses().classes().has("any_proposal", lemma);
  }

  Chain* chain_of(const std::string& lemma, const std::set<std::string>& words, bool definite,
                  const ProposalNoun& noun) {
    Chain* same = nullptr;
    Chain* any = nullptr;
    const std::size_t first = chains_.size() > kMostChains ? chains_.size() - kMostChains : 0;
    for (std::size_t i = chains_.size(); i-- > first;) {
      Chain& chain = chains_[i];
      const bool shares = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return chain.head == word || (!chain.clause && chain.words.contains(word));
      });
      const bool alike = chain.head == lemma || chain.proposal.kind == noun.kind ||
                         is_generic(lemma) || is_generic(chain.head);
      if (shares && alike && (chain.head == lemma || chain.words.contains(lemma) || definite)) {
        return &chain;
      }
      const bool named_so = !chain.clause && chain.words.contains(lemma);
      if (same == nullptr && (chain.head == lemma || named_so)) same = &chain;
      // "the offer" is no sanction, "the move" may be.
      const bool suits = noun.kind == chain.proposal.kind || noun.kind == ProposalKind::kOther ||
                         chain.proposal.kind != ProposalKind::kSanctions;
      if (any == nullptr && !chain.clause && suits && (chain.named || chain.met)) any = &chain;
    }
    if (!words.empty()) return nullptr;
    if (same != nullptr && (definite || noun.named)) return same;
    return definite && is_generic(lemma) ? any : nullptr;
  }

  void add_roles(std::uint32_t token, Proposal& proposal) {
    const Frame frame = in_.deeds.frames().of(token);
    // In "the Lebanon truce" the name tells where, not whose.
    const bool names_place =
        proposal.kind == ProposalKind::kCeasefire || proposal.kind == ProposalKind::kPeacePlan;
    std::vector<std::uint32_t> agents = frame.agents;
    std::erase_if(agents, [&](std::uint32_t agent) {
      return names_place && one_of(document_.token(agent).dep(), {"compound", "amod", "nmod"});
    });
    std::vector<ActorId> owners = parties_.of(agents);
    // "the draft drawn up by Norway and Kenya"
    for (std::uint32_t c : document_.children(token)) {
      if (document_.token(c).dep() != "acl" || document_.token(c).tag() != "VBN") continue;
      const std::uint32_t by = syntax_.object_of(c, "by");
      if (by != kNoToken) join(owners, parties_.of(syntax_.conjuncts(by)));
    }
    join(proposal.proposers, owners);
    const ByteSpan reach = document_.span_of(noun_reach(syntax_, token));
    const auto first = std::partition_point(
        times_.begin(), times_.end(),
        [&](const TimeExpression& time) { return time.span.begin < reach.begin; });
    for (auto time = first; time != times_.end() && reach.contains(time->span); ++time) {
      if (time->type != TimeType::kDuration || proposal.duration != kNoRecord) continue;
      proposal.duration = static_cast<TimeId>(time - times_.begin());
    }
    if (frame.content != kNoToken) {
      const ByteSpan aim = reach_of(syntax_, frame.content);
      if (proposal.aims.empty()) proposal.aims.push_back(aim);
    }
  }

  void clause(std::uint32_t verb) {
    for (std::size_t index : reactions_to_.at(verb)) {
      const PositionFound& found = positions_[index];
      if (found.position.stance != Stance::kPropose && found.position.stance != Stance::kAccept) {
        continue;
      }
      const ProposalKind kind = kind_of(in_.deeds.at(verb));
      if (kind == ProposalKind::kOther && wishes_.contains(found.position.rule) &&
          concerns_only(found.position.actor, verb)) {
        continue;
      }
      std::set<std::string> words = content_words(document_, found.position.target_span);
      if (const std::ptrdiff_t told = told_before(words, kind); told >= 0) {
        chains_[static_cast<std::size_t>(told)].proposal.mentions.push_back(
            found.position.target_span);
        chain_at_[verb] = static_cast<std::uint32_t>(told);
        return;
      }
      Chain chain;
      chain.words = std::move(words);
      chain.clause = true;
      chain.named = true;
      chain.head = lower_ascii(document_.token(verb).lemma());
      chain.proposal.kind = kind;
      chain.proposal.rule = found.position.rule;
      chain.proposal.mentions.push_back(found.position.target_span);
      chain_at_[verb] = static_cast<std::uint32_t>(chains_.size());
      chains_.push_back(std::move(chain));
      return;
    }
  }

  // Whether the clause tells what the actor himself wants to do, which asks nobody for anything.
  [[nodiscard]] bool concerns_only(ActorId actor, std::uint32_t verb) {
    const std::vector<ActorId> doers = parties_.of(in_.deeds.frames().subjects(verb));
    return !doers.empty() && std::all_of(doers.begin(), doers.end(), [&](ActorId doer) {
      return parties_.same_side(doer, actor);
    });
  }

  // The clause that asked for the same before, "show restraint and talk", "talk to one another and
  // show restraint", or the noun that told of it: "a troop withdrawal", "troops would leave"; -1
  // for none.
  [[nodiscard]] std::ptrdiff_t told_before(const std::set<std::string>& words,
                                           ProposalKind kind) const {
    const std::size_t first = chains_.size() > kMostChains ? chains_.size() - kMostChains : 0;
    for (std::size_t i = chains_.size(); i-- > first;) {
      const auto shared = static_cast<std::size_t>(
          std::count_if(words.begin(), words.end(),
                        [&](const std::string& word) { return chains_[i].words.contains(word); }));
      if (!chains_[i].clause) {
        if (kind == ProposalKind::kOther || chains_[i].proposal.kind != kind || shared == 0)
          continue;
        return static_cast<std::ptrdiff_t>(i);
      }
      const std::size_t fewer = std::min(words.size(), chains_[i].words.size());
      if (shared >= 2 && 2 * shared >= fewer) return static_cast<std::ptrdiff_t>(i);
    }
    return -1;
  }

  // ----------------------------------------------------------------------- what is said of them

  [[nodiscard]] Chain* holding(std::uint32_t token) {
    const std::uint32_t index = chain_at_[token];
    return index == kNoRecord ? nullptr : &chains_[index];
  }

  // The proposal that these words name, or that they are the terms of.
  [[nodiscard]] Chain* named_by(std::uint32_t token) {
    if (Chain* chain = holding(token)) return chain;
    if (one_of(lower_ascii(document_.token(token).text()), {"it", "this", "that", "them"})) {
      return last_before(token);
    }
    const std::uint32_t of = syntax_.object_of(token, "of");
    return of == kNoToken ? nullptr : holding(of);
  }

  // The proposal that was named last before `token`, not far from it.
  [[nodiscard]] Chain* last_before(std::uint32_t token) {
    for (std::uint32_t back = 1; back <= kPronounReach && back <= token; ++back) {
      Chain* chain = holding(token - back);
      if (chain != nullptr && !chain->clause && chain->named) return chain;
    }
    return nullptr;
  }

  void read_positions() {
    for (PositionFound& found : positions_) {
      if (found.target >= document_.token_count()) continue;
      Chain* chain = named_by(found.target);
      if (chain == nullptr) continue;
      reactions_.push_back({chain - chains_.data(), &found.position});
      Position& position = found.position;
      Proposal& proposal = chain->proposal;
      chain->named = true;
      switch (position.stance) {
        case Stance::kPropose:
          join(proposal.proposers, {position.actor});
          step(proposal, ProposalStatus::kProposed, position);
          break;
        case Stance::kEndorse:
          join(proposal.endorsers, {position.actor});
          break;
        case Stance::kAccept:
          join(proposal.endorsers, {position.actor});
          step(proposal, ProposalStatus::kAccepted, position);
          break;
        case Stance::kReject:
          step(proposal, ProposalStatus::kRejected, position);
          break;
        default:
          break;
      }
    }
  }

  static void step(Proposal& proposal, ProposalStatus status, const Position& position) {
    proposal.history.push_back({status, position.when, position.actor, position.evidence});
  }

  void read_statuses() {
    const Frames& frames = in_.deeds.frames();
    for (std::uint32_t t = 0; t < document_.token_count(); ++t) {
      if (!one_of(document_.token(t).pos(), {"VERB", "NOUN", "ADJ"})) continue;
      const auto* entries = words_.status(document_.token(t).lemma(), frames.kind_of(t));
      if (entries == nullptr) continue;
      const Frame frame = frames.of(t);
      for (const StatusWord& word : *entries) {
        if (read_status(frame, word)) break;
      }
    }
  }

  // Whether the article says so: it came about, or it is negated where the line is about that.
  [[nodiscard]] bool is_told(const Frame& frame, const StatusWord& word) const {
    const auto factuality = in_.deeds.factuality(frame);
    if (word.when_negated) return factuality ? is_untrue(*factuality) : is_refused(frame);
    return factuality && came_about(*factuality);
  }

  // "refused to sign the treaty"
  [[nodiscard]] bool is_refused(const Frame& frame) const {
    const Deed* holder = frame.holder == kNoToken ? nullptr : in_.deeds.at(frame.holder);
    if (holder == nullptr || holder->match.sense->stance != Stance::kReject) return false;
    const auto refused = in_.deeds.factuality(holder->frame);
    return refused && came_about(*refused);
  }

  // "into" and "force" in "came into force": each hangs on the verb or on the part before.
  [[nodiscard]] bool has_parts(const Frame& frame, const StatusWord& word) const {
    std::uint32_t last = frame.predicate;
    return std::all_of(word.parts.begin(), word.parts.end(), [&](const std::string& part) {
      for (const std::uint32_t head : {last, frame.predicate}) {
        for (const std::uint32_t c : document_.children(head)) {
          if (lower_ascii(document_.token(c).text()) != part) continue;
          last = c;
          return true;
        }
      }
      return false;
    });
  }

  [[nodiscard]] static std::vector<std::uint32_t> fillers_of(const Frame& frame,
                                                             const StatusWord& word) {
    if (word.role == "agent") {
      return frame.kind == PredicateKind::kAdjective ? frame.subjects : frame.agents;
    }
    std::vector<std::uint32_t> filled;
    if (word.role == "patient") filled = frame.patients;
    for (const Oblique& oblique : frame.obliques) {
      const bool part =
          word.role == "patient" &&
          std::find(word.parts.begin(), word.parts.end(), oblique.preposition) != word.parts.end();
      if (part || oblique.preposition == word.role) filled.push_back(oblique.object);
    }
    return filled;
  }

  bool read_status(const Frame& frame, const StatusWord& word) {
    if (!is_told(frame, word) || !has_parts(frame, word)) return false;
    bool told = false;
    for (std::uint32_t token : fillers_of(frame, word)) {
      Chain* chain = named_by(token);
      if (chain == nullptr) continue;
      const std::vector<ActorId> who =
          word.role == "agent" ? std::vector<ActorId>{} : parties_.of(frame.agents);
      chain->proposal.history.push_back({word.status, in_.circumstances.when(frame),
                                         who.empty() ? kNoRecord : who.front(),
                                         evidence_of(in_.deeds.frames(), frame.predicate)});
      if (word.status == ProposalStatus::kProposed) join(chain->proposal.proposers, who);
      told = true;
    }
    return told;
  }

  // --------------------------------------------------------------------------------- the outcome

  std::vector<Proposal> keep() {
    std::vector<std::uint32_t> ids(chains_.size(), kNoRecord);
    std::vector<Proposal> kept;
    for (std::size_t i = 0; i < chains_.size(); ++i) {
      Chain& chain = chains_[i];
      const bool told = chain.named || (!chain.proposal.history.empty() &&
                                        chain.proposal.kind != ProposalKind::kOther);
      if (!told || chain.generic) continue;
      ids[i] = static_cast<std::uint32_t>(kept.size());
      finish(chain.proposal);
      kept.push_back(std::move(chain.proposal));
    }
    for (auto& [index, position] : reactions_) {
      const std::uint32_t id = ids[static_cast<std::size_t>(index)];
      if (id == kNoRecord) continue;
      position->target_kind = TargetKind::kProposal;
      position->target = id;
    }
    return kept;
  }

  void finish(Proposal& proposal) {
    const auto longest =
        std::max_element(proposal.mentions.begin(), proposal.mentions.end(),
                         [](ByteSpan a, ByteSpan b) { return a.size() < b.size(); });
    proposal.name = std::string(document_.text(*longest));
    std::erase_if(proposal.endorsers, [&](ActorId id) { return contains(proposal.proposers, id); });
    // "the plan put forth by France was rejected": what is told inside a clause came before it.
    std::stable_sort(proposal.history.begin(), proposal.history.end(),
                     [](const ProposalStep& a, const ProposalStep& b) {
                       return a.evidence.end != b.evidence.end
                                  ? a.evidence.end < b.evidence.end
                                  : a.evidence.begin > b.evidence.begin;
                     });
    // A position and a word of status may tell of one step.
    const auto same = [](const ProposalStep& a, const ProposalStep& b) {
      return a.status == b.status && a.actor == b.actor && a.evidence == b.evidence;
    };
    proposal.history.erase(std::unique(proposal.history.begin(), proposal.history.end(), same),
                           proposal.history.end());
    if (!proposal.history.empty()) {
      proposal.status = proposal.history.back().status;
      // One party's yes does not undo another's no.
      const bool refused =
          std::any_of(proposal.history.begin(), proposal.history.end(),
                      [](const ProposalStep& s) { return s.status == ProposalStatus::kRejected; });
      if (refused && proposal.status <= ProposalStatus::kAccepted) {
        proposal.status = ProposalStatus::kRejected;
      }
    } else if (!proposal.proposers.empty()) {
      proposal.status = ProposalStatus::kProposed;
    }
  }

  MeaningInput in_;
  const ProposalWords& words_;
  const std::vector<TimeExpression>& times_;
  Parties& parties_;
  std::vector<PositionFound>& positions_;
  const Syntax& syntax_;
  const Document& document_;
  std::set<std::string, std::less<>> wishes_;  // rules
  std::vector<std::uint32_t> chain_at_;        // per token: the chain whose mention it heads
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> reactions_to_;  // by head of target
  std::vector<Chain> chains_;
  std::vector<std::pair<std::ptrdiff_t, Position*>> reactions_;  // chain and position
};

}  // namespace

std::vector<Proposal> find_proposals(const MeaningInput& input, const ProposalWords& words,
                                     const std::vector<TimeExpression>& times, Parties& parties,
                                     std::vector<PositionFound>& positions) {
  return ProposalFinder(input, words, times, parties, positions).run();
}

}  // namespace standoff
