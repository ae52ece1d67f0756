#include "standoff/language/internal/batch_parser.h"

#include <algorithm>
#include <limits>

#include "standoff/language/internal/paragraphs.h"
#include "standoff/tensor/argmax.h"

namespace standoff {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
// Bounds of what one thread remembers between batches.
constexpr std::uint32_t kMaxLexemes = 200'000;
constexpr std::size_t kMaxLexemeBytes = 64U << 20;
constexpr std::size_t kMaxLemmas = 200'000;
constexpr int kReadings = 3;  // of a headline that may be kept, one after the other
constexpr std::uint32_t kLongestHeadline = 60;  // tokens; each reading parses them all again

// Score of `best` less the best of the others that `is_allowed`.
template <typename Allowed>
float margin(std::span<const float> scores, std::size_t best, Allowed is_allowed) {
  float second = -kInfinity;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (i != best && is_allowed(i)) second = std::max(second, scores[i]);
  }
  return scores[best] - second;
}

}  // namespace

BatchParser::BatchParser(const PipelineModel& model, bool news)
    : model_(&model),
      news_(news),
      tokenizer_cache_(model.lexicon),
      tree_(model.parser.lifted, model.parser.root) {}

void BatchParser::add(std::string_view text, ByteSpan paragraph, std::size_t document) {
  model_->tokenizer.tokenize(paragraph.of(text), tokenizer_cache_, paragraph_tokens_);
  if (news_) read_capitals(NewsCase(text, paragraph));
  const auto begin = static_cast<std::uint32_t>(tokens_.size());
  tokens_.insert(tokens_.end(), paragraph_tokens_.begin(), paragraph_tokens_.end());
  items_.push_back({.document = document,
                    .span = paragraph,
                    .tokens = {begin, static_cast<std::uint32_t>(tokens_.size())},
                    .is_headline = news_ && is_headline(text, paragraph)});
}

void BatchParser::read_capitals(const NewsCase& words) {
  std::vector<LexicalToken> read;
  for (LexicalToken& token : paragraph_tokens_) {
    const std::string form = words.form_of(token.span);
    if (form.empty()) continue;
    model_->tokenizer.tokenize(form, tokenizer_cache_, read);
    if (read.size() == 1) token.lexeme = read.front().lexeme;
  }
}

void BatchParser::run(std::vector<TokenMargins>* margins) {
  margins_ = margins;
  if (margins_ != nullptr) {
    margins_->assign(tokens_.size(), {kInfinity, kInfinity, kInfinity});
  }
  const LexemeCache& lexemes = tokenizer_cache_.lexemes();
  attributes_.clear();
  is_space_.clear();
  for (const LexicalToken& token : tokens_) {
    const Lexeme& lexeme = lexemes[token.lexeme];
    attributes_.push_back({.lexeme = &lexeme});
    is_space_.push_back(lexeme.is_space ? 1 : 0);
  }
  heads_.resize(tokens_.size());
  sentence_starts_.resize(tokens_.size());
  tag(items_);
  for (const Item& item : items_) {
    parse(item);
    if (item.is_headline) read_headline(item);
    lemmatize(item);
  }
  find_names();
}

std::vector<std::span<const LexicalToken>> BatchParser::sequences(
    std::span<const Item> items) const {
  std::vector<std::span<const LexicalToken>> sequences;
  for (const Item& item : items) {
    sequences.push_back(std::span(tokens_).subspan(item.tokens.begin, item.tokens.size()));
  }
  return sequences;
}

MatrixView BatchParser::input_rows(TokenRange range) {
  return inputs_.view().rows(range.begin, range.size());
}

// Sets the tag of each token of neighbouring `items`, and its row of inputs_ for the parser.
void BatchParser::tag(std::span<const Item> items) {
  const Tagger& tagger = model_->tagger;
  const TransitionScorer& scorer = model_->parser.scorer;
  inputs_.resize(tokens_.size(), scorer.input_width());
  const std::size_t begin = items.empty() ? 0 : items.front().tokens.begin;
  const auto consume = [&](std::size_t token, ConstMatrixView rows) {
    const std::size_t first = begin + token;
    scorer.reduce(rows, inputs_.view().rows(first, rows.row_count));
    tag_scores_.resize(rows.row_count, tagger.labels.size());
    tags_.resize(rows.row_count);
    affine(rows, tagger.scores, tag_scores_.view());
    argmax_rows(std::as_const(tag_scores_).view(), tags_);
    for (std::size_t i = 0; i < rows.row_count; ++i) {
      attributes_[first + i].tag = tagger.labels[tags_[i]];
      if (margins_ == nullptr) continue;
      (*margins_)[first + i].tag =
          margin(tag_scores_.row(i), tags_[i], [](std::size_t) { return true; });
    }
  };
  model_->encoder.encode(sequences(items), tokenizer_cache_.lexemes(), encoder_memory_, consume);
}

void BatchParser::parse(const Item& item) {
  const DependencyParser& parser = model_->parser;
  window_.open(parser.scorer, input_rows(item.tokens));
  arc_eager_.reset(item.tokens.size());
  while (!arc_eager_.is_final()) {
    const std::span<const float> scores = window_.score(arc_eager_);
    const std::uint32_t moves = arc_eager_.allowed_moves();
    const std::size_t best = parser.actions.best(scores, moves);
    const Action& action = parser.actions[best];
    if (margins_ != nullptr) {
      const float least = margin(
          scores, best, [&](std::size_t i) { return (moves >> parser.actions[i].move & 1U) != 0; });
      for (const std::int32_t token : {arc_eager_.stack(0), arc_eager_.buffer(0)}) {
        if (token < 0) continue;
        float& dep = (*margins_)[item.tokens.begin + static_cast<std::uint32_t>(token)].dep;
        dep = std::min(dep, least);
      }
    }
    arc_eager_.apply(static_cast<ArcEagerState::Move>(action.move), action.label);
  }
  tree_.build(arc_eager_.heads(), arc_eager_.labels(),
              std::span(is_space_).subspan(item.tokens.begin, item.tokens.size()));
  for (std::uint32_t i = 0; i < item.tokens.size(); ++i) {
    attributes_[item.tokens.begin + i].dep = tree_.labels()[i];
  }
  std::ranges::copy(tree_.heads(), heads_.begin() + item.tokens.begin);
  std::ranges::copy(tree_.sentence_starts(), sentence_starts_.begin() + item.tokens.begin);
}

std::vector<HeadlineToken> BatchParser::headline_of(const Item& item) const {
  std::vector<HeadlineToken> headline;
  for (std::uint32_t i = item.tokens.begin; i < item.tokens.end; ++i) {
    headline.push_back({.form = tokenizer_cache_.lexemes()[tokens_[i].lexeme].text,
                        .tag = model_->labels->name(attributes_[i].tag),
                        .dep = model_->labels->name(attributes_[i].dep),
                        .head = heads_[i]});
  }
  return headline;
}

// Tries other readings of the headline; true where one is kept, its words in `replaced`.
bool BatchParser::read_headline_once(const Item& item, std::vector<ReplacedWord>& replaced) {
  const auto is_verb = [&](std::string_view form) {
    return model_->lemmatizer.is_base_form("verb", form);
  };
  const auto parse_again = [&] {
    tag(std::span(&item, 1));
    parse(item);
  };
  for (const HeadlineReading& reading : find_readings(headline_of(item), is_verb)) {
    const std::size_t before = replaced.size();
    for (const ReadAs& word : reading.words) {
      const std::uint32_t token = item.tokens.begin + word.token;
      std::vector<LexicalToken> read;
      model_->tokenizer.tokenize(word.form, tokenizer_cache_, read);
      if (read.size() != 1) continue;
      replaced.push_back({token, tokens_[token].lexeme, word.tag});
      tokens_[token].lexeme = read.front().lexeme;
    }
    parse_again();
    if (is_confirmed(reading, headline_of(item))) return true;
    for (; replaced.size() > before; replaced.pop_back()) {
      tokens_[replaced.back().token].lexeme = replaced.back().lexeme;
    }
    parse_again();
  }
  return false;
}

void BatchParser::read_headline(const Item& item) {
  if (item.tokens.size() > kLongestHeadline) return;
  std::vector<ReplacedWord> replaced;
  for (int i = 0; i < kReadings && read_headline_once(item, replaced); ++i) {
  }
  for (const ReplacedWord& word : replaced) {
    tokens_[word.token].lexeme = word.lexeme;
    const auto& tags = model_->tagger.labels;
    const auto tag = std::ranges::find_if(
        tags, [&](Label label) { return model_->labels->name(label) == word.tag; });
    if (tag != tags.end()) attributes_[word.token].tag = *tag;
  }
}

void BatchParser::lemmatize(const Item& item) {
  const auto tokens = std::span(attributes_).subspan(item.tokens.begin, item.tokens.size());
  model_->ruler.apply(tokens);
  model_->lemmatizer.apply(tokens, lemma_cache_);
}

void BatchParser::find_names() {
  const NameFinder& names = model_->names;
  inputs_.resize(tokens_.size(), names.scorer.input_width());
  const auto consume = [&](std::size_t first, ConstMatrixView rows) {
    names.scorer.reduce(rows, inputs_.view().rows(first, rows.row_count));
  };
  names.encoder.encode(sequences(items_), tokenizer_cache_.lexemes(), name_memory_, consume);
  entities_.clear();
  for (Item& item : items_) find_names(item);
}

void BatchParser::find_names(Item& item) {
  const NameFinder& names = model_->names;
  window_.open(names.scorer, input_rows(item.tokens));
  biluo_.reset(item.tokens.size());
  while (!biluo_.is_final()) {
    const std::uint32_t token = item.tokens.begin + biluo_.next();
    const bool sentence_follows = token + 1 < item.tokens.end && sentence_starts_[token + 1] != 0;
    const std::uint32_t moves = biluo_.allowed_moves(is_space_[token] != 0, sentence_follows);
    const auto is_allowed = [&](std::size_t i) {
      const Action& action = names.actions[i];
      return (moves >> action.move & 1U) != 0 &&
             (!biluo_.is_open() || action.label == biluo_.open_label());
    };
    const std::span<const float> scores = window_.score(biluo_);
    std::size_t best = names.actions.size();
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (is_allowed(i) && (best == names.actions.size() || scores[i] > scores[best])) best = i;
    }
    if (margins_ != nullptr) (*margins_)[token].entity = margin(scores, best, is_allowed);
    biluo_.apply(static_cast<BiluoState::Move>(names.actions[best].move),
                 names.actions[best].label);
  }
  item.entities.begin = static_cast<std::uint32_t>(entities_.size());
  entities_.insert(entities_.end(), biluo_.entities().begin(), biluo_.entities().end());
  item.entities.end = static_cast<std::uint32_t>(entities_.size());
}

void BatchParser::append(const Item& item, DocumentBuilder& builder) const {
  const std::uint32_t base = builder.token_count();
  builder.begin_paragraph(item.span);
  for (std::uint32_t i = item.tokens.begin; i < item.tokens.end; ++i) {
    if (sentence_starts_[i] != 0) builder.begin_sentence();
    const LexicalToken& token = tokens_[i];
    const TokenAttributes& attributes = attributes_[i];
    TokenRecord record;
    record.span = {item.span.begin + token.span.begin, item.span.begin + token.span.end};
    record.head = base + heads_[i];
    record.tag = attributes.tag;
    record.pos = attributes.pos;
    record.morph = attributes.morph;
    record.dep = attributes.dep;
    record.space_after = token.space_after;
    record.is_space = is_space_[i] != 0;
    builder.add_token(record, attributes.lemma);
  }
  for (std::uint32_t i = item.entities.begin; i < item.entities.end; ++i) {
    const Entity& entity = entities_[i];
    builder.add_entity({base + entity.tokens.begin, base + entity.tokens.end}, entity.label);
  }
}

void BatchParser::clear() {
  items_.clear();
  tokens_.clear();
  const LexemeCache& lexemes = tokenizer_cache_.lexemes();
  if (lexemes.size() > kMaxLexemes || lexemes.memory() > kMaxLexemeBytes) {
    tokenizer_cache_.clear();
    encoder_memory_.forget();
    name_memory_.forget();
  }
  if (lemma_cache_.size() > kMaxLemmas) lemma_cache_.clear();
}

}  // namespace standoff
