// Any bytes as a text give an error or a document whose tokens lie inside the text, in order, with
// heads in their sentence and entities inside their paragraph, as lines and as news. Needs
// STANDOFF_TEST_MODEL.
#include <cstdlib>
#include <optional>
#include <string>

#include "standoff/language/model_directory.h"
#include "standoff/language/pipeline.h"

namespace {

std::optional<standoff::Pipeline> open_pipeline() {
  const char* path = std::getenv("STANDOFF_TEST_MODEL");
  if (path == nullptr) return std::nullopt;
  const auto model = standoff::ModelDirectory::read(path);
  if (!model) return std::nullopt;
  auto packed = standoff::pack_model(*model);
  if (!packed) return std::nullopt;
  auto pack = standoff::Pack::adopt(*std::move(packed));
  if (!pack) return std::nullopt;
  auto pipeline = standoff::Pipeline::open(*std::move(pack));
  if (!pipeline) return std::nullopt;
  return *std::move(pipeline);
}

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const std::string& text, const standoff::Result<standoff::Document>& document) {
  if (!document) {
    require(document.error().code != standoff::ErrorCode::kInternal);
    return;
  }
  require(document->text() == text && document->token_count() > 0);
  for (std::uint32_t i = 0; i < document->token_count(); ++i) {
    require(document->sentence_of(document->token(i).head().index()) == document->sentence_of(i));
  }
  for (const standoff::Entity& entity : document->entities()) {
    require(document->paragraph_of(entity.tokens.begin) ==
            document->paragraph_of(entity.tokens.end - 1));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const std::optional<standoff::Pipeline> pipeline = open_pipeline();
  require(pipeline.has_value());
  const std::string text(reinterpret_cast<const char*>(data), size);
  check(text, pipeline->parse(text));
  check(text, standoff::PipelineWorker(*pipeline, standoff::Paragraphs::kNews).parse(text));
  return 0;
}
