// Packs spaCy's "tokenizer" file: MessagePack with the patterns and the special cases.
#include <map>
#include <unordered_map>
#include <utility>

#include "standoff/base/msgpack.h"
#include "standoff/language/internal/chunks.h"
#include "standoff/language/internal/packed_lists.h"
#include "standoff/language/internal/token_rules.h"
#include "standoff/language/string_hash.h"
#include "standoff/language/tokenizer.h"

namespace standoff {
namespace {

struct SpecialCase {
  std::string text;
  std::vector<SpecialPiece> pieces;
};

// Attributes are named by number or by name; the numbers are those of string_id.
std::uint64_t attribute_of(const MsgpackValue& key) {
  return key.kind() == MsgpackValue::Kind::kString ? string_id(key.bytes())
                                                   : key.unsigned_integer();
}

Result<SpecialCase> read_special_case(const MsgpackValue& text, const MsgpackValue& tokens) {
  static const std::uint64_t orth = string_id("ORTH");
  static const std::uint64_t norm = string_id("NORM");
  SpecialCase special{std::string(text.bytes()), {}};
  std::string joined;
  for (const MsgpackValue& token : tokens.array()) {
    SpecialPiece piece;
    for (const auto& [key, value] : token.map()) {
      const std::uint64_t attribute = attribute_of(key);
      if (value.kind() != MsgpackValue::Kind::kString) {
        return Error{ErrorCode::kInvalidData, "value of a special case is not text", special.text};
      }
      if (attribute == orth) {
        piece.size = static_cast<std::uint32_t>(value.bytes().size());
        joined += value.bytes();
      } else if (attribute == norm) {
        piece.norm = string_id(value.bytes());
      } else {
        return Error{ErrorCode::kIncompatible, "special case with more than ORTH and NORM",
                     special.text};
      }
    }
    special.pieces.push_back(piece);
  }
  if (joined != special.text || joined.empty()) {
    return Error{ErrorCode::kInvalidData, "special case whose tokens are not its text",
                 special.text};
  }
  return special;
}

Result<std::vector<SpecialCase>> read_special_cases(const MsgpackValue& exceptions) {
  std::vector<SpecialCase> specials;
  for (const auto& [text, tokens] : exceptions.map()) {
    Result<SpecialCase> special = read_special_case(text, tokens);
    if (!special) return std::move(special).error().within("exceptions");
    specials.push_back(std::move(*special));
  }
  return specials;
}

void pack_special_cases(const std::vector<SpecialCase>& specials, PackWriter& writer) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> index;
  PackedListsWriter<SpecialPiece> pieces;
  index.reserve(specials.size());
  for (const SpecialCase& special : specials) {
    index.emplace_back(hash64(special.text), pieces.add_list(special.pieces));
  }
  pack_frozen_map("tokenizer/special_index", index, writer);
  pieces.pack("tokenizer/special_pieces", writer);
}

// The tokens that the first pass makes of a special case when no special cases are known.
std::vector<std::uint64_t> tokens_without_specials(const std::string& text,
                                                   const ChunkCutter& cutter,
                                                   RegexScratch& scratch) {
  std::vector<std::uint64_t> tokens;
  for_each_chunk(
      text,
      [&](std::size_t begin, std::size_t end) {
        std::string_view rest = std::string_view(text).substr(begin, end - begin);
        std::vector<Piece> pieces;
        cutter.cut(rest, SpecialCases(), scratch, pieces);
        for (const Piece& piece : pieces) {
          tokens.push_back(string_id(rest.substr(0, piece.size)));
          rest.remove_prefix(piece.size);
        }
      },
      [] {});
  return tokens;
}

// Phrases are needed for the special cases that the first pass may cut.
void pack_phrases(const std::vector<SpecialCase>& specials, bool all, const ChunkCutter& cutter,
                  PackWriter& writer) {
  std::map<std::uint64_t, std::vector<std::uint32_t>> by_first_token;
  PackedListsWriter<std::uint64_t> tokens;
  RegexScratch scratch;
  for (const SpecialCase& special : specials) {
    const bool may_be_cut = all || special.text.find(' ') != std::string::npos ||
                            cutter.has_affix(special.text, scratch);
    if (!may_be_cut) continue;
    const std::vector<std::uint64_t> phrase =
        tokens_without_specials(special.text, cutter, scratch);
    by_first_token[phrase.front()].push_back(tokens.add_list(phrase));
  }
  std::vector<std::pair<std::uint64_t, std::uint32_t>> groups;
  PackedListsWriter<std::uint32_t> members;
  groups.reserve(by_first_token.size());
  for (const auto& [first, phrases] : by_first_token) {
    groups.emplace_back(first, members.add_list(phrases));
  }
  pack_frozen_map("tokenizer/phrase_groups", groups, writer);
  members.pack("tokenizer/phrase_members", writer);
  tokens.pack("tokenizer/phrase_tokens", writer);
}

}  // namespace

Result<void> pack_tokenizer(std::string_view tokenizer, PackWriter& writer) {
  Result<Msgpack> file = Msgpack::parse(tokenizer);
  if (!file) return std::move(file).error();
  const MsgpackValue root = file->root();
  if (root.kind() != MsgpackValue::Kind::kMap) {
    return Error{ErrorCode::kInvalidData, "not a map", ""};
  }
  TokenPatterns patterns;
  for (const TokenPatterns::Field& field : TokenPatterns::kFields) {
    patterns.*field.pattern = root[field.name].bytes();
  }
  Result<ChunkCutter> cutter = ChunkCutter::compile(patterns);
  if (!cutter) return std::move(cutter).error();
  Result<std::vector<SpecialCase>> specials = read_special_cases(root["exceptions"]);
  if (!specials) return std::move(specials).error();

  for (const TokenPatterns::Field& field : TokenPatterns::kFields) {
    writer.add_text("tokenizer/" + std::string(field.name), patterns.*field.pattern);
  }
  pack_special_cases(*specials, writer);
  const MsgpackValue heuristics = root["faster_heuristics"];
  const bool all_phrases = !heuristics.is_nil() && !heuristics.boolean();
  pack_phrases(*specials, all_phrases, *cutter, writer);
  return {};
}

}  // namespace standoff
