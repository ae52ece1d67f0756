#include "standoff/meaning/disagreements/disagreements.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "standoff/meaning/disagreements/answers.h"
#include "standoff/meaning/disagreements/counts.h"
#include "standoff/meaning/disagreements/culprits.h"
#include "standoff/meaning/disagreements/framings.h"
#include "standoff/meaning/disagreements/territory.h"
#include "standoff/meaning/frames/reach.h"

namespace standoff {
namespace {

constexpr double kAlike = 0.2;                 // cosine of a denial and what it may deny
constexpr std::size_t kMostCompared = 100000;  // statements with denials, in one article
constexpr std::uint32_t kNearSentences = 2;    // between a claim and "denied it"
constexpr std::uint32_t kOwnersReach = 8;      // between a warning and "dismissed his warning"
constexpr std::size_t kMostPairs = 200;        // of one kind in one article

RecordRef position_ref(std::size_t id) {
  return {RecordKind::kPosition, static_cast<std::uint32_t>(id)};
}
RecordRef event_ref(std::size_t id) { return {RecordKind::kEvent, static_cast<std::uint32_t>(id)}; }

class Comparison {
 public:
  Comparison(const MeaningInput& input, const Report& report,
             const std::vector<PositionFound>& positions, const std::vector<PositionFound>& claims,
             const DisagreementRules& rules, Parties& parties)
      : in_(input),
        report_(report),
        positions_(positions),
        claims_(claims),
        rules_(rules),
        parties_(parties),
        document_(input.syntax.document()) {}

  std::vector<Disagreement> run() {
    compare_figures();
    compare_charges();
    compare_added_denials();
    compare_denials();
    compare_answers();
    compare_culprits();
    compare_judgements();
    compare_claims();
    compare_contrasts();
    compare_framings();
    compare_territory();
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Disagreement& a, const Disagreement& b) {
                       return a.sides.front().evidence.begin < b.sides.front().evidence.begin;
                     });
    return std::move(found_);
  }

 private:
  void add(DisagreementKind kind, std::vector<DisagreementSide> sides, std::string rule,
           RecordRef about = {}, std::optional<ByteSpan> words = std::nullopt) {
    put(kind, apart(std::move(sides)), std::move(rule), about, words);
  }
  // The same with sides that may share their words: "both claim the reef".
  void put(DisagreementKind kind, std::vector<DisagreementSide> sides, std::string rule,
           RecordRef about = {}, std::optional<ByteSpan> words = std::nullopt) {
    if (found_.size() >= kMostPairs || is_of_one(sides)) return;
    sort_by_text(sides);
    for (Disagreement& other : found_) {
      const std::size_t met = count_met(sides, other.sides);
      if (met == sides.size()) return;
      // One charge and all that is said to it are one matter.
      const bool answers =
          kind == DisagreementKind::kClaimDenial || kind == DisagreementKind::kResponsibility;
      if (met == 0 || !answers || other.kind != kind) continue;
      other.sides.insert(other.sides.end(), sides.begin(), sides.end());
      other.sides = apart(std::move(other.sides));
      return;
    }
    found_.push_back({kind, about, words, std::move(sides), std::move(rule)});
  }

  static void sort_by_text(std::vector<DisagreementSide>& sides) {
    std::stable_sort(sides.begin(), sides.end(),
                     [](const DisagreementSide& a, const DisagreementSide& b) {
                       return a.evidence.begin < b.evidence.begin;
                     });
  }
  // In the order of the text, without those whose words overlap with another's before them.
  [[nodiscard]] static std::vector<DisagreementSide> apart(std::vector<DisagreementSide> sides) {
    sort_by_text(sides);
    std::vector<DisagreementSide> kept;
    for (const DisagreementSide& side : sides) {
      if (kept.empty() || !kept.back().evidence.overlaps(side.evidence)) kept.push_back(side);
    }
    return kept;
  }
  // How many of `sides` have words in common with one of `others`.
  [[nodiscard]] static std::size_t count_met(const std::vector<DisagreementSide>& sides,
                                             const std::vector<DisagreementSide>& others) {
    return static_cast<std::size_t>(
        std::count_if(sides.begin(), sides.end(), [&](const DisagreementSide& side) {
          return std::any_of(others.begin(), others.end(), [&](const DisagreementSide& other) {
            return other.evidence.overlaps(side.evidence);
          });
        }));
  }
  [[nodiscard]] static bool is_of_one(const std::vector<DisagreementSide>& sides) {
    return std::all_of(sides.begin(), sides.end(),
                       [&](const DisagreementSide& side) { return side.who == sides.front().who; });
  }

  // Two sources with two numbers for one thing at one time and place.
  void compare_figures() {
    for (std::vector<DisagreementSide>& sides : differing_figures(in_.syntax, report_, parties_)) {
      add(DisagreementKind::kFigures, std::move(sides), "figures differ");
    }
  }

  // ------------------------------------------------------------------------- charges and denials

  [[nodiscard]] bool denies(const Position& position) const {
    return position.stance == Stance::kReject;
  }

  // Whether the denial is a relative clause: "accused them of spying, a charge that Norvia denied".
  [[nodiscard]] bool is_added(const Position& denial) const {
    const TokenRange words = document_.tokens_in(denial.evidence);
    if (words.empty()) return false;
    return document_.token(in_.syntax.root_of(words)).dep() == "relcl";
  }

  // What such a denial is of: the last charge, words or deed of its sentence before it that is
  // another's.
  [[nodiscard]] std::optional<DisagreementSide> denied_beside(const Position& denial) const {
    const std::uint32_t sentence = sentence_at(document_, denial.evidence.begin);
    const auto is_here = [&](ByteSpan span) {
      return span.begin < denial.evidence.begin && sentence_at(document_, span.begin) == sentence;
    };
    const auto is_other = [&](const std::vector<ActorId>& who) {
      return !who.empty() && !parties_.same_side(who.front(), denial.actor);
    };
    std::optional<DisagreementSide> charge;
    std::optional<DisagreementSide> deed;
    for (EventId e = 0; e < report_.events.size(); ++e) {
      const Event& event = report_.events[e];
      if (!is_here(event.trigger) || !is_other(event.actors)) continue;
      const DisagreementSide side = {event.actors.front(), event_ref(e),
                                     before(event.evidence, denial.evidence)};
      if (event.type == EventType::kAccuse) charge = side;
      if (contains(event.recipients, denial.actor)) deed = side;
    }
    if (charge) return charge;
    std::optional<DisagreementSide> words;
    for (StatementId s = 0; s < report_.statements.size(); ++s) {
      const Statement& statement = report_.statements[s];
      if (!statement.cue || !is_here(*statement.cue) || !is_other(statement.speakers)) continue;
      words = {statement.speakers.front(), statement_ref(s),
               before(statement.content.front(), denial.evidence)};
    }
    return words ? words : deed;
  }

  void compare_added_denials() {
    std::size_t compared = 0;
    for (std::size_t d = 0; d < report_.positions.size() && compared < kMostCompared; ++d) {
      const Position& denial = report_.positions[d];
      if (!is_open_denial(d) || !is_added(denial)) continue;
      compared += report_.events.size() + report_.statements.size();
      std::optional<DisagreementSide> side = denied_beside(denial);
      if (!side) continue;
      // "a charge that Norvia denied" is no word of the charge.
      const Token noun = document_.token(positions_[d].target);
      if (one_of(noun.dep(), {"appos", "npadvmod"})) {
        side->evidence = before(side->evidence, denial.target_span);
      }
      add(DisagreementKind::kClaimDenial,
          {*side, {denial.actor, position_ref(d), after(denial.evidence, side->evidence)}},
          "denied in the same breath", side->ref);
      answered_.insert(d);
    }
  }

  // A party rejects what another charges it with, or says of the same thing.
  void compare_charges() {
    for (std::size_t d = 0; d < report_.positions.size(); ++d) {
      const Position& denial = report_.positions[d];
      if (!denies(denial) || denial.target_kind == TargetKind::kProposal) continue;
      for (std::size_t e = 0; e < report_.events.size(); ++e) {
        const Event& charge = report_.events[e];
        if (charge.type != EventType::kAccuse || charge.actors.empty()) continue;
        // "accusing it of the attack, which Islamabad denies"
        const bool at_denier =
            charge.recipients.empty()
                ? charge.mode == "allege" && are_near(document_, charge.evidence, denial.evidence)
                : std::any_of(charge.recipients.begin(), charge.recipients.end(),
                              [&](ActorId id) { return parties_.same_side(id, denial.actor); });
        if (!at_denier || parties_.same_side(charge.actors.front(), denial.actor)) continue;
        // What is only disapproved of is no charge.
        const bool any_charge =
            charge.mode != "disapprove" && (mentions_charge(d) || takes_up_just(d, charge));
        if (!shares_words(denial.target_span, charge.evidence) && !any_charge) continue;
        add(DisagreementKind::kClaimDenial,
            {{charge.actors.front(), event_ref(e), before(charge.evidence, denial.evidence)},
             {denial.actor, position_ref(d), after(denial.evidence, charge.evidence)}},
            "charge and denial", event_ref(e));
        answered_.insert(d);
        break;
      }
    }
  }

  // What of a clause stands before the clause inside it: "accusing it of the raid, which it
  // denies".
  [[nodiscard]] ByteSpan before(ByteSpan whole, ByteSpan inner) const {
    if (!whole.overlaps(inner) || whole.begin >= inner.begin) return whole;
    whole.end = inner.begin;
    const std::string_view text = document_.text(whole);
    const std::size_t last = text.find_last_not_of(" ,;:");
    if (last != std::string_view::npos) {
      whole.end = whole.begin + static_cast<std::uint32_t>(last + 1);
    }
    return whole;
  }

  // What of a clause stands behind the clause that it opens with: "they accused it, a charge that
  // it denied".
  [[nodiscard]] ByteSpan after(ByteSpan whole, ByteSpan inner) const {
    if (!whole.contains(inner) || whole.begin < inner.begin || whole.end <= inner.end) return whole;
    whole.begin = inner.end;
    const std::size_t first = document_.text(whole).find_first_not_of(" ,;:");
    if (first != std::string_view::npos) whole.begin += static_cast<std::uint32_t>(first);
    return whole;
  }

  // Whether a position denies what is said, and no charge of an event was found for it.
  [[nodiscard]] bool is_open_denial(std::size_t d) const {
    const Position& denial = report_.positions[d];
    if (!denies(denial) || denial.target_kind == TargetKind::kProposal) return false;
    return !answered_.contains(d) && (positions_[d].denial || mentions_charge(d));  // "refused to"
  }

  // A party rejects what another has said; or "allegations" that the article lays at no one's door.
  void compare_denials() {
    std::vector<std::set<std::string>> said_words;
    for (const Statement& statement : report_.statements) {
      said_words.push_back(content_words(document_, statement.content.front()));
    }
    std::size_t compared = 0;
    for (std::size_t d = 0; d < report_.positions.size(); ++d) {
      const Position& denial = report_.positions[d];
      if (!is_open_denial(d)) continue;
      const std::set<std::string> denied = content_words(document_, denial.target_span);
      StatementId said = kNoRecord;
      double most = kAlike;
      for (StatementId s = 0; s < report_.statements.size(); ++s) {
        if (!may_deny(denial, report_.statements[s]) || ++compared > kMostCompared) continue;
        const double alike = likeness(denied, said_words[s]);
        if (alike <= most) continue;
        most = alike;
        said = s;
      }
      if (said == kNoRecord && takes_up(d)) said = said_before(denial, positions_[d].target);
      const DisagreementSide denier = {denial.actor, position_ref(d), denial.evidence};
      if (said != kNoRecord) {
        const Statement& statement = report_.statements[said];
        add(DisagreementKind::kClaimDenial,
            {{statement.speakers.front(), statement_ref(said),
              before(statement.content.front(), denial.evidence)},
             denier},
            "said and denied by another", statement_ref(said));
      } else if (mentions_charge(d) && denied.size() > 1 &&
                 denial.evidence.begin < denial.target_span.begin) {
        const ByteSpan denying = before(denial.evidence, denial.target_span);
        add(DisagreementKind::kClaimDenial,
            {{denier.who, denier.ref, denying},
             {owner_of(positions_[d].target), {}, denial.target_span}},
            "charge denied", {}, denial.target_span);
      }
    }
  }

  // Whose "the governor's claim" is; kNoRecord where the words do not say.
  [[nodiscard]] ActorId owner_of(std::uint32_t noun) const {
    const std::uint32_t owner = in_.syntax.child(noun, {"poss"});
    const std::vector<ActorId> found =
        owner == kNoToken ? std::vector<ActorId>{} : parties_.of({owner});
    return found.empty() ? kNoRecord : found.front();
  }

  [[nodiscard]] bool may_deny(const Position& denial, const Statement& statement) const {
    return !statement.speakers.empty() && !statement.content.front().overlaps(denial.evidence) &&
           !parties_.same_side(statement.speakers.front(), denial.actor);
  }

  // "accused Norvia of it. Norvia denied it."
  [[nodiscard]] bool takes_up_just(std::size_t position, const Event& charge) const {
    const std::uint32_t target = positions_[position].target;
    return positions_[position].denial && target < document_.token_count() &&
           document_.token(target).pos() == "PRON" &&
           are_near(document_, charge.evidence, report_.positions[position].evidence);
  }

  // "denied it", "denied the claim", "a claim that the agency denies": what was said just before.
  [[nodiscard]] bool takes_up(std::size_t position) const {
    const std::uint32_t target = positions_[position].target;
    if (target >= document_.token_count()) return false;
    if (document_.token(target).pos() == "PRON") return positions_[position].denial;
    // "the claim of victory" says itself what is denied; "the concerns as unfounded" does not.
    const std::uint32_t phrase = in_.syntax.child(target, {"prep"});
    const bool as = phrase != kNoToken && document_.token(phrase).text() == "as";
    return mentions_charge(position) && (phrase == kNoToken || as) &&
           !in_.syntax.has_child(target, {"acl", "ccomp"});
  }

  // The last statement of another side, or of whose the target is, that begins not far before it.
  [[nodiscard]] StatementId said_before(const Position& denial, std::uint32_t target) const {
    const std::uint32_t sentence = sentence_at(document_, denial.evidence.begin);
    const std::uint32_t owner = in_.syntax.child(target, {"poss"});
    const std::vector<ActorId> owners =
        owner == kNoToken ? std::vector<ActorId>{} : parties_.of({owner});
    StatementId last = kNoRecord;
    for (StatementId s = 0; s < report_.statements.size(); ++s) {
      const Statement& statement = report_.statements[s];
      const ByteSpan content = statement.content.front();
      if (statement.speakers.empty() || content.begin >= denial.target_span.begin) continue;
      if (owners.empty() ? parties_.same_side(statement.speakers.front(), denial.actor)
                         : !contains(owners, statement.speakers.front())) {
        continue;
      }
      const std::uint32_t reach = owners.empty() ? kNearSentences : kOwnersReach;
      if (sentence_at(document_, content.begin) + reach < sentence) continue;
      if (tells_something(content)) last = s;
    }
    return last;
  }
  // Whether it is a clause: "accused them of theft" lays a charge, which events tell.
  [[nodiscard]] bool tells_something(ByteSpan content) const {
    const std::uint32_t first = document_.token_at(content.begin);
    if (first < document_.token_count() && document_.token(first).tag() == "TO") return true;
    return has_subject(document_, content);
  }
  // Cosine of the words denied and those that another says; 0 where they share one only.
  [[nodiscard]] static double likeness(const std::set<std::string>& denied,
                                       const std::set<std::string>& said) {
    const auto shared = std::count_if(denied.begin(), denied.end(),
                                      [&](const std::string& word) { return said.contains(word); });
    if (shared < 2) return 0;
    return static_cast<double>(shared) /
           std::sqrt(static_cast<double>(denied.size() * said.size()));
  }

  // "denied the allegations": whatever the charge was.
  [[nodiscard]] bool mentions_charge(std::size_t position) const {
    const std::uint32_t target = positions_[position].target;
    const NounClasses& classes = in_.deeds.senses().classes();
    return target < document_.token_count() &&
           (classes.has("charge", document_, target) || classes.has("worry", document_, target));
  }

  [[nodiscard]] bool shares_words(ByteSpan a, ByteSpan b) const {
    const std::set<std::string> first = content_words(document_, a);
    const std::set<std::string> second = content_words(document_, b);
    return std::any_of(first.begin(), first.end(),
                       [&](const std::string& word) { return second.contains(word); });
  }

  // A charge is called false, or without proof.
  void compare_answers() {
    for (const Answer& answer : answers_to_charges(in_, report_.events, parties_)) {
      std::vector<DisagreementSide> sides = {
          {answer.who, statement_ref(answer.said), answer.words}};
      for (EventId id : answer.charges) {
        const Event& charge = report_.events[id];
        sides.push_back({charge.actors.front(), event_ref(id), charge.evidence});
      }
      add(answer.unproven ? DisagreementKind::kResponsibility : DisagreementKind::kClaimDenial,
          std::move(sides), answer.unproven ? "charge without proof" : "charge called false",
          event_ref(answer.charges.front()));
    }
  }

  // ------------------------------------------------------------------------------------ culprits

  void compare_culprits() {
    for (TwoCulprits& found : two_culprits(in_, report_, claims_, parties_)) {
      put(DisagreementKind::kResponsibility, std::move(found.sides), std::move(found.rule));
    }
  }

  // ---------------------------------------------------------------------------------- judgements

  // Speakers judge one thing in opposite ways.
  void compare_judgements() {
    std::vector<bool> told(report_.positions.size(), false);
    for (std::size_t a = 0; a < told.size(); ++a) {
      if (told[a] || side_of(report_.positions[a].stance) == 0) continue;
      std::vector<std::size_t> judgements = {a};
      for (std::size_t b = a + 1; b < told.size(); ++b) {
        if (side_of(report_.positions[b].stance) != 0 && same_target(a, b)) judgements.push_back(b);
      }
      std::vector<DisagreementSide> sides;
      for (std::size_t judgement : judgements) {
        const Position& position = report_.positions[judgement];
        const bool opposed = std::any_of(
            judgements.begin(), judgements.end(),
            [&](std::size_t other) { return are_opposite(position, report_.positions[other]); });
        if (!opposed) continue;
        told[judgement] = true;
        sides.push_back({position.actor, position_ref(judgement), position.evidence});
      }
      add(DisagreementKind::kAccounts, std::move(sides), "judged in opposite ways", {},
          report_.positions[a].target_span);
    }
  }
  [[nodiscard]] bool are_opposite(const Position& a, const Position& b) const {
    // Clashing wishes are no clash of accounts.
    const bool wish = a.stance == Stance::kPropose || b.stance == Stance::kPropose;
    const bool said = a.statement != kNoRecord || b.statement != kNoRecord;
    return said && !wish && side_of(b.stance) == -side_of(a.stance) &&
           !parties_.same_side(a.actor, b.actor);
  }
  [[nodiscard]] bool same_target(std::size_t a, std::size_t b) const {
    const Position& first = report_.positions[a];
    const Position& second = report_.positions[b];
    if (first.target == kNoRecord) return same_thing(a, b);
    return first.target_kind == second.target_kind && first.target == second.target;
  }

  // ----------------------------------------------------------------------------------- opposites

  // One says that something is, another that it is not.
  void compare_claims() {
    for (const std::vector<Claim>& clash : rules_.opposites.clashes(in_, parties_)) {
      std::vector<DisagreementSide> sides(clash.size());
      std::transform(clash.begin(), clash.end(), sides.begin(), [&](const Claim& claim) {
        return DisagreementSide{claim.speaker, statement_ref(claim.said),
                                evidence_of(in_.deeds.frames(), claim.predicate)};
      });
      add(DisagreementKind::kAccounts, std::move(sides), "said and denied");
    }
  }
  [[nodiscard]] static RecordRef statement_ref(StatementId id) {
    return id == kNoRecord ? RecordRef{} : RecordRef{RecordKind::kStatement, id};
  }

  // ----------------------------------------------------------------------------------- contrasts

  void compare_contrasts() {
    const std::vector<Statement>& statements = report_.statements;
    for (const Contrast& found : rules_.contrasts.of(document_, statements, parties_)) {
      const auto side = [&](StatementId id) {
        return DisagreementSide{statements[id].speakers.front(), statement_ref(id),
                                statements[id].content.front()};
      };
      add(DisagreementKind::kAccounts, {side(found.first), side(found.second)}, "said in contrast");
    }
    for (const Correction& found : rules_.contrasts.corrections(document_, statements, parties_)) {
      const Statement& corrected = statements[found.corrected];
      add(DisagreementKind::kAccounts,
          {{corrected.speakers.front(), statement_ref(found.corrected), corrected.content.front()},
           {kNoRecord, {}, found.sentence}},
          "said and corrected");
    }
  }

  // A side justifies what it does, others condemn it.
  void compare_framings() {
    for (std::vector<DisagreementSide>& clash : clashing_framings(in_, report_, parties_)) {
      add(DisagreementKind::kAccounts, std::move(clash), "justified and condemned");
    }
  }

  // A side claims a land, another claims it too or contests the claim.
  void compare_territory() {
    for (TerritorialDispute& dispute : territorial_disputes(in_, report_, parties_)) {
      put(DisagreementKind::kAccounts, std::move(dispute), "claimed and contested");
    }
  }

  [[nodiscard]] bool same_thing(std::size_t a, std::size_t b) const {
    const std::uint32_t first = positions_[a].target;
    const std::uint32_t second = positions_[b].target;
    if (first >= document_.token_count() || second >= document_.token_count()) return false;
    const Token x = document_.token(first);
    const Token y = document_.token(second);
    // "the attacks on the embassy" are not "the attack".
    return x.pos() == "NOUN" && x.tag() == y.tag() &&
           lower_ascii(x.lemma()) == lower_ascii(y.lemma());
  }

  MeaningInput in_;
  const Report& report_;
  const std::vector<PositionFound>& positions_;
  const std::vector<PositionFound>& claims_;
  const DisagreementRules& rules_;
  Parties& parties_;
  const Document& document_;
  std::vector<Disagreement> found_;
  std::set<std::size_t> answered_;  // positions that deny a charge of an event
};

}  // namespace

Result<DisagreementRules> DisagreementRules::load(const Knowledge& knowledge) {
  Result<Contrasts> contrasts = Contrasts::load(knowledge);
  if (!contrasts) return std::move(contrasts).error();
  Result<Opposites> opposites = Opposites::load(knowledge);
  if (!opposites) return std::move(opposites).error();
  return DisagreementRules{std::move(*contrasts), std::move(*opposites)};
}

std::vector<Disagreement> find_disagreements(const MeaningInput& input, const Report& report,
                                             const std::vector<PositionFound>& positions,
                                             const std::vector<PositionFound>& claims,
                                             const DisagreementRules& rules, Parties& parties) {
  return Comparison(input, report, positions, claims, rules, parties).run();
}

}  // namespace standoff
