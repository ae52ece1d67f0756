// Resolves places whose words are given: one half of what tools/score_places.py measures.
//
//   resolve_places MODEL < requests > answers
//
// A request is a line of JSON, {"text": "...", "spans": [[begin, end], ...]}, in code points, in
// order and without overlap; its answer is a line of JSON, an array of {"name", "country", "lat",
// "lon"} or null, one for each span.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "standoff/base/utf8.h"
#include "standoff/ground/gazetteer_store.h"
#include "standoff/ground/places.h"
#include "standoff/language/model_store.h"
#include "standoff/language/pipeline.h"

namespace standoff {
namespace {

using Json = nlohmann::json;

int fail(const Error& error) {
  std::cerr << "resolve_places: " << error.to_string() << "\n";
  return 1;
}

// Tokens that the code points [begin, end) touch; empty where earlier spans have them.
TokenRange tokens_of(const Document& document, const CodePointIndex& index, const Json& span,
                     std::uint32_t from) {
  TokenRange tokens = {document.token_count(), 0};
  for (std::uint32_t i = from; i < document.token_count(); ++i) {
    const ByteSpan bytes = document.records()[i].span;
    const std::uint32_t begin = index.code_point_of(bytes.begin);
    const std::uint32_t end = index.code_point_of(bytes.end);
    if (begin >= span[1].get<std::uint32_t>()) break;
    if (end <= span[0].get<std::uint32_t>() || document.records()[i].is_space) continue;
    tokens.begin = std::min(tokens.begin, i);
    tokens.end = i + 1;
  }
  return tokens.begin < tokens.end ? tokens : TokenRange{};
}

Json answer(const Place& place) {
  if (!place.latitude) return {};
  return {{"name", place.name},
          {"country", place.country},
          {"lat", *place.latitude},
          {"lon", *place.longitude}};
}

int run(const std::string& model) {
  Result<ModelStore> store = ModelStore::of_user();
  if (!store) return fail(store.error());
  Result<Pack> pack = store->open(model);
  if (!pack) return fail(pack.error());
  const Result<Pipeline> pipeline = Pipeline::open(*std::move(pack));
  if (!pipeline) return fail(pipeline.error());
  const Result<Gazetteer> gazetteer = open_gazetteer(*store);
  if (!gazetteer) return fail(gazetteer.error());
  const Result<World> world = World::load(Knowledge());
  if (!world) return fail(world.error());
  const Result<PlaceRules> rules = PlaceRules::load(Knowledge());
  if (!rules) return fail(rules.error());
  PipelineWorker worker(*pipeline);
  for (std::string line; std::getline(std::cin, line);) {
    const Json request = Json::parse(line);
    const auto text = request["text"].get<std::string>();
    const Result<Document> document = worker.parse(text);
    if (!document) return fail(document.error());
    const CodePointIndex index(text);
    std::vector<TokenRange> given;
    std::uint32_t from = 0;
    for (const Json& span : request["spans"]) {
      given.push_back(tokens_of(*document, index, span, from));
      if (!given.back().empty()) from = given.back().end;
    }
    const Syntax syntax(*document);
    const Places places(syntax, *world, *rules, &*gazetteer, given);
    Json out = Json::array();
    for (const TokenRange tokens : given) {
      const PlaceId id = tokens.empty() ? kNoRecord : places.at(tokens.begin);
      out.push_back(id == kNoRecord ? Json() : answer(places.all()[id]));
    }
    std::cout << out.dump() << "\n";
  }
  return 0;
}

}  // namespace
}  // namespace standoff

int main(int argc, char** argv) { return standoff::run(argc > 1 ? argv[1] : "en_core_web_sm"); }
