// Text to Document: tokens, tags, lemmas, dependency parse, sentences and names.
//
//   Result<Pack> pack = Pack::map("en_core_web_sm-3.8.0.pack");   // made by pack_model()
//   if (!pack) return std::move(pack).error();
//   Result<Pipeline> pipeline = Pipeline::open(*std::move(pack));
//   if (!pipeline) return std::move(pipeline).error();
//   Result<Document> document = pipeline->parse("He left. She stayed.");
//
// Many articles: keep one PipelineWorker per thread, or let parse_batch() do so.
//
// The text is read paragraph by paragraph: every line with something other than white space on it
// is one paragraph, from its first to its last character that is not white space; a dateline
// ("BEIRUT (AP) —") that opens a line after the first is one of its own. Each paragraph
// gets what spaCy 3.8 gives for that paragraph alone. The result depends on the paragraph's text
// only: not on the batch, the thread count or the neighbours.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/pack.h"
#include "standoff/base/result.h"
#include "standoff/document/document.h"

namespace standoff {

class Tokenizer;  // tokenizer.h
struct PipelineModel;

// Longest paragraph that is parsed, in code points: spaCy's own limit.
inline constexpr std::size_t kMaxParagraphCodePoints = 1'000'000;

// What is parsed as one text, and how.
enum class Paragraphs : std::uint8_t {
  kLines,  // each line, as the pipeline's own runtime would be given it
  kNews,  // a dateline, "BEIRUT (AP) —", or the time of an entry, "16:20 GMT", that opens a line,
          // though not the first, is apart, for it is no part of the sentence after it; capitals
          // that mislead are read as what they stand for ("IS", titles with capitals throughout);
          // the first line is a headline, whose verbs look like nouns ("US vetoes resolution")
};

struct PipelineIdentity {
  std::string name;     // "en_core_web_sm"
  std::string version;  // "3.8.0"
  std::string digest;   // SHA-256 of the files it was packed from (model_directory.h), hex
};

// How sure the greedy decisions about one token were: the score of the action that was taken less
// the score of the best other action that was allowed; infinity where no other was. A difference
// between two correct runtimes has a margin of the order of float rounding, below 1e-3.
struct TokenMargins {
  float tag = 0.0F;
  float dep = 0.0F;     // least of the actions taken while the token was first on stack or buffer
  float entity = 0.0F;  // of the action that consumed the token
};

// An opened model. Immutable: any number of threads may use it at once. Copies share the model.
class Pipeline {
 public:
  // Errors: kInvalidData and kIncompatible, naming the pack's section that is wrong.
  static Result<Pipeline> open(Pack pack);

  [[nodiscard]] const PipelineIdentity& identity() const;
  [[nodiscard]] const Tokenizer& tokenizer() const;

  // One text on the calling thread. Errors: kInvalidText (not UTF-8, with the byte; or nothing but
  // white space), kLimit (a paragraph above kMaxParagraphCodePoints, a text of 4 GiB).
  [[nodiscard]] Result<Document> parse(std::string text) const;

  // The documents of `texts`, in their order, read by up to `jobs` threads.
  [[nodiscard]] std::vector<Result<Document>> parse_batch(std::vector<std::string> texts,
                                                          unsigned jobs = 1) const;

 private:
  friend class PipelineWorker;
  explicit Pipeline(std::shared_ptr<const PipelineModel> model) : model_(std::move(model)) {}
  std::shared_ptr<const PipelineModel> model_;
};

// One thread's working memory: caches of lexemes and embeddings that make the next text cheaper.
// Its size is bounded, whatever the input. Not for use by two threads at once.
class PipelineWorker {
 public:
  explicit PipelineWorker(const Pipeline& pipeline, Paragraphs paragraphs = Paragraphs::kLines);
  PipelineWorker(PipelineWorker&&) noexcept;
  PipelineWorker& operator=(PipelineWorker&&) noexcept;
  ~PipelineWorker();

  // As Pipeline::parse. `margins`, where given, gets one entry per token of the document.
  Result<Document> parse(std::string text, std::vector<TokenMargins>* margins = nullptr);

  // As parse of each, in order; texts share matrix products, which is quicker for short ones.
  std::vector<Result<Document>> parse_batch(std::vector<std::string> texts);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace standoff
