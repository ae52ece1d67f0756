#include "standoff/language/model_directory.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

#include "standoff/base/sha256.h"
#include "standoff/language/internal/config_file.h"
#include "standoff/language/internal/json.h"

namespace standoff {
namespace {

using Files = std::map<std::string, std::string, std::less<>>;

constexpr std::uintmax_t kMaxFileSize = 1U << 30;

constexpr std::string_view kFiles[] = {
    "attribute_ruler/patterns",
    "config.cfg",
    "lemmatizer/lookups/lookups.bin",
    "meta.json",
    "ner/cfg",
    "ner/model",
    "ner/moves",
    "parser/cfg",
    "parser/model",
    "parser/moves",
    "tagger/cfg",
    "tagger/model",
    "tok2vec/model",
    "tokenizer",
    "vocab/key2row",
    "vocab/lookups.bin",
    "vocab/vectors",
    "vocab/vectors.cfg",
};

// A setting of config.cfg that decides how the pipeline behaves.
struct Expectation {
  std::string_view section;
  std::string_view key;
  std::string_view value;
};

constexpr Expectation kTexts[] = {
    {"nlp", "lang", "en"},
    {"nlp.tokenizer", "@tokenizers", "spacy.Tokenizer.v1"},
    {"nlp.vectors", "@vectors", "spacy.Vectors.v1"},
    {"components.tok2vec", "factory", "tok2vec"},
    {"components.tagger", "factory", "tagger"},
    {"components.parser", "factory", "parser"},
    {"components.attribute_ruler", "factory", "attribute_ruler"},
    {"components.lemmatizer", "factory", "lemmatizer"},
    {"components.ner", "factory", "ner"},
    {"components.tok2vec.model", "@architectures", "spacy.Tok2Vec.v2"},
    {"components.tok2vec.model.embed", "@architectures", "spacy.MultiHashEmbed.v2"},
    {"components.tok2vec.model.encode", "@architectures", "spacy.MaxoutWindowEncoder.v2"},
    {"components.tagger.model", "@architectures", "spacy.Tagger.v2"},
    {"components.tagger.model.tok2vec", "@architectures", "spacy.Tok2VecListener.v1"},
    {"components.parser.model", "@architectures", "spacy.TransitionBasedParser.v2"},
    {"components.parser.model", "state_type", "parser"},
    {"components.parser.model.tok2vec", "@architectures", "spacy.Tok2VecListener.v1"},
    {"components.ner.model", "@architectures", "spacy.TransitionBasedParser.v2"},
    {"components.ner.model", "state_type", "ner"},
    {"components.ner.model.tok2vec", "@architectures", "spacy.Tok2Vec.v2"},
    {"components.ner.model.tok2vec.embed", "@architectures", "spacy.MultiHashEmbed.v2"},
    {"components.ner.model.tok2vec.encode", "@architectures", "spacy.MaxoutWindowEncoder.v2"},
};

struct Flag {
  std::string_view section;
  std::string_view key;
  bool value;
};

constexpr Flag kFlags[] = {
    {"components.parser.model", "extra_state_tokens", false},
    {"components.parser.model", "use_upper", true},
    {"components.ner.model", "extra_state_tokens", false},
    {"components.ner.model", "use_upper", true},
};

constexpr std::string_view kComponents[] = {"tok2vec",         "tagger",     "parser",
                                            "attribute_ruler", "lemmatizer", "ner"};

Error incompatible(std::string_view section, std::string_view key, std::string_view found,
                   std::string_view expected) {
  return {ErrorCode::kIncompatible,
          std::string(key) + " is '" + std::string(found) + "', expected '" +
              std::string(expected) + "'",
          "[" + std::string(section) + "]"};
}

std::string join(const std::vector<std::string>& items) {
  std::string joined;
  for (const std::string& item : items) joined += (joined.empty() ? "" : ", ") + item;
  return joined;
}

Result<void> check_components(const ConfigFile& config) {
  const auto listed = config.texts("nlp", "pipeline");
  if (!listed) return listed.error();
  const auto disabled = config.texts("nlp", "disabled");
  if (!disabled) return disabled.error();
  std::vector<std::string> enabled;
  for (const std::string& name : *listed) {
    if (std::find(disabled->begin(), disabled->end(), name) == disabled->end()) {
      enabled.push_back(name);
    }
  }
  const std::vector<std::string> expected(std::begin(kComponents), std::end(kComponents));
  if (enabled != expected) return incompatible("nlp", "pipeline", join(enabled), join(expected));
  return {};
}

Result<void> check_config(std::string_view file) {
  const Result<ConfigFile> config = ConfigFile::parse(file);
  if (!config) return config.error();
  for (const Expectation& expected : kTexts) {
    const Result<std::string> found = config->text(expected.section, expected.key);
    if (!found) return found.error();
    if (*found != expected.value) {
      return incompatible(expected.section, expected.key, *found, expected.value);
    }
  }
  for (const Flag& expected : kFlags) {
    const Result<bool> found = config->boolean(expected.section, expected.key);
    if (!found) return found.error();
    if (*found != expected.value) {
      return incompatible(expected.section, expected.key, *found ? "true" : "false",
                          expected.value ? "true" : "false");
    }
  }
  return check_components(*config);
}

// The cfg file of a parser or name finder.
Result<void> check_transitions(std::string_view file) {
  const Result<Json> cfg = Json::parse(file);
  if (!cfg) return cfg.error();
  const Result<std::int64_t> beam_width = cfg->integer("/beam_width");
  if (!beam_width) return beam_width.error();
  const Result<bool> learn_tokens = cfg->boolean("/learn_tokens");
  if (!learn_tokens) return learn_tokens.error();
  if (*beam_width != 1 || *learn_tokens) {
    return Error{ErrorCode::kIncompatible,
                 "expected a greedy parser (beam_width 1) that does not merge tokens", ""};
  }
  return {};
}

Result<void> check_vectors(std::string_view file) {
  const Result<Json> cfg = Json::parse(file);
  if (!cfg) return cfg.error();
  const Result<std::string> mode = cfg->text("/mode");
  if (!mode) return mode.error();
  if (*mode != "default") return incompatible("vectors", "mode", *mode, "default");
  return {};
}

Result<void> read_identity(std::string_view file, ModelDirectory& model) {
  const Result<Json> meta = Json::parse(file);
  if (!meta) return meta.error();
  const Result<std::string> lang = meta->text("/lang");
  if (!lang) return lang.error();
  const Result<std::string> name = meta->text("/name");
  if (!name) return name.error();
  Result<std::string> version = meta->text("/version");
  if (!version) return std::move(version).error();
  model.name = *lang + "_" + *name;
  model.version = *std::move(version);
  return {};
}

std::string digest_of(const Files& files) {
  std::string lines;
  for (const auto& [path, bytes] : files) {
    lines += path + " " + std::to_string(bytes.size()) + " " + sha256_hex(bytes) + "\n";
  }
  return sha256_hex(lines);
}

Result<std::string> read_file(const std::filesystem::path& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error) return Error{ErrorCode::kNotFound, error.message(), ""};
  if (size > kMaxFileSize) return Error{ErrorCode::kLimit, "larger than 1 GiB", ""};
  std::ifstream in(path, std::ios::binary);
  std::string bytes(size, '\0');
  if (!in.read(bytes.data(), static_cast<std::streamsize>(size))) {
    return Error{ErrorCode::kUnreadable, "cannot be read", ""};
  }
  return bytes;
}

}  // namespace

std::string_view ModelDirectory::file(std::string_view path) const {
  const auto found = files.find(path);
  return found == files.end() ? std::string_view() : std::string_view(found->second);
}

Result<ModelDirectory> ModelDirectory::read(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) {
    return Error{ErrorCode::kNotFound, "not a directory", path};
  }
  Files files;
  for (const std::string_view name : kFiles) {
    Result<std::string> bytes = read_file(std::filesystem::path(path) / name);
    if (!bytes) return std::move(bytes).error().within(name).within(path);
    files.emplace(name, *std::move(bytes));
  }
  Result<ModelDirectory> model = from_files(std::move(files));
  if (!model) return std::move(model).error().within(path);
  return model;
}

Result<ModelDirectory> ModelDirectory::from_files(Files files) {
  for (const std::string_view name : kFiles) {
    const auto file = files.find(name);
    if (file == files.end()) return Error{ErrorCode::kNotFound, "missing", std::string(name)};
    if (file->second.empty()) {
      return Error{ErrorCode::kInvalidData, "the file is empty", std::string(name)};
    }
  }
  std::erase_if(files, [](const auto& file) {
    return std::find(std::begin(kFiles), std::end(kFiles), file.first) == std::end(kFiles);
  });
  ModelDirectory model;
  model.files = std::move(files);
  if (auto read = read_identity(model.file("meta.json"), model); !read) {
    return std::move(read).error().within("meta.json");
  }
  if (auto checked = check_config(model.file("config.cfg")); !checked) {
    return std::move(checked).error().within("config.cfg");
  }
  for (const std::string_view cfg : {"parser/cfg", "ner/cfg"}) {
    if (auto checked = check_transitions(model.file(cfg)); !checked) {
      return std::move(checked).error().within(cfg);
    }
  }
  if (auto checked = check_vectors(model.file("vocab/vectors.cfg")); !checked) {
    return std::move(checked).error().within("vocab/vectors.cfg");
  }
  model.digest = digest_of(model.files);
  return model;
}

}  // namespace standoff
