// All parts of an opened pipeline.
#pragma once

#include <memory>
#include <vector>

#include "standoff/base/pack.h"
#include "standoff/document/document.h"
#include "standoff/language/attribute_ruler.h"
#include "standoff/language/internal/actions.h"
#include "standoff/language/internal/dependency_tree.h"
#include "standoff/language/internal/token_encoder.h"
#include "standoff/language/internal/transition_scorer.h"
#include "standoff/language/lemmatizer.h"
#include "standoff/language/lexeme.h"
#include "standoff/language/pipeline.h"
#include "standoff/language/tokenizer.h"
#include "standoff/tensor/affine.h"

namespace standoff {

struct Tagger {
  PackedWeights scores;
  std::vector<Label> labels;  // one per score
};

struct DependencyParser {
  TransitionScorer scorer;
  ActionTable actions;
  LiftedLabels lifted;
  Label root = 0;
};

struct NameFinder {
  TokenEncoder encoder;
  TransitionScorer scorer;
  ActionTable actions;
};

// Immutable; shared by workers.
struct PipelineModel {
  Pack pack;  // what the other parts lie in
  PipelineIdentity identity;
  std::shared_ptr<const LabelTable> labels;
  Lexicon lexicon;
  Tokenizer tokenizer;
  TokenEncoder encoder;
  Tagger tagger;
  DependencyParser parser;
  AttributeRuler ruler;
  Lemmatizer lemmatizer;
  NameFinder names;

  // Errors: as Pipeline::open.
  static Result<std::shared_ptr<const PipelineModel>> from_pack(Pack pack);
};

}  // namespace standoff
