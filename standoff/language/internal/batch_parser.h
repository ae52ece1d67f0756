// Runs the pipeline's components over a batch of paragraphs, on one thread.
//
//   BatchParser parser(model);
//   parser.add(text, paragraph, document_number);       // until parser.is_full()
//   parser.run(margins);
//   for (const BatchParser::Item& item : parser.items()) parser.append(item, builder);
//   parser.clear();
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "standoff/document/document_builder.h"
#include "standoff/language/internal/arc_eager.h"
#include "standoff/language/internal/biluo.h"
#include "standoff/language/internal/headlines.h"
#include "standoff/language/internal/news_case.h"
#include "standoff/language/internal/pipeline_model.h"

namespace standoff {

class BatchParser {
 public:
  struct Item {
    std::size_t document = 0;  // the caller's number
    ByteSpan span = {};        // of the paragraph in its document
    TokenRange tokens = {};    // of the batch
    bool is_headline = false;
    TokenRange entities = {};  // of the batch; indices of its entities
  };

  // The model must outlive the parser. In `news`, capitals are read by NewsCase, and the first
  // paragraph of a text is its headline.
  BatchParser(const PipelineModel& model, bool news);

  // Tokenizes one paragraph of `text`.
  void add(std::string_view text, ByteSpan paragraph, std::size_t document);
  [[nodiscard]] bool is_full() const { return tokens_.size() >= kTokens; }
  [[nodiscard]] const std::vector<Item>& items() const { return items_; }

  // Annotates all paragraphs. `margins`, where given, gets one entry per token of the batch.
  void run(std::vector<TokenMargins>* margins);
  // Adds an annotated paragraph to its document.
  void append(const Item& item, DocumentBuilder& builder) const;
  // Forgets the paragraphs, and what was learned from them where that has grown large.
  void clear();

 private:
  static constexpr std::size_t kTokens = 2048;
  // A token that was read as another, with its own lexeme and the tag that it has in the end.
  struct ReplacedWord {
    std::uint32_t token;
    std::uint32_t lexeme;
    std::string_view tag;
  };

  [[nodiscard]] std::vector<std::span<const LexicalToken>> sequences(
      std::span<const Item> items) const;
  void read_capitals(const NewsCase& words);
  void tag(std::span<const Item> items);
  void parse(const Item& item);
  [[nodiscard]] std::vector<HeadlineToken> headline_of(const Item& item) const;
  void read_headline(const Item& item);
  bool read_headline_once(const Item& item, std::vector<ReplacedWord>& replaced);
  void lemmatize(const Item& item);
  void find_names();
  void find_names(Item& item);
  [[nodiscard]] MatrixView input_rows(TokenRange range);

  const PipelineModel* model_;
  bool news_;
  TokenizerCache tokenizer_cache_;
  LemmaCache lemma_cache_;
  EncoderMemory encoder_memory_;
  EncoderMemory name_memory_;
  ArcEagerState arc_eager_;
  BiluoState biluo_;
  DependencyTree tree_;
  ScoringWindow window_;

  // The batch, by token.
  std::vector<Item> items_;
  std::vector<LexicalToken> tokens_;
  std::vector<LexicalToken> paragraph_tokens_;
  std::vector<std::uint8_t> is_space_;
  std::vector<TokenAttributes> attributes_;
  std::vector<std::uint32_t> heads_;  // in the paragraph
  std::vector<std::uint8_t> sentence_starts_;
  std::vector<Entity> entities_;  // tokens counted in the paragraph
  Matrix inputs_;                 // of the transition scorer at work
  Matrix tag_scores_;
  std::vector<std::uint32_t> tags_;
  std::vector<TokenMargins>* margins_ = nullptr;
};

}  // namespace standoff
