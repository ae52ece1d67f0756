#include "standoff/present/internal/phrases.h"

#include <algorithm>
#include <array>

namespace standoff {
namespace {

struct ModePhrase {
  EventType type;
  std::string_view mode;
  EventPhrase phrase;
};

// The meaning of types and modes follows the PLOVER 2.0 codebook. A type's own phrase, without
// mode, comes first among its rows.
constexpr auto kPhrases = std::to_array<ModePhrase>({
    {EventType::kAgree, "", {"make a commitment to %", "make a commitment"}},
    {EventType::kConsult, "", {"hold talks with %", "hold talks"}},
    {EventType::kConsult, "visit", {"visit %", "make a visit"}},
    {EventType::kConsult, "third-party", {"mediate with %", "mediate"}},
    {EventType::kConsult, "phone", {"speak by telephone with %", "speak by telephone"}},
    {EventType::kSupport, "", {"declare support for %", "declare support"}},
    {EventType::kConcede, "", {"make a concession to %", "make a concession"}},
    {EventType::kCooperate, "", {"cooperate with %", "cooperate"}},
    {EventType::kAid, "", {"give aid to %", "give aid"}},
    {EventType::kRetreat, "", {"pull back from %", "pull back"}},
    {EventType::kRetreat, "withdraw", {"withdraw from %", "withdraw"}},
    {EventType::kRetreat, "release", {"release %", "make a release"}},
    {EventType::kRetreat, "disarm", {"disarm before %", "disarm"}},
    {EventType::kRetreat, "ceasefire", {"hold fire towards %", "hold fire"}},
    {EventType::kRetreat, "access", {"grant access to %", "grant access"}},
    {EventType::kRetreat, "resign", {"resign before %", "resign"}},
    {EventType::kRequest, "", {"make a demand on %", "make a demand"}},
    {EventType::kRequest, "assist", {"ask % for help", "ask for help"}},
    {EventType::kRequest, "change", {"ask % for change", "ask for change"}},
    {EventType::kRequest, "yield", {"call on % to give way", "call for a concession"}},
    {EventType::kRequest, "meet", {"ask % for talks", "ask for talks"}},
    {EventType::kAccuse, "", {"accuse %", "make an accusation"}},
    {EventType::kAccuse, "disapprove", {"criticise %", "voice criticism"}},
    {EventType::kAccuse, "investigate", {"investigate %", "open an investigation"}},
    {EventType::kReject, "", {"say no to %", "say no"}},
    {EventType::kReject, "assist", {"refuse to help %", "refuse to help"}},
    {EventType::kReject, "change", {"turn down %", "turn down a demand"}},
    {EventType::kReject, "yield", {"refuse to yield to %", "refuse to yield"}},
    {EventType::kReject, "meet", {"refuse to meet %", "refuse to meet"}},
    {EventType::kThreaten, "", {"threaten %", "make a threat"}},
    {EventType::kThreaten, "restrict", {"threaten % with restrictions", "threaten restrictions"}},
    {EventType::kThreaten, "arrest", {"threaten % with arrest", "threaten arrests"}},
    {EventType::kThreaten, "relations", {"threaten % with a break", "threaten a break"}},
    {EventType::kThreaten, "expel", {"threaten % with expulsion", "threaten expulsions"}},
    {EventType::kThreaten, "territory", {"threaten the territory of %", "threaten a land grab"}},
    {EventType::kThreaten, "violence", {"threaten % with force", "threaten force"}},
    {EventType::kProtest, "", {"protest against %", "protest"}},
    {EventType::kProtest, "riot", {"riot against %", "riot"}},
    {EventType::kProtest, "strike", {"go on strike against %", "go on strike"}},
    {EventType::kProtest, "hunger", {"go on hunger strike against %", "go on hunger strike"}},
    {EventType::kProtest, "boycott", {"boycott %", "hold a boycott"}},
    {EventType::kProtest, "obstruct", {"obstruct %", "stage a blockade"}},
    {EventType::kSanction, "", {"take measures against %", "take measures"}},
    {EventType::kSanction, "convict", {"convict %", "find somebody guilty"}},
    {EventType::kSanction, "expel", {"expel %", "expel somebody"}},
    {EventType::kSanction, "withdraw", {"withdraw from dealings with %", "withdraw from dealings"}},
    {EventType::kSanction, "discontinue", {"restrict dealings with %", "restrict dealings"}},
    {EventType::kMobilize, "", {"mobilise against %", "mobilise"}},
    {EventType::kMobilize, "troops", {"move troops against %", "move troops"}},
    {EventType::kMobilize, "weapons", {"ready weapons against %", "ready weapons"}},
    {EventType::kMobilize, "police", {"deploy police against %", "deploy police"}},
    {EventType::kMobilize, "militia", {"move militias against %", "move militias"}},
    {EventType::kCoerce, "", {"coerce %", "use coercion"}},
    {EventType::kCoerce, "seize", {"seize property of %", "seize property"}},
    {EventType::kCoerce, "restrict", {"restrict %", "impose restrictions"}},
    {EventType::kCoerce, "ban", {"ban %", "impose a ban"}},
    {EventType::kCoerce, "censor", {"censor %", "impose censorship"}},
    {EventType::kCoerce, "curfew", {"impose a curfew on %", "impose a curfew"}},
    {EventType::kCoerce, "martial-law", {"impose martial law on %", "impose martial law"}},
    {EventType::kCoerce, "arrest", {"detain %", "make arrests"}},
    {EventType::kCoerce, "deport", {"deport %", "carry out deportations"}},
    {EventType::kCoerce, "withhold", {"cut off %", "withhold supplies"}},
    {EventType::kCoerce, "misinformation", {"spread falsehoods about %", "spread falsehoods"}},
    {EventType::kCoerce, "cyber", {"attack % by computer", "carry out a computer attack"}},
    {EventType::kAssault, "", {"attack %", "carry out an attack"}},
    {EventType::kAssault, "abduct", {"abduct %", "carry out an abduction"}},
    {EventType::kAssault, "beat", {"beat %", "use physical force"}},
    {EventType::kAssault, "torture", {"torture %", "use torture"}},
    {EventType::kAssault, "sexual", {"use sexual violence against %", "use sexual violence"}},
    {EventType::kAssault, "targeted", {"single out % for attack", "carry out a targeted attack"}},
    {EventType::kAssault,
     "assassinate",
     {"single out % for attack", "carry out a targeted attack"}},
    {EventType::kAssault, "destroy", {"destroy property of %", "destroy property"}},
    {EventType::kAssault, "firearms", {"open fire on %", "open fire"}},
    {EventType::kAssault, "explosives", {"attack % with explosives", "set off explosives"}},
    {EventType::kAssault,
     "suicide-attack",
     {"make a suicide attack on %", "make a suicide attack"}},
    {EventType::kAssault, "aerial", {"attack % from the air", "attack from the air"}},
    {EventType::kAssault, "drone", {"attack % with drones", "attack with drones"}},
    {EventType::kAssault, "heavy-weapons", {"attack % with heavy weapons", "use heavy weapons"}},
    {EventType::kAssault, "crowd-control", {"use riot control on %", "use riot control"}},
    {EventType::kAssault, "unconventional", {"use banned weapons on %", "use banned weapons"}},
});

struct Verb {
  std::string_view base, past, participle;
};

// The verbs above that do not just take "ed".
constexpr auto kIrregular = std::to_array<Verb>({
    {"ban", "banned", "banned"},
    {"beat", "beat", "beaten"},
    {"carry", "carried", "carried"},
    {"cut", "cut", "cut"},
    {"find", "found", "found"},
    {"give", "gave", "given"},
    {"go", "went", "gone"},
    {"hold", "held", "held"},
    {"make", "made", "made"},
    {"ready", "readied", "readied"},
    {"say", "said", "said"},
    {"set", "set", "set"},
    {"speak", "spoke", "spoken"},
    {"spread", "spread", "spread"},
    {"take", "took", "taken"},
    {"withdraw", "withdrew", "withdrawn"},
    {"withhold", "withheld", "withheld"},
    {"expel", "expelled", "expelled"},
});

std::string regular_past(std::string_view base) {
  return std::string(base) + (base.back() == 'e' ? "d" : "ed");
}

std::string past(std::string_view base) {
  for (const Verb& verb : kIrregular) {
    if (verb.base == base) return std::string(verb.past);
  }
  return regular_past(base);
}

std::string participle(std::string_view base) {
  for (const Verb& verb : kIrregular) {
    if (verb.base == base) return std::string(verb.participle);
  }
  return regular_past(base);
}

std::string gerund(std::string_view base) {
  for (const std::string_view doubled : {"ban", "cut", "set", "expel"}) {
    if (base == doubled) return std::string(base) + base.back() + "ing";
  }
  if (base.back() == 'e') base.remove_suffix(1);
  return std::string(base) + "ing";
}

// "is" and its like go with the subject; `verb` is the base form.
std::string active(std::string_view verb, Factuality factuality, bool plural) {
  const std::string be = plural ? "are " : "is ";
  std::string base(verb);
  switch (factuality) {
    case Factuality::kHappened:
    case Factuality::kDenied:
      return past(verb);
    case Factuality::kOngoing:
      return be + gerund(verb);
    case Factuality::kPlanned:
      return be + "to " + base;
    case Factuality::kPossible:
      return "may " + base;
    case Factuality::kConditional:
      return "would " + base;
    case Factuality::kNegated:
      return "did not " + base;
  }
  return base;
}

std::string passive(std::string_view verb, Factuality factuality, bool plural) {
  std::string done = participle(verb);
  switch (factuality) {
    case Factuality::kHappened:
    case Factuality::kDenied:
      return (plural ? "were " : "was ") + done;
    case Factuality::kOngoing:
      return (plural ? "are being " : "is being ") + done;
    case Factuality::kPlanned:
      return (plural ? "are to be " : "is to be ") + done;
    case Factuality::kPossible:
      return "may be " + done;
    case Factuality::kConditional:
      return "would be " + done;
    case Factuality::kNegated:
      return (plural ? "were not " : "was not ") + done;
  }
  return done;
}

}  // namespace

EventPhrase phrase_of(EventType type, std::string_view mode) {
  EventPhrase phrase;
  for (const ModePhrase& row : kPhrases) {
    if (row.type == type && (row.mode.empty() || row.mode == mode)) phrase = row.phrase;
  }
  return phrase;
}

std::string event_clause(const EventPhrase& phrase, Factuality factuality, const Party& doer,
                         const Party& done_to) {
  const std::string_view pattern = done_to.name.empty() ? phrase.alone : phrase.with_recipient;
  const std::size_t space = std::min(pattern.find(' '), pattern.size());
  const std::string_view verb = pattern.substr(0, space);
  const std::string_view rest = pattern.substr(space);
  constexpr std::string_view kDirectObject = " %";
  std::string clause = factuality == Factuality::kDenied ? "it is denied that " : "";
  if (doer.name.empty() && rest.substr(0, kDirectObject.size()) == kDirectObject) {
    return clause + done_to.name + " " + passive(verb, factuality, done_to.plural) +
           std::string(rest.substr(kDirectObject.size()));
  }
  clause += doer.name.empty() ? "someone" : doer.name;
  return clause + " " + active(verb, factuality, doer.plural) + filled(rest, done_to.name);
}

std::string_view stance_phrase(Stance stance, TargetKind target) {
  static constexpr std::array<std::string_view, 9> kStancePhrases = {
      "proposed %",
      "endorsed %",
      "accepted %",
      "would accept % on a condition",
      "is undecided about %",
      "did not respond to %",
      "criticised %",
      "opposed %",
      "rejected %"};
  const auto at = static_cast<std::size_t>(stance);
  if (target == TargetKind::kTopic && stance == Stance::kPropose) return "called for %";
  if (target == TargetKind::kTopic && stance == Stance::kEndorse) return "favoured %";
  return kStancePhrases.at(at);
}

std::string filled(std::string_view text, std::string_view value) {
  std::string out(text);
  if (const std::size_t at = out.find('%'); at != std::string::npos) out.replace(at, 1, value);
  return out;
}

}  // namespace standoff
