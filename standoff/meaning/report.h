// The report of one article: every record is a claim about the text and points at its words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "standoff/base/span.h"
#include "standoff/ground/records.h"

namespace standoff {

enum class SpeakerKind : std::uint8_t { kNamed, kOrganization, kUnnamed, kDocument, kAuthor };
enum class StatementForm : std::uint8_t { kDirect, kIndirect, kMixed };

// Who said what: one cue and its content.
struct Statement {
  std::vector<ActorId> speakers;         // several for a joint statement; none where unnamed
  std::optional<ByteSpan> speaker_text;  // the words that name the speaker
  SpeakerKind speaker_kind = SpeakerKind::kNamed;
  std::optional<ByteSpan> cue;
  std::vector<ByteSpan> content;  // in order of the text, without the cue
  StatementForm form = StatementForm::kIndirect;
  TimeId when = kNoRecord;
  std::optional<ByteSpan> venue;
  ActorId addressee = kNoRecord;
  std::string rule;  // the knowledge line that made it: "speech.tsv:12"
};

using StatementId = std::uint32_t;
using EventId = std::uint32_t;
using ProposalId = std::uint32_t;
using PositionId = std::uint32_t;
using FigureId = std::uint32_t;

// PLOVER's 16 types.
enum class EventType : std::uint8_t {
  kAgree,
  kConsult,
  kSupport,
  kConcede,
  kCooperate,
  kAid,
  kRetreat,
  kRequest,
  kAccuse,
  kReject,
  kThreaten,
  kProtest,
  kSanction,
  kMobilize,
  kCoerce,
  kAssault,
};

enum class Factuality : std::uint8_t {
  kHappened,
  kOngoing,
  kPlanned,
  kPossible,
  kConditional,
  kNegated,
  kDenied,
};

// Who did what to whom, told once, at its clearest mention.
struct Event {
  EventType type = EventType::kConsult;
  std::string mode;                   // PLOVER's, "aerial"; empty where none fits
  std::vector<std::string> contexts;  // PLOVER's, "military"
  std::vector<ActorId> actors;        // none where the text does not say
  std::vector<ActorId> recipients;
  std::vector<ActorId> partners;  // while it is made: the actors whom the others met or agreed with
  Factuality factuality = Factuality::kHappened;
  ActorId claimed_by = kNoRecord;  // where only a source asserts it
  TimeId when = kNoRecord;
  PlaceId where = kNoRecord;
  double intensity = 0;  // PLOVER's, -10 to +10
  std::string quad;      // "VERBAL COOPERATION"
  std::string cameo;     // nearest CAMEO code: "190"
  ByteSpan trigger;
  ByteSpan evidence;
  std::vector<ByteSpan> mentions;  // other tellings of the same deed
  std::string rule;                // the knowledge line that made it: "senses.tsv:41"
};

enum class ProposalKind : std::uint8_t {
  kCeasefire,
  kPeacePlan,
  kResolution,
  kTreaty,
  kDeal,
  kBill,
  kWithdrawal,
  kSanctions,
  kAid,
  kOther,
};

enum class ProposalStatus : std::uint8_t {
  kUnknown,
  kProposed,
  kUnderDiscussion,
  kAccepted,
  kRejected,
  kInForce,
  kViolated,
  kExpired,
  kWithdrawn,
};

struct ProposalStep {
  ProposalStatus status = ProposalStatus::kUnknown;
  TimeId when = kNoRecord;
  ActorId actor = kNoRecord;
  ByteSpan evidence;
};

// Something that parties can accept or refuse, with all its mentions.
struct Proposal {
  std::string name;  // its fullest mention
  ProposalKind kind = ProposalKind::kOther;
  std::vector<ByteSpan> mentions;  // in order of the text
  std::vector<ActorId> proposers;
  std::vector<ActorId> endorsers;
  std::vector<ActorId> addressees;
  TimeId duration = kNoRecord;  // a DURATION
  std::optional<ByteSpan> place;
  std::vector<ByteSpan> aims;
  ProposalStatus status = ProposalStatus::kUnknown;
  std::vector<ProposalStep> history;  // in order of the text
  std::string rule;
};

enum class Stance : std::uint8_t {
  kPropose,
  kEndorse,
  kAccept,
  kAcceptConditionally,
  kUndecided,
  kNoResponse,
  kCriticise,
  kOppose,
  kReject,
};

enum class TargetKind : std::uint8_t { kProposal, kEvent, kActor, kTopic };

// Where an actor stands on something.
struct Position {
  ActorId actor = kNoRecord;
  ActorId via = kNoRecord;  // the spokesperson it speaks through
  TargetKind target_kind = TargetKind::kTopic;
  std::uint32_t target = kNoRecord;  // record of that kind; none for a topic
  ByteSpan target_span;
  Stance stance = Stance::kEndorse;
  TimeId when = kNoRecord;
  std::vector<ByteSpan> reasons;
  std::vector<ByteSpan> conditions;
  ByteSpan evidence;
  StatementId statement = kNoRecord;  // whose content it is part of
  std::string rule;
};

enum class DisagreementKind : std::uint8_t { kClaimDenial, kFigures, kResponsibility, kAccounts };

// Records that sides of a disagreement and lines of a timeline refer to.
enum class RecordKind : std::uint8_t { kNone, kStatement, kEvent, kProposal, kPosition, kFigure };

struct RecordRef {
  RecordKind kind = RecordKind::kNone;
  std::uint32_t id = kNoRecord;
};

struct DisagreementSide {
  ActorId who = kNoRecord;
  RecordRef ref;
  ByteSpan evidence;
};

// Accounts that cannot both hold.
struct Disagreement {
  DisagreementKind kind = DisagreementKind::kAccounts;
  RecordRef about;  // one of the two is set
  std::optional<ByteSpan> about_words;
  std::vector<DisagreementSide> sides;  // two or more
  std::string rule;                     // how it was found: "figures differ"
};

// Who is for and against one thing.
struct Standoff {
  ProposalId proposal = kNoRecord;  // or else
  ByteSpan target_span;
  std::vector<ActorId> in_favour;
  std::vector<ActorId> against;
  std::vector<ActorId> neutral;
  TimeId since = kNoRecord;
};

struct TimelineEntry {
  TimeId when = kNoRecord;
  RecordRef ref;
};

struct Report {
  std::vector<Actor> actors;
  std::vector<Place> places;
  std::vector<TimeExpression> times;
  std::vector<Figure> figures;
  std::vector<Statement> statements;
  std::vector<Event> events;
  std::vector<Proposal> proposals;
  std::vector<Position> positions;
  std::vector<Disagreement> disagreements;
  std::vector<Standoff> standoffs;
  std::vector<TimelineEntry> timeline;  // in order of time
  std::vector<std::string> warnings;
};

}  // namespace standoff
