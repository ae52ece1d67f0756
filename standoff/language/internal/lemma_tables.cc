#include "standoff/language/internal/lemma_tables.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "standoff/base/msgpack.h"
#include "standoff/language/internal/lookups.h"
#include "standoff/language/lemmatizer.h"

namespace standoff {
namespace {

using Entries = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

// Collects the tables of a lookups file.
class TableReader {
 public:
  explicit TableReader(const MsgpackValue& tables) : tables_(tables) {}

  Result<void> read_rules() {
    const MsgpackValue rules = tables_["lemma_rules"];
    if (rules.is_nil()) return Error{ErrorCode::kInvalidData, "no table lemma_rules", ""};
    for (const auto& [pos, pairs] : rules.map()) {
      std::vector<std::uint32_t> list;
      for (const MsgpackValue& pair : pairs.array()) {
        if (pair.kind() != MsgpackValue::Kind::kArray || pair.size() != 2) {
          return Error{ErrorCode::kInvalidData, "a rule is not a pair", "lemma_rules"};
        }
        list.push_back(add_string(pair.at(0)));
        list.push_back(add_string(pair.at(1)));
      }
      if (!list.empty()) parts_[lookup_key(pos)] = lists_.add_list(list);
    }
    return {};
  }

  void read_index() {
    for (const auto& [pos, forms] : tables_["lemma_index"].map()) {
      const std::uint64_t part = lookup_key(pos);
      for (const MsgpackValue& form : forms.array()) {
        index_.emplace_back(LemmaTables::form_key(part, form.bytes()), 0);
      }
      if (forms.size() > 0) add_part(part);
    }
  }

  void read_exceptions() {
    for (const auto& [pos, forms] : tables_["lemma_exc"].map()) {
      const std::uint64_t part = lookup_key(pos);
      for (const auto& [form, lemmas] : forms.map()) {
        std::vector<std::uint32_t> list;
        for (const MsgpackValue& lemma : lemmas.array()) list.push_back(add_string(lemma));
        exceptions_.emplace_back(LemmaTables::form_key(part, form.bytes()), lists_.add_list(list));
      }
      if (forms.size() > 0) add_part(part);
    }
  }

  Result<void> read_lookup() {
    const MsgpackValue table = tables_["lemma_lookup"];
    if (table.is_nil()) return Error{ErrorCode::kInvalidData, "no table lemma_lookup", ""};
    for (const auto& [key, value] : table.map()) {
      const bool is_list = value.kind() == MsgpackValue::Kind::kArray;
      lookup_.emplace_back(lookup_key(key), add_string(is_list ? value.at(0) : value));
    }
    return {};
  }

  void pack(PackWriter& writer) const {
    pack_frozen_map("lemmatizer/parts", Entries(parts_.begin(), parts_.end()), writer);
    pack_frozen_map("lemmatizer/index", index_, writer);
    pack_frozen_map("lemmatizer/exceptions", exceptions_, writer);
    pack_frozen_map("lemmatizer/lookup", lookup_, writer);
    lists_.pack("lemmatizer/lists", writer);
    strings_.pack("lemmatizer/strings", writer);
  }

 private:
  std::uint32_t add_string(const MsgpackValue& value) {
    const std::string_view text = value.bytes();
    return strings_.add_list(std::span(text.data(), text.size()));
  }
  // A part of speech that has forms counts even where it has no rules.
  void add_part(std::uint64_t part) {
    if (!parts_.contains(part)) parts_[part] = lists_.add_list({});
  }

  MsgpackValue tables_;
  std::map<std::uint64_t, std::uint32_t> parts_;
  Entries index_;
  Entries exceptions_;
  Entries lookup_;
  PackedListsWriter<std::uint32_t> lists_;
  PackedListsWriter<char> strings_;
};

Result<LemmaSettings> read_settings(const LemmatizerOptions& options) {
  LemmaSettings settings;
  settings.overwrite = options.overwrite ? 1 : 0;
  if (options.mode == "lookup") {
    settings.mode = LemmaMode::kLookup;
    return settings;
  }
  if (options.mode != "rule") {
    return Error{ErrorCode::kIncompatible,
                 "lemmatizer mode \"" + options.mode + "\" is not supported", ""};
  }
  if (options.language != "en") {
    return Error{ErrorCode::kIncompatible,
                 "lemmatizer rules of language \"" + options.language + "\" are not supported", ""};
  }
  settings.english_base_forms = 1;
  return settings;
}

}  // namespace

Result<LemmaTables> LemmaTables::from_pack(const Pack& pack) {
  LemmaTables tables;
  auto settings = pack.array<LemmaSettings>("lemmatizer/settings");
  if (!settings) return std::move(settings).error();
  if (settings->size() != 1 || settings->front().mode > LemmaMode::kLookup) {
    return Error{ErrorCode::kInvalidData, "not the settings of a lemmatizer",
                 "lemmatizer/settings"};
  }
  tables.settings_ = settings->front();
  const std::pair<const char*, FrozenMap*> maps[] = {{"lemmatizer/parts", &tables.parts_},
                                                     {"lemmatizer/index", &tables.index_},
                                                     {"lemmatizer/exceptions", &tables.exceptions_},
                                                     {"lemmatizer/lookup", &tables.lookup_}};
  for (const auto& [name, map] : maps) {
    Result<FrozenMap> read = FrozenMap::from_pack(pack, name);
    if (!read) return std::move(read).error();
    *map = *read;
  }
  auto lists = PackedLists<std::uint32_t>::from_pack(pack, "lemmatizer/lists");
  if (!lists) return std::move(lists).error();
  auto strings = PackedLists<char>::from_pack(pack, "lemmatizer/strings");
  if (!strings) return std::move(strings).error();
  tables.lists_ = *lists;
  tables.strings_ = *strings;
  return tables;
}

std::optional<std::string_view> LemmaTables::find_lemma(std::string_view text) const {
  const std::uint32_t* found = lookup_.find(string_id(text));
  if (found == nullptr) return std::nullopt;
  return this->text(*found);
}

Result<void> pack_lemmatizer(std::string_view lookups, const LemmatizerOptions& options,
                             PackWriter& writer) {
  Result<LemmaSettings> settings = read_settings(options);
  if (!settings) return std::move(settings).error();
  Result<Msgpack> file = Msgpack::parse(lookups);
  if (!file) return std::move(file).error();
  TableReader reader(file->root());
  Result<void> ok = settings->mode == LemmaMode::kRule ? reader.read_rules() : reader.read_lookup();
  if (!ok) return ok;
  if (settings->mode == LemmaMode::kRule) {
    reader.read_index();
    reader.read_exceptions();
  }
  writer.add_array<LemmaSettings>("lemmatizer/settings", std::span(&*settings, 1));
  reader.pack(writer);
  return {};
}

}  // namespace standoff
