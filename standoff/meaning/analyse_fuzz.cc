// Whatever the words and their parse, cycles and nonsense included, the report's records point
// inside the text, name records that exist, and are bounded by the number of words.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/testing/fuzz.h"
#include "standoff/document/document_builder.h"
#include "standoff/meaning/analyse.h"

namespace {

using namespace standoff;  // NOLINT(google-build-using-namespace): a program of its own

constexpr std::size_t kMostTokens = 400;
constexpr std::size_t kBytesPerToken = 5;

// Words of every kind that a line of knowledge asks for, as lemmas.
constexpr std::string_view kWords =
    "Israel Hamas Israeli Kasovia Markovic minister spokesman army fighter we they it who "
    "that which 's say tell deny accuse condemn reject accept refuse threaten agree urge "
    "call launch strike kill sign bomb attack truce plan proposal sanctions talks claim "
    "illegal opposed planned be have will must may to of by on with if because not no and - "
    ", . ? \" “ ” 14 people Monday yesterday hostages é responsibility for over out "
    "respond question withdraw troops";
constexpr std::string_view kLabels[] = {
    "nsubj", "nsubjpass", "dobj",  "pobj",  "prep",      "agent", "aux",  "auxpass", "ccomp",
    "xcomp", "advcl",     "acl",   "relcl", "conj",      "cc",    "poss", "amod",    "compound",
    "nmod",  "npadvmod",  "attr",  "acomp", "oprd",      "pcomp", "mark", "neg",     "det",
    "punct", "dative",    "appos", "prt",   "parataxis", "expl",  "dep",  "advmod",  "ROOT"};
constexpr std::string_view kTags[] = {"VBD", "VBN", "VBG", "VB",  "VBZ", "NN",   "NNS", "NNP",
                                      "JJ",  "IN",  "TO",  "MD",  "PRP", "PRP$", "WDT", "WP",
                                      "RB",  "CD",  "DT",  "POS", ".",   "``",   "''"};
constexpr std::string_view kPos[] = {"VERB", "NOUN", "PROPN", "ADJ", "ADP",  "AUX",
                                     "PRON", "ADV",  "NUM",   "DET", "PART", "PUNCT"};
constexpr std::string_view kEntities[] = {"GPE", "PERSON", "ORG", "NORP", "DATE", "CARDINAL"};

std::string_view word(std::uint8_t byte) {
  static const std::vector<std::string_view> kSplit = [] {
    std::vector<std::string_view> words = split_list(kWords, ' ');
    words.emplace_back("\n");
    return words;
  }();
  return kSplit[byte % kSplit.size()];
}

template <std::size_t size>
std::string_view pick(const std::string_view (&from)[size], std::uint8_t byte) {
  return from[byte % size];
}

// Five bytes a token: word, tag and part of speech, label, head, and what begins here.
std::optional<Document> make_document(const std::uint8_t* data, std::size_t size) {
  const std::size_t count = std::min(size / kBytesPerToken, kMostTokens);
  if (count == 0) return std::nullopt;
  const auto byte = [&](std::size_t token, std::size_t at) {
    return data[token * kBytesPerToken + at];
  };
  std::string text;
  std::vector<ByteSpan> spans;
  for (std::size_t t = 0; t < count; ++t) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += word(byte(t, 0));
    spans.push_back({begin, static_cast<std::uint32_t>(text.size())});
    if (byte(t, 4) % 4 != 0) text += ' ';
  }
  const auto begins = [&](std::size_t t) { return t == 0 || t == count || byte(t, 4) % 16 == 1; };
  const auto labels = std::make_shared<LabelTable>();
  DocumentBuilder builder(text, labels);
  for (std::size_t begin = 0; begin < count;) {
    std::size_t end = begin + 1;
    while (!begins(end)) ++end;
    if (begin == 0 || byte(begin, 4) % 32 == 1) {
      std::size_t last = end;  // the paragraph goes on to the next that begins one
      while (last < count && byte(last, 4) % 32 != 1) ++last;
      builder.begin_paragraph({spans[begin].begin, spans[last - 1].end});
    }
    builder.begin_sentence();
    for (std::size_t t = begin; t < end; ++t) {
      TokenRecord record;
      record.span = spans[t];
      record.head = static_cast<std::uint32_t>(begin + byte(t, 3) % (end - begin));
      record.tag = labels->intern(pick(kTags, byte(t, 1)));
      record.pos = labels->intern(pick(kPos, byte(t, 1)));
      record.dep = labels->intern(pick(kLabels, byte(t, 2)));
      record.space_after = byte(t, 4) % 4 != 0;
      record.is_space = text[spans[t].begin] == '\n';
      const auto index = builder.add_token(record, word(byte(t, 0)));
      if (byte(t, 4) >= 224)
        builder.add_entity({index, index + 1}, labels->intern(pick(kEntities, byte(t, 4))));
    }
    begin = end;
  }
  Result<Document> document = std::move(builder).finish();
  check(document.has_value());
  return std::move(*document);
}

class Checker {
 public:
  Checker(const Document& document, const Report& report) : document_(document), report_(report) {}

  void run() const {
    const std::size_t words = document_.token_count();
    check(report_.statements.size() <= 2 * words && report_.events.size() <= words);
    check(report_.proposals.size() <= words && report_.figures.size() <= words);
    check(report_.positions.size() <= 40 * words && report_.disagreements.size() <= 200);
    for (const Event& event : report_.events) check_event(event);
    for (const Proposal& proposal : report_.proposals) check_proposal(proposal);
    for (const Position& position : report_.positions) check_position(position);
    for (const Disagreement& disagreement : report_.disagreements) check_disagreement(disagreement);
    for (const Standoff& standoff : report_.standoffs) check_standoff(standoff);
    check_timeline();
  }

 private:
  void span(ByteSpan span) const {
    check(span.begin < span.end && span.end <= document_.text().size());
  }
  void spans(const std::vector<ByteSpan>& all) const {
    for (ByteSpan one : all) span(one);
  }
  void actor(ActorId id) const { check(id < report_.actors.size()); }
  void actors(const std::vector<ActorId>& all) const {
    for (ActorId id : all) actor(id);
  }
  void time(TimeId id) const { check(id == kNoRecord || id < report_.times.size()); }
  void ref(RecordRef ref) const {
    const std::size_t sizes[] = {0,
                                 report_.statements.size(),
                                 report_.events.size(),
                                 report_.proposals.size(),
                                 report_.positions.size(),
                                 report_.figures.size()};
    check(ref.kind == RecordKind::kNone || ref.id < sizes[static_cast<std::size_t>(ref.kind)]);
  }

  void check_event(const Event& event) const {
    actors(event.actors);
    actors(event.recipients);
    if (event.claimed_by != kNoRecord) actor(event.claimed_by);
    time(event.when);
    span(event.trigger);
    span(event.evidence);
    spans(event.mentions);
    check(std::isfinite(event.intensity) && std::abs(event.intensity) <= 10);
    check(!event.rule.empty());
  }
  void check_proposal(const Proposal& proposal) const {
    check(!proposal.name.empty() && !proposal.mentions.empty() && !proposal.rule.empty());
    spans(proposal.mentions);
    spans(proposal.aims);
    actors(proposal.proposers);
    actors(proposal.endorsers);
    actors(proposal.addressees);
    time(proposal.duration);
    for (const ProposalStep& step : proposal.history) {
      span(step.evidence);
      time(step.when);
      if (step.actor != kNoRecord) actor(step.actor);
    }
  }
  void check_position(const Position& position) const {
    actor(position.actor);
    if (position.via != kNoRecord) actor(position.via);
    span(position.target_span);
    span(position.evidence);
    spans(position.reasons);
    spans(position.conditions);
    time(position.when);
    check(position.statement == kNoRecord || position.statement < report_.statements.size());
    if (position.target_kind == TargetKind::kProposal) {
      check(position.target < report_.proposals.size());
    }
    check(!position.rule.empty());
  }
  void check_disagreement(const Disagreement& disagreement) const {
    check(disagreement.sides.size() >= 2);
    ref(disagreement.about);
    for (const DisagreementSide& side : disagreement.sides) {
      if (side.who != kNoRecord) actor(side.who);
      ref(side.ref);
      span(side.evidence);
    }
  }
  void check_standoff(const Standoff& standoff) const {
    check(standoff.proposal == kNoRecord || standoff.proposal < report_.proposals.size());
    span(standoff.target_span);
    actors(standoff.in_favour);
    actors(standoff.against);
    actors(standoff.neutral);
    time(standoff.since);
  }
  void check_timeline() const {
    std::string_view last;
    for (const TimelineEntry& entry : report_.timeline) {
      check(entry.when < report_.times.size());
      check(last <= report_.times[entry.when].value);
      last = report_.times[entry.when].value;
      ref(entry.ref);
    }
  }

  const Document& document_;
  const Report& report_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto kAnalyser = Analyser::load(Knowledge());
  check(kAnalyser.has_value());
  const std::optional<Document> document = make_document(data, size);
  if (!document) return 0;
  Article article;
  article.published = "2024-09-26";
  const auto report = kAnalyser->analyse(*document, article);
  check(report.has_value());
  Checker(*document, *report).run();
  return 0;
}
