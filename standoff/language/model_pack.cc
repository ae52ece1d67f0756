// Packing: the files of a pipeline directory become the sections of one Pack.
#include <algorithm>
#include <optional>
#include <utility>

#include "standoff/language/attribute_ruler.h"
#include "standoff/language/frozen_map.h"
#include "standoff/language/internal/actions.h"
#include "standoff/language/internal/arc_eager.h"
#include "standoff/language/internal/biluo.h"
#include "standoff/language/internal/config_file.h"
#include "standoff/language/internal/json.h"
#include "standoff/language/internal/pack_tensor.h"
#include "standoff/language/internal/static_vectors.h"
#include "standoff/language/lemmatizer.h"
#include "standoff/language/lexeme.h"
#include "standoff/language/model_directory.h"
#include "standoff/language/tokenizer.h"
#include "standoff/tensor/affine.h"
#include "standoff/tensor/thinc_model.h"

namespace standoff {
namespace {

constexpr std::uint32_t kAny = ThincNode::kAny;

Error incompatible(const ThincNode& node, std::string message) {
  return {ErrorCode::kIncompatible, std::move(message), node.place()};
}

std::string repeat(std::string_view part, std::string_view between, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += (i == 0 ? "" : std::string(between)) + std::string(part);
  return text;
}

// The name that thinc gives to a token encoder: it spells out the whole design.
std::string encoder_name(std::size_t tables, bool has_static, std::size_t blocks) {
  return "extract_features>>list2ragged>>with_array(" +
         repeat("ints-getitem>>hashembed", "|", tables) + ")" +
         (has_static ? "|static_vectors" : "") +
         ">>with_array(maxout>>layernorm>>dropout)>>ragged2list>>with_array(" +
         repeat("residual(expand_window>>maxout>>layernorm>>dropout)", ">>", blocks) + ")";
}

class Packer {
 public:
  explicit Packer(const ModelDirectory& model) : model_(model) {}
  Result<std::string> pack();

 private:
  void pack_identity();
  Result<void> pack_vectors();
  Result<void> pack_lexical();
  Result<void> pack_tagger();
  Result<void> pack_token_encoder(const ThincModel& model, const std::string& name);
  Result<void> pack_tables(const ThincModel& model, const std::string& name);
  Result<void> pack_static(const ThincNode& node, const std::string& name);
  Result<void> pack_maxout(const ThincNode& maxout, const ThincNode& layer_norm,
                           const std::string& name);
  Result<void> pack_transitions(const ThincModel& model, const std::string& name,
                                std::uint32_t features, const MoveRules& rules);
  Result<void> pack_affine(const ThincNode& node, std::uint32_t outputs, const std::string& name);
  Result<void> pack_component(std::string_view name, bool own_encoder, std::uint32_t features,
                              const MoveRules& rules);

  const ModelDirectory& model_;
  PackWriter writer_;
  std::optional<StaticVectors> vectors_;
};

Result<std::string> Packer::pack() {
  pack_identity();
  if (auto packed = pack_vectors(); !packed) return std::move(packed).error();
  if (auto packed = pack_lexical(); !packed) return std::move(packed).error();
  const Result<ThincModel> tok2vec = ThincModel::parse(model_.file("tok2vec/model"));
  if (!tok2vec) return tok2vec.error().within("tok2vec/model");
  if (auto packed = pack_token_encoder(*tok2vec, "tok2vec"); !packed) {
    return std::move(packed).error().within("tok2vec/model");
  }
  if (auto packed = pack_tagger(); !packed) return std::move(packed).error();
  const MoveRules parser{.move_count = ArcEagerState::kMoveCount};
  if (auto packed = pack_component("parser", false, ArcEagerState::kFeatures, parser); !packed) {
    return std::move(packed).error();
  }
  const MoveRules ner{.move_count = BiluoState::kMoveCount,
                      .ignored_move = BiluoState::kMissing,
                      .bare_move = BiluoState::kOut};
  if (auto packed = pack_component("ner", true, BiluoState::kFeatures, ner); !packed) {
    return std::move(packed).error();
  }
  return std::move(writer_).finish();
}

void Packer::pack_identity() {
  writer_.add_text("model/name", model_.name);
  writer_.add_text("model/version", model_.version);
  writer_.add_text("model/digest", model_.digest);
}

Result<void> Packer::pack_vectors() {
  Result<StaticVectors> vectors =
      StaticVectors::read(model_.file("vocab/vectors"), model_.file("vocab/key2row"));
  if (!vectors) return std::move(vectors).error();
  if (vectors->values.empty()) return {};
  pack_frozen_map("vectors/index", vectors->index, writer_);
  vectors_ = *std::move(vectors);
  return {};
}

Result<void> Packer::pack_lexical() {
  if (auto packed = pack_tokenizer(model_.file("tokenizer"), writer_); !packed) {
    return std::move(packed).error().within("tokenizer");
  }
  if (auto packed = pack_lexicon(model_.file("vocab/lookups.bin"), writer_); !packed) {
    return std::move(packed).error().within("vocab/lookups.bin");
  }
  if (auto packed = pack_attribute_ruler(model_.file("attribute_ruler/patterns"), writer_);
      !packed) {
    return std::move(packed).error().within("attribute_ruler/patterns");
  }
  const Result<ConfigFile> config = ConfigFile::parse(model_.file("config.cfg"));
  if (!config) return config.error().within("config.cfg");
  const Result<std::string> mode = config->text("components.lemmatizer", "mode");
  if (!mode) return mode.error().within("config.cfg");
  const Result<bool> overwrite = config->boolean("components.lemmatizer", "overwrite");
  if (!overwrite) return overwrite.error().within("config.cfg");
  const LemmatizerOptions options{.mode = *mode, .overwrite = *overwrite};
  if (auto packed =
          pack_lemmatizer(model_.file("lemmatizer/lookups/lookups.bin"), options, writer_);
      !packed) {
    return std::move(packed).error().within("lemmatizer/lookups/lookups.bin");
  }
  return {};
}

Result<void> Packer::pack_affine(const ThincNode& node, std::uint32_t outputs,
                                 const std::string& name) {
  const Result<ThincArray> weights = node.array("W", {outputs, kAny});
  if (!weights) return weights.error();
  const Result<ThincArray> bias = node.array("b", {weights->shape[0]});
  if (!bias) return bias.error();
  add_tensor(writer_, name + "/W", *weights);
  add_tensor(writer_, name + "/b", *bias);
  return {};
}

Result<void> Packer::pack_tagger() {
  const Result<Json> cfg = Json::parse(model_.file("tagger/cfg"));
  if (!cfg) return cfg.error().within("tagger/cfg");
  const auto labels = cfg->texts("/labels");
  if (!labels) return labels.error().within("tagger/cfg");
  for (const std::string& label : *labels) {
    if (label.find('\n') != std::string::npos) {
      return Error{ErrorCode::kInvalidData, "a label with a line break", "tagger/cfg"};
    }
  }
  add_names(writer_, "tagger/labels", *labels);
  const Result<ThincModel> model = ThincModel::parse(model_.file("tagger/model"));
  if (!model) return model.error().within("tagger/model");
  const auto layers = model->named("softmax");
  if (layers.size() != 1 || model->nodes()[0].name != "tok2vec-listener>>with_array(softmax)") {
    return Error{ErrorCode::kIncompatible, "expected one softmax layer over tok2vec",
                 "tagger/model"};
  }
  auto packed =
      pack_affine(*layers[0], static_cast<std::uint32_t>(labels->size()), "tagger/scores");
  if (!packed) return std::move(packed).error().within("tagger/model");
  return {};
}

Result<void> Packer::pack_maxout(const ThincNode& maxout, const ThincNode& layer_norm,
                                 const std::string& name) {
  const Result<ThincArray> weights = maxout.array("W", {kAny, kAny, kAny});
  if (!weights) return weights.error();
  const Result<ThincArray> bias = maxout.array("b", {weights->shape[0], weights->shape[1]});
  if (!bias) return bias.error();
  const Result<ThincArray> gain = layer_norm.array("G", {weights->shape[0]});
  if (!gain) return gain.error();
  const Result<ThincArray> shift = layer_norm.array("b", {weights->shape[0]});
  if (!shift) return shift.error();
  add_tensor(writer_, name + "/W", *weights);
  add_tensor(writer_, name + "/b", *bias);
  add_tensor(writer_, name + "/G", *gain);
  add_tensor(writer_, name + "/shift", *shift);
  return {};
}

Result<void> Packer::pack_tables(const ThincModel& model, const std::string& name) {
  const ThincNode& features = *model.named("extract_features")[0];
  const auto attributes = features.texts("columns");
  if (!attributes) return attributes.error();
  const auto tables = model.named("hashembed");
  std::vector<std::uint32_t> seeds;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const Result<std::int64_t> column = tables[i]->integer("column");
    if (!column) return column.error();
    const Result<std::int64_t> seed = tables[i]->integer("seed");
    if (!seed) return seed.error();
    if (*column != static_cast<std::int64_t>(i) || *seed < 0 || *seed > 0xFFFFFFFF ||
        attributes->size() != tables.size()) {
      return incompatible(*tables[i], "expected one table per attribute, in their order");
    }
    seeds.push_back(static_cast<std::uint32_t>(*seed));
    const Result<ThincArray> rows = tables[i]->array("E", {kAny, kAny});
    if (!rows) return rows.error();
    add_tensor(writer_, name + "/table" + std::to_string(i), *rows);
  }
  add_names(writer_, name + "/attributes", *attributes);
  writer_.add_array<std::uint32_t>(name + "/seeds", seeds);
  return {};
}

// Static vectors are projected once, here, so that a pack holds rows of the encoder's width.
Result<void> Packer::pack_static(const ThincNode& node, const std::string& name) {
  const Result<std::string> key = node.text("key_attr");
  if (!key) return key.error();
  if (*key != "ORTH") return incompatible(node, "looks up '" + *key + "', expected 'ORTH'");
  if (!vectors_) return incompatible(node, "needs vectors, and vocab/vectors has none");
  const Result<ThincArray> weights =
      node.array("W", {kAny, static_cast<std::uint32_t>(vectors_->columns)});
  if (!weights) return weights.error();
  const auto packed = PackedWeights::make(weights->floats(), {}, vectors_->columns);
  if (!packed) return packed.error();
  Matrix rows(vectors_->rows(), packed->outputs());
  affine({vectors_->values.data(), vectors_->rows(), vectors_->columns, vectors_->columns}, *packed,
         rows.view());
  const std::uint32_t shape[] = {static_cast<std::uint32_t>(rows.rows()),
                                 static_cast<std::uint32_t>(rows.columns())};
  add_tensor(writer_, name + "/static", shape,
             std::span(std::as_const(rows).view().data, rows.rows() * rows.columns()));
  return {};
}

Result<void> Packer::pack_token_encoder(const ThincModel& model, const std::string& name) {
  const auto tables = model.named("hashembed");
  const auto statics = model.named("static_vectors");
  const auto windows = model.named("expand_window");
  const auto maxouts = model.named("maxout");
  const auto norms = model.named("layernorm");
  const std::string design = encoder_name(tables.size(), !statics.empty(), windows.size());
  if (model.named(design).empty() || model.named("extract_features").empty() ||
      maxouts.size() != windows.size() + 1 || norms.size() != maxouts.size()) {
    return Error{ErrorCode::kIncompatible, "holds no token encoder of the form " + design, ""};
  }
  if (auto packed = pack_tables(model, name); !packed) return std::move(packed).error();
  if (!statics.empty()) {
    if (auto packed = pack_static(*statics[0], name); !packed) return std::move(packed).error();
  }
  if (auto packed = pack_maxout(*maxouts[0], *norms[0], name + "/mixer"); !packed) {
    return std::move(packed).error();
  }
  std::uint32_t window = 0;
  for (std::size_t i = 0; i < windows.size(); ++i) {
    const Result<std::int64_t> size = windows[i]->integer("window_size");
    if (!size) return size.error();
    if (*size <= 0 || *size > 64 || (i > 0 && *size != window)) {
      return incompatible(*windows[i], "window of size " + std::to_string(*size));
    }
    window = static_cast<std::uint32_t>(*size);
    auto packed = pack_maxout(*maxouts[i + 1], *norms[i + 1], name + "/block" + std::to_string(i));
    if (!packed) return std::move(packed).error();
  }
  writer_.add_array<std::uint32_t>(name + "/window", std::span(&window, 1));
  return {};
}

Result<void> Packer::pack_transitions(const ThincModel& model, const std::string& name,
                                      std::uint32_t features, const MoveRules& rules) {
  const auto linears = model.named("linear");
  if (model.nodes().empty() || linears.size() != 2) {
    return Error{ErrorCode::kIncompatible, "expected two linear layers", "model"};
  }
  const auto lower = model.ref(model.nodes()[0], "lower");
  if (!lower) return lower.error().within("model");
  const auto upper = model.ref(model.nodes()[0], "upper");
  if (!upper) return upper.error().within("model");
  const ThincNode& reduce = **std::find_if(linears.begin(), linears.end(),
                                           [&](const ThincNode* node) { return node != *upper; });
  const Result<ThincArray> weights = (*lower)->array("W", {features, kAny, kAny, kAny});
  if (!weights) return weights.error().within("model");
  const Result<ThincArray> bias = (*lower)->array("b", {weights->shape[1], weights->shape[2]});
  if (!bias) return bias.error().within("model");
  const Result<ThincArray> pad =
      (*lower)->array("pad", {1, features, weights->shape[1], weights->shape[2]});
  if (!pad) return pad.error().within("model");
  add_tensor(writer_, name + "/lower/W", *weights);
  add_tensor(writer_, name + "/lower/b", *bias);
  add_tensor(writer_, name + "/lower/pad", *pad);
  if (auto packed = pack_affine(reduce, weights->shape[3], name + "/reduce"); !packed) {
    return std::move(packed).error().within("model");
  }
  const Result<std::size_t> actions =
      pack_actions(model_.file(name + "/moves"), rules, name + "/actions", writer_);
  if (!actions) return actions.error().within("moves");
  auto packed = pack_affine(**upper, static_cast<std::uint32_t>(*actions), name + "/upper");
  if (!packed) return std::move(packed).error().within("model");
  return {};
}

Result<void> Packer::pack_component(std::string_view name, bool own_encoder, std::uint32_t features,
                                    const MoveRules& rules) {
  const std::string component(name);
  const Result<ThincModel> model = ThincModel::parse(model_.file(component + "/model"));
  if (!model) return model.error().within(component + "/model");
  if (own_encoder) {
    if (auto packed = pack_token_encoder(*model, component + "/tok2vec"); !packed) {
      return std::move(packed).error().within(component + "/model");
    }
  }
  auto packed = pack_transitions(*model, component, features, rules);
  if (!packed) return std::move(packed).error().within(component);
  return {};
}

}  // namespace

Result<std::string> pack_model(const ModelDirectory& model) { return Packer(model).pack(); }

}  // namespace standoff
