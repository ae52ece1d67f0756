// A tokenizer of a few rules, made here, for tests that must not need a model.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "standoff/base/pack.h"
#include "standoff/language/lexeme.h"
#include "standoff/language/tokenizer.h"

namespace standoff {

inline std::string to_msgpack(const nlohmann::json& json) {
  std::string bytes;
  nlohmann::json::to_msgpack(json, bytes);
  return bytes;
}

inline nlohmann::json small_tokenizer_rules() {
  const auto special = [](std::initializer_list<std::pair<std::string, std::string>> tokens) {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& [orth, norm] : tokens) {
      nlohmann::json token = {{"ORTH", orth}};
      if (!norm.empty()) token["NORM"] = norm;
      list.push_back(token);
    }
    return list;
  };
  return {
      {"prefix_search", R"(^\(|^"|^\$|^\.\.+)"},
      {"suffix_search", R"(\)$|"$|,$|!$|'s$|(?<=[a-z])\.$|\.\.+$)"},
      {"infix_finditer", R"(\.\.+|(?<=[a-zA-Z])(?:-|--)(?=[a-zA-Z])|(?<=[0-9])[+*](?=[0-9]))"},
      {"token_match", nullptr},
      {"url_match", R"((?u)^https?://[\w.]+\.[a-z]{2,}(?:/\S*)?$)"},
      {"exceptions",
       {{"can't", special({{"ca", "can"}, {"n't", "not"}})},
        {"a.m.", special({{"a.m.", ""}})},
        {"'s", special({{"'s", ""}})},
        {":)", special({{":)", ""}})}}},
      {"faster_heuristics", true},
  };
}

// Pack and what lies in it.
struct SmallTokenizer {
  Pack pack;
  Lexicon lexicon;
  Tokenizer tokenizer;
};

inline Result<SmallTokenizer> make_tokenizer(const std::string& tokenizer_file,
                                             const std::string& lookups = {}) {
  PackWriter writer;
  if (Result<void> ok = pack_tokenizer(tokenizer_file, writer); !ok) return std::move(ok).error();
  if (Result<void> ok = pack_lexicon(lookups, writer); !ok) return std::move(ok).error();
  Result<Pack> pack = Pack::adopt(std::move(writer).finish());
  if (!pack) return std::move(pack).error();
  Result<Lexicon> lexicon = Lexicon::from_pack(*pack);
  if (!lexicon) return std::move(lexicon).error();
  Result<Tokenizer> tokenizer = Tokenizer::from_pack(*pack);
  if (!tokenizer) return std::move(tokenizer).error();
  return SmallTokenizer{*std::move(pack), *std::move(lexicon), *std::move(tokenizer)};
}

}  // namespace standoff
