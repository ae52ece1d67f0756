// Any bytes as one of this room's knowledge files give an error that names the file, or rules that
// can be used on a sentence and point inside it.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "standoff/base/testing/fuzz.h"
#include "standoff/document/testing/conllu.h"
#include "standoff/meaning/events/plover.h"
#include "standoff/meaning/frames/frame.h"
#include "standoff/meaning/frames/senses.h"
#include "standoff/meaning/proposals/proposal_words.h"

namespace {

using namespace standoff;  // NOLINT(google-build-using-namespace): a program of its own

constexpr std::array kFiles = {"senses.tsv",    "noun_classes.tsv",    "plover.tsv",
                               "proposals.tsv", "proposal_status.tsv", "light_verbs.tsv",
                               "contexts.tsv"};

// "They turned down the truce plan, refusing to lay siege to it."
constexpr const char* kSentence =
    "1 They they PRON PRP _ 2 nsubj\n"
    "2 turned turn VERB VBD _ 0 ROOT\n"
    "3 down down ADP RP _ 2 prt\n"
    "4 the the DET DT _ 6 det\n"
    "5 truce truce NOUN NN _ 6 compound\n"
    "6 plan plan NOUN NN _ 2 dobj\n"
    "7 , , PUNCT , _ 2 punct\n"
    "8 refusing refuse VERB VBG _ 2 advcl\n"
    "9 to to PART TO _ 10 aux\n"
    "10 lay lay VERB VB _ 8 xcomp\n"
    "11 siege siege NOUN NN _ 10 dobj\n"
    "12 to to ADP IN _ 10 prep\n"
    "13 it it PRON PRP _ 12 pobj\n"
    "14 . . PUNCT . _ 2 punct\n";

class AnyRole : public RoleContext {
 public:
  [[nodiscard]] bool acts(std::uint32_t token) const override { return token % 2 == 0; }
  [[nodiscard]] bool is(std::uint32_t token, std::string_view /*actor_class*/) const override {
    return token % 3 == 0;
  }
  [[nodiscard]] std::optional<EventType> deed(std::uint32_t token) const override {
    return token % 2 == 0 ? std::optional(EventType::kAssault) : std::nullopt;
  }
};

struct Fixed {
  Result<Document> document = read_conllu(kSentence);
  Result<World> world = World::load(Knowledge());
  Result<LightVerbs> light_verbs = LightVerbs::load(Knowledge());
};

const Fixed& fixed() {
  static const Fixed kFixed;
  check(kFixed.document && kFixed.world && kFixed.light_verbs);
  return kFixed;
}

void use_senses(const Knowledge& knowledge, const LightVerbs& light_verbs) {
  const auto senses = Senses::load(knowledge);
  if (!senses) {
    check(!senses.error().to_string().empty());
    return;
  }
  const Document& document = *fixed().document;
  const Syntax syntax(document);
  const std::vector<std::string> countries(document.token_count());
  const Frames frames(syntax, *fixed().world, light_verbs, countries);
  for (std::uint32_t t = 0; t < document.token_count(); ++t) {
    (void)senses->modifier(document.token(t));
    const auto match = senses->match(syntax, frames.of(t), AnyRole());
    if (!match) continue;
    check(match->sense->rule.starts_with("senses.tsv:"));
    check(match->words.begin < match->words.end && match->words.end <= document.token_count());
    check(match->words.contains(t));
    for (std::uint32_t patient : match->patients) check(patient < document.token_count());
  }
}

void use_proposals(const Knowledge& knowledge) {
  const auto words = ProposalWords::load(knowledge);
  if (!words) return;
  const Document& document = *fixed().document;
  const Syntax syntax(document);
  const std::vector<std::string> countries(document.token_count());
  const Frames frames(syntax, *fixed().world, *fixed().light_verbs, countries);
  for (std::uint32_t t = 0; t < document.token_count(); ++t) {
    if (const auto noun = words->noun(document, t)) check(noun->rule.starts_with("proposals.tsv:"));
    (void)words->status(document.token(t).lemma(), frames.kind_of(t));
  }
}

void use_plover(const Knowledge& knowledge) {
  const auto plover = Plover::load(knowledge);
  if (!plover) return;
  const double intensity = plover->code(EventType::kAssault, "aerial").intensity;
  check(intensity >= -10 && intensity <= 10);
  (void)plover->mode_for(EventType::kThreaten,
                         [](const std::string& name) { return name.size() > 3; });
  (void)plover->context("truce");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(data + 1, data + size);
  const std::string file = kFiles[data[0] % kFiles.size()];
  // What is not under test is short: every input loads all of it.
  std::map<std::string, std::string, std::less<>> files = {
      {"agents.tsv", "troops\tsoldier\n"},
      {"noun_classes.tsv", "proposal\tplan\n"},
      {"senses.tsv",
       "refuse\trefuse/v turn.down/v\tpatient:proposal\tREJECT/?\t-\treject\tnegated\n"},
      {"plover.tsv", "ASSAULT\taerial\tMATERIAL CONFLICT\t-9.5\t195\n"},
      {"contexts.tsv", "military\ttruce\n"},
      {"proposals.tsv", "ceasefire\ttruce\tnamed\n"},
      {"proposal_status.tsv", "rejected\tturn.down/v\tpatient\n"},
  };
  files[file] = text;
  const Knowledge knowledge = Knowledge::with_files(std::move(files));
  if (file == "light_verbs.tsv") {
    if (const auto light_verbs = LightVerbs::load(knowledge)) use_senses(knowledge, *light_verbs);
    return 0;
  }
  use_senses(knowledge, *fixed().light_verbs);
  use_plover(knowledge);
  use_proposals(knowledge);
  return 0;
}
