#include "standoff/ground/knowledge.h"

#include <charconv>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "knowledge/embedded.h"
#include "standoff/base/tsv.h"
#include "standoff/base/utf8.h"

namespace standoff {
namespace {

constexpr std::uintmax_t kMaxFileBytes = 64U << 20;

std::string count_of_fields(KnowledgeColumns columns) {
  std::string low = std::to_string(columns.at_least);
  if (columns.at_least == columns.at_most) return low;
  return low + " to " + std::to_string(columns.at_most);
}

Result<std::string> read_file(const std::filesystem::path& path) {
  std::error_code failure;
  const std::uintmax_t size = std::filesystem::file_size(path, failure);
  if (failure) return Error{ErrorCode::kUnreadable, failure.message(), path.string()};
  if (size > kMaxFileBytes) {
    return Error{ErrorCode::kLimit, "a knowledge file may have 64 MiB at most", path.string()};
  }
  std::string text(static_cast<std::size_t>(size), '\0');
  std::ifstream file(path, std::ios::binary);
  if (!file.read(text.data(), static_cast<std::streamsize>(size))) {
    return Error{ErrorCode::kUnreadable, "the file could not be read to its end", path.string()};
  }
  return text;
}

}  // namespace

Result<KnowledgeTable> KnowledgeTable::parse(std::string name, std::string text,
                                             KnowledgeColumns columns) {
  if (const auto bad = find_invalid_utf8(text)) {
    return Error{ErrorCode::kInvalidText, "expected UTF-8",
                 name + ": byte " + std::to_string(*bad)};
  }
  KnowledgeTable table;
  table.name_ = std::move(name);
  table.text_ = std::make_shared<const std::string>(std::move(text));
  for (TsvLines lines(*table.text_); auto line = lines.next();) {
    KnowledgeRow row{line->number, std::move(line->fields)};
    if (row.fields.size() < columns.at_least || row.fields.size() > columns.at_most) {
      return Error{ErrorCode::kInvalidData,
                   "expected " + count_of_fields(columns) + " fields separated by tabs, got " +
                       std::to_string(row.fields.size()),
                   table.rule(row)};
    }
    for (std::string_view& field : row.fields) {
      if (field == "-") field = {};
    }
    table.rows_.push_back(std::move(row));
  }
  return table;
}

std::string KnowledgeTable::rule(const KnowledgeRow& row) const {
  return name_ + ":" + std::to_string(row.line);
}

Error KnowledgeTable::error(const KnowledgeRow& row, std::size_t column,
                            std::string_view expected) const {
  std::string message = "expected ";
  message.append(expected).append(", got \"").append(row[column]).append("\"");
  return {ErrorCode::kInvalidData, std::move(message),
          rule(row) + ": column " + std::to_string(column + 1)};
}

Result<Knowledge> Knowledge::with_folder(const std::string& folder) {
  std::error_code failure;
  if (!std::filesystem::is_directory(folder, failure)) {
    return Error{ErrorCode::kNotFound, "expected a folder of knowledge files", folder};
  }
  Knowledge knowledge;
  std::filesystem::directory_iterator entry(folder, failure);
  for (; !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure)) {
    const std::filesystem::path& path = entry->path();
    std::error_code ignored;
    if (path.extension() != ".tsv" || !std::filesystem::is_regular_file(path, ignored)) continue;
    Result<std::string> text = read_file(path);
    if (!text) return std::move(text).error();
    knowledge.replaced_.emplace(path.filename().string(), *std::move(text));
  }
  if (failure) return Error{ErrorCode::kUnreadable, failure.message(), folder};
  return knowledge;
}

Knowledge Knowledge::with_files(std::map<std::string, std::string, std::less<>> files) {
  Knowledge knowledge;
  knowledge.replaced_ = std::move(files);
  return knowledge;
}

Result<void> Knowledge::add_actors(const std::string& path) {
  std::error_code failure;
  if (!std::filesystem::is_regular_file(path, failure)) {
    return Error{ErrorCode::kNotFound, "expected a file of actors", path};
  }
  Result<std::string> text = read_file(path);
  if (!text) return std::move(text).error();
  own_path_ = path;
  own_text_ = *std::move(text);
  return {};
}

Result<KnowledgeTable> Knowledge::own_actors(KnowledgeColumns columns) const {
  return KnowledgeTable::parse(own_path_, own_text_, columns);
}

std::optional<std::string_view> Knowledge::text_of(std::string_view name) const {
  if (const auto own = replaced_.find(name); own != replaced_.end()) return own->second;
  for (const KnowledgeFile& file : embedded_knowledge()) {
    if (file.name == name) return file.text;
  }
  return std::nullopt;
}

Result<KnowledgeTable> Knowledge::table(std::string_view name, KnowledgeColumns columns) const {
  const std::optional<std::string_view> text = text_of(name);
  if (text) return KnowledgeTable::parse(std::string(name), std::string(*text), columns);
  return Error{ErrorCode::kNotFound, "there is no such knowledge file", std::string(name)};
}

Result<std::string> Knowledge::line(std::string_view rule) const {
  const Error missing{ErrorCode::kNotFound, "there is no such line", std::string(rule)};
  const std::size_t colon = rule.rfind(':');
  if (colon == std::string_view::npos) return missing;
  const std::string_view name = rule.substr(0, colon);
  const std::string_view digits = rule.substr(colon + 1);
  std::size_t number = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (failure != std::errc() || end != digits.data() + digits.size() || number == 0) {
    return missing;
  }
  const std::optional<std::string_view> text =
      !own_path_.empty() && name == own_path_ ? std::string_view(own_text_) : text_of(name);
  if (!text) return missing;
  std::size_t begin = 0;
  for (std::size_t i = 1; i < number; ++i) {
    begin = text->find('\n', begin);
    if (begin == std::string_view::npos) return missing;
    ++begin;
  }
  std::string line(text->substr(begin, text->find('\n', begin) - begin));
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

std::vector<std::string_view> split_list(std::string_view field, char separator) {
  std::vector<std::string_view> items;
  while (!field.empty()) {
    const std::size_t at = field.find(separator);
    items.push_back(field.substr(0, at));
    field.remove_prefix(at == std::string_view::npos ? field.size() : at + 1);
  }
  return items;
}

}  // namespace standoff
