#include "standoff/language/internal/pipeline_model.h"

#include <algorithm>
#include <utility>

#include "standoff/language/internal/arc_eager.h"
#include "standoff/language/internal/biluo.h"
#include "standoff/language/internal/pack_tensor.h"

namespace standoff {
namespace {

constexpr std::size_t kMaxLabels = 10'000;

Error invalid(std::string where, std::string message) {
  return {ErrorCode::kInvalidData, std::move(message), std::move(where)};
}

Result<PipelineIdentity> read_identity(const Pack& pack) {
  const auto name = pack.text("model/name");
  if (!name) return name.error();
  const auto version = pack.text("model/version");
  if (!version) return version.error();
  const auto digest = pack.text("model/digest");
  if (!digest) return digest.error();
  return PipelineIdentity{std::string(*name), std::string(*version), std::string(*digest)};
}

Result<Tagger> read_tagger(const Pack& pack, std::size_t width, LabelTable& labels) {
  const auto names = read_names(pack, "tagger/labels");
  if (!names) return names.error();
  const auto weights = read_tensor(pack, "tagger/scores/W", 2);
  if (!weights) return weights.error();
  const auto bias = read_tensor(pack, "tagger/scores/b", 1);
  if (!bias) return bias.error();
  if (weights->shape[0] != names->size() || weights->shape[1] != width ||
      names->size() > kMaxLabels) {
    return invalid("tagger", "scores do not fit the labels or the token vectors");
  }
  auto scores = PackedWeights::make(weights->values, bias->values, width);
  if (!scores) return std::move(scores).error().within("tagger");
  Tagger tagger{*std::move(scores), {}};
  for (const std::string_view name : *names) tagger.labels.push_back(labels.intern(name));
  return tagger;
}

bool has_move(const ActionTable& actions, std::uint8_t move) {
  return std::ranges::any_of(actions.all(), [&](Action a) { return a.move == move; });
}

// The scorer and the actions of one component, of one size.
struct Transitions {
  TransitionScorer scorer;
  ActionTable actions;
};

Result<Transitions> read_transitions(const Pack& pack, const std::string& name,
                                     std::size_t features, std::size_t width, LabelTable& labels) {
  Result<TransitionScorer> scorer = TransitionScorer::from_pack(pack, name, features);
  if (!scorer) return std::move(scorer).error();
  const auto lines = read_names(pack, name + "/actions");
  if (!lines) return lines.error();
  if (lines->size() > kMaxLabels || lines->size() != scorer->action_count() ||
      scorer->token_width() != width) {
    return invalid(name, "scores do not fit the actions or the token vectors");
  }
  Result<ActionTable> actions = ActionTable::from_pack(pack, name + "/actions", labels);
  if (!actions) return std::move(actions).error();
  return Transitions{*std::move(scorer), *std::move(actions)};
}

Result<DependencyParser> read_parser(const Pack& pack, std::size_t width, LabelTable& labels) {
  Result<Transitions> parts =
      read_transitions(pack, "parser", ArcEagerState::kFeatures, width, labels);
  if (!parts) return std::move(parts).error();
  if (!has_move(parts->actions, ArcEagerState::kShift) ||
      !has_move(parts->actions, ArcEagerState::kReduce)) {
    return invalid("parser/actions", "cannot shift or reduce");
  }
  std::vector<Label> names;
  for (const Action& action : parts->actions.all()) names.push_back(action.label);
  LiftedLabels lifted(names, labels);
  return DependencyParser{std::move(parts->scorer), std::move(parts->actions), std::move(lifted),
                          labels.intern("ROOT")};
}

Result<NameFinder> read_name_finder(const Pack& pack, LabelTable& labels) {
  Result<TokenEncoder> encoder = TokenEncoder::from_pack(pack, "ner/tok2vec");
  if (!encoder) return std::move(encoder).error();
  Result<Transitions> parts =
      read_transitions(pack, "ner", BiluoState::kFeatures, encoder->width(), labels);
  if (!parts) return std::move(parts).error();
  std::vector<Action> actions(parts->actions.all().begin(), parts->actions.all().end());
  for (Action& action : actions) {
    // A unit without a label is for tokens that a rule has forbidden to be names; never predicted.
    if (action.label == 0 && action.move != BiluoState::kOut) action.move = BiluoState::kMissing;
  }
  const auto can_end = [&](const Action& begin) {
    return std::ranges::any_of(actions, [&](const Action& action) {
      return action.move == BiluoState::kLast && action.label == begin.label;
    });
  };
  const bool all_end = std::ranges::all_of(actions, [&](const Action& action) {
    return action.move != BiluoState::kBegin || can_end(action);
  });
  ActionTable table(std::move(actions));
  if (!has_move(table, BiluoState::kOut) || !all_end) {
    return invalid("ner/actions", "cannot leave a name");
  }
  return NameFinder{*std::move(encoder), std::move(parts->scorer), std::move(table)};
}

}  // namespace

Result<std::shared_ptr<const PipelineModel>> PipelineModel::from_pack(Pack pack) {
  auto labels = std::make_shared<LabelTable>();
  Result<PipelineIdentity> identity = read_identity(pack);
  if (!identity) return std::move(identity).error();
  Result<Lexicon> lexicon = Lexicon::from_pack(pack);
  if (!lexicon) return std::move(lexicon).error();
  Result<Tokenizer> tokenizer = Tokenizer::from_pack(pack);
  if (!tokenizer) return std::move(tokenizer).error();
  Result<TokenEncoder> encoder = TokenEncoder::from_pack(pack, "tok2vec");
  if (!encoder) return std::move(encoder).error();
  Result<Tagger> tagger = read_tagger(pack, encoder->width(), *labels);
  if (!tagger) return std::move(tagger).error();
  Result<DependencyParser> parser = read_parser(pack, encoder->width(), *labels);
  if (!parser) return std::move(parser).error();
  Result<NameFinder> names = read_name_finder(pack, *labels);
  if (!names) return std::move(names).error();
  Result<AttributeRuler> ruler = AttributeRuler::from_pack(pack, *labels);
  if (!ruler) return std::move(ruler).error();
  Result<Lemmatizer> lemmatizer = Lemmatizer::from_pack(pack, labels);
  if (!lemmatizer) return std::move(lemmatizer).error();
  return std::shared_ptr<const PipelineModel>(std::make_shared<PipelineModel>(PipelineModel{
      .pack = std::move(pack),
      .identity = *std::move(identity),
      .labels = std::move(labels),
      .lexicon = *std::move(lexicon),
      .tokenizer = *std::move(tokenizer),
      .encoder = *std::move(encoder),
      .tagger = *std::move(tagger),
      .parser = *std::move(parser),
      .ruler = *std::move(ruler),
      .lemmatizer = *std::move(lemmatizer),
      .names = *std::move(names),
  }));
}

}  // namespace standoff
