#include "standoff/language/pipeline.h"

#include <atomic>
#include <limits>
#include <optional>
#include <thread>
#include <utility>

#include "standoff/base/utf8.h"
#include "standoff/language/internal/batch_parser.h"
#include "standoff/language/internal/paragraphs.h"
#include "standoff/language/internal/pipeline_model.h"

namespace standoff {
namespace {

// Texts that a thread takes at a time from those that wait.
constexpr std::size_t kTextsAtOnce = 16;

Error at_byte(ErrorCode code, std::size_t byte, std::string message) {
  return {code, std::move(message), "byte " + std::to_string(byte)};
}

// The paragraphs of a text that can be parsed.
Result<std::vector<ByteSpan>> checked_paragraphs(std::string_view text, Paragraphs how) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) {
    return Error{ErrorCode::kLimit, "a text of more than 4 GiB", ""};
  }
  if (const auto bad = find_invalid_utf8(text)) {
    return at_byte(ErrorCode::kInvalidText, *bad, "invalid UTF-8");
  }
  std::vector<ByteSpan> paragraphs = split_paragraphs(text, how);
  if (paragraphs.empty()) {
    return Error{ErrorCode::kInvalidText, "no text: nothing but white space", ""};
  }
  for (const ByteSpan paragraph : paragraphs) {
    if (paragraph.size() <= kMaxParagraphCodePoints) continue;
    const std::size_t length = count_code_points(paragraph.of(text));
    if (length > kMaxParagraphCodePoints) {
      return at_byte(
          ErrorCode::kLimit, paragraph.begin,
          "a paragraph of " + std::to_string(length) + " characters; the limit is 1,000,000");
    }
  }
  return paragraphs;
}

// A text on its way to a document: a builder, or the reason why there will be none.
struct Job {
  std::optional<DocumentBuilder> builder;
  Error error;
};

}  // namespace

Result<Pipeline> Pipeline::open(Pack pack) {
  Result<std::shared_ptr<const PipelineModel>> model = PipelineModel::from_pack(std::move(pack));
  if (!model) return std::move(model).error();
  return Pipeline(*std::move(model));
}

const PipelineIdentity& Pipeline::identity() const { return model_->identity; }

const Tokenizer& Pipeline::tokenizer() const { return model_->tokenizer; }

Result<Document> Pipeline::parse(std::string text) const {
  return PipelineWorker(*this).parse(std::move(text));
}

std::vector<Result<Document>> Pipeline::parse_batch(std::vector<std::string> texts,
                                                    unsigned jobs) const {
  if (jobs <= 1 || texts.size() <= 1) return PipelineWorker(*this).parse_batch(std::move(texts));
  std::vector<std::optional<Result<Document>>> results(texts.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    PipelineWorker worker(*this);
    for (;;) {
      const std::size_t begin = next.fetch_add(kTextsAtOnce);
      if (begin >= texts.size()) return;
      const std::size_t end = std::min(begin + kTextsAtOnce, texts.size());
      std::vector<std::string> taken;
      for (std::size_t i = begin; i < end; ++i) taken.push_back(std::move(texts[i]));
      std::vector<Result<Document>> parsed = worker.parse_batch(std::move(taken));
      for (std::size_t i = begin; i < end; ++i) results[i] = std::move(parsed[i - begin]);
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  std::vector<Result<Document>> documents;
  documents.reserve(results.size());
  for (auto& result : results) documents.push_back(*std::move(result));
  return documents;
}

struct PipelineWorker::State {
  State(std::shared_ptr<const PipelineModel> shared, Paragraphs how)
      : model(std::move(shared)), paragraphs(how), parser(*model, how == Paragraphs::kNews) {}

  // Annotates the batch and adds its paragraphs to their jobs' documents.
  void flush(std::vector<Job>& jobs, std::vector<TokenMargins>* margins) {
    std::vector<TokenMargins> batch_margins;
    parser.run(margins == nullptr ? nullptr : &batch_margins);
    for (const BatchParser::Item& item : parser.items()) {
      parser.append(item, *jobs[item.document].builder);
    }
    if (margins != nullptr) {
      margins->insert(margins->end(), batch_margins.begin(), batch_margins.end());
    }
    parser.clear();
  }

  std::vector<Result<Document>> parse(std::vector<std::string> texts,
                                      std::vector<TokenMargins>* margins) {
    std::vector<Job> jobs(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      Result<std::vector<ByteSpan>> found = checked_paragraphs(texts[i], paragraphs);
      if (!found) {
        jobs[i].error = std::move(found).error();
        continue;
      }
      jobs[i].builder.emplace(std::move(texts[i]), model->labels);
      for (const ByteSpan paragraph : *found) {
        parser.add(jobs[i].builder->text(), paragraph, i);
        if (parser.is_full()) flush(jobs, margins);
      }
    }
    flush(jobs, margins);
    std::vector<Result<Document>> documents;
    documents.reserve(jobs.size());
    for (Job& job : jobs) {
      if (job.builder) {
        documents.push_back(std::move(*job.builder).finish());
      } else {
        documents.push_back(std::move(job.error));
      }
    }
    return documents;
  }

  std::shared_ptr<const PipelineModel> model;
  Paragraphs paragraphs;
  BatchParser parser;
};

PipelineWorker::PipelineWorker(const Pipeline& pipeline, Paragraphs paragraphs)
    : state_(std::make_unique<State>(pipeline.model_, paragraphs)) {}
PipelineWorker::PipelineWorker(PipelineWorker&&) noexcept = default;
PipelineWorker& PipelineWorker::operator=(PipelineWorker&&) noexcept = default;
PipelineWorker::~PipelineWorker() = default;

Result<Document> PipelineWorker::parse(std::string text, std::vector<TokenMargins>* margins) {
  if (margins != nullptr) margins->clear();
  std::vector<std::string> texts;
  texts.push_back(std::move(text));
  return std::move(state_->parse(std::move(texts), margins).front());
}

std::vector<Result<Document>> PipelineWorker::parse_batch(std::vector<std::string> texts) {
  return state_->parse(std::move(texts), nullptr);
}

}  // namespace standoff
