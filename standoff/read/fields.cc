#include "standoff/read/fields.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "knowledge/embedded.h"
#include "standoff/base/enum_names.h"
#include "standoff/base/tsv.h"

namespace standoff {
namespace {

constexpr std::array<std::string_view, kFieldCount> kNames = {
    "text", "html", "title", "url", "published", "source", "language", "authors"};
constexpr std::size_t kNamesInMessage = 6;

std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '_' || c == '-' || c == ' ') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

std::size_t index_of(Field field) { return static_cast<std::size_t>(field); }

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

const FieldNames& FieldNames::built_in() {
  static const FieldNames built_in_names = [] {
    FieldNames names;
    for (TsvLines lines(embedded_text("fields.tsv")); const auto line = lines.next();) {
      if (!names.add(line->field(0), line->field(1))) assert(false);
    }
    return names;
  }();
  return built_in_names;
}

Result<void> FieldNames::add(std::string_view field, std::string_view name) {
  const std::optional<Field> known = find_in<Field>(kNames, field);
  if (field == "list" && !name.empty()) {
    list_names_.insert(plain(name));
    return {};
  }
  if (!known || name.empty()) {
    return Error{ErrorCode::kInvalidArgument,
                 "expected one of text, html, title, url, published, source, language, authors, "
                 "list and a name, got '" +
                     std::string(field) + "' and '" + std::string(name) + "'",
                 ""};
  }
  const std::string key = plain(name);
  names_.emplace(key, Meaning{*known, names_.size() + 1});
  for (std::size_t dot = key.find('.'); dot != std::string::npos; dot = key.find('.', dot + 1)) {
    outer_names_.insert(key.substr(0, dot));
  }
  return {};
}

Result<void> FieldNames::map(std::string_view assignments) {
  while (!assignments.empty()) {
    const std::size_t end = std::min(assignments.find(','), assignments.size());
    const std::string_view assignment = assignments.substr(0, end);
    assignments.remove_prefix(std::min(end + 1, assignments.size()));
    const std::size_t equals = assignment.find('=');
    if (equals == std::string_view::npos) {
      return Error{ErrorCode::kInvalidArgument,
                   "expected field=name, got '" + std::string(assignment) + "'", ""};
    }
    const std::string_view name = assignment.substr(equals + 1);
    const std::optional<Field> field = find_in<Field>(kNames, assignment.substr(0, equals));
    if (field) {
      std::erase_if(names_, [&](const auto& known) {
        return known.second.field == *field || known.first == plain(name);
      });
    }
    if (Result<void> added = add(assignment.substr(0, equals), name); !added) return added;
  }
  return {};
}

std::optional<FieldNames::Meaning> FieldNames::find(std::string_view name) const {
  const auto found = names_.find(plain(name));
  if (found == names_.end()) return std::nullopt;
  return found->second;
}

bool FieldNames::leads_inside(std::string_view name) const {
  return outer_names_.count(plain(name)) != 0;
}

bool FieldNames::is_list(std::string_view name) const {
  return list_names_.count(plain(name)) != 0;
}

void RawArticleBuilder::add(std::string_view name, std::vector<std::string> values) {
  std::erase_if(values, [](const std::string& value) { return is_blank(value); });
  const std::optional<FieldNames::Meaning> meaning = names_.find(name);
  if (!meaning && other_names_.size() < kNamesInMessage) other_names_.emplace_back(name);
  if (!meaning || values.empty()) return;
  std::optional<Found>& found = found_[index_of(meaning->field)];
  if (!found || meaning->rank < found->rank) found = Found{meaning->rank, std::move(values)};
}

void RawArticleBuilder::add(std::string_view name, std::string value) {
  std::vector<std::string> values;
  values.push_back(std::move(value));
  add(name, std::move(values));
}

std::string RawArticleBuilder::take(Field field, std::string_view between) {
  const std::optional<Found>& found = found_[index_of(field)];
  return found ? joined(found->values, between) : "";
}

Result<RawArticle> RawArticleBuilder::article() && {
  RawArticle out;
  out.body = take(Field::kText, "\n\n");
  if (out.body.empty()) {
    out.kind = BodyKind::kHtml;
    out.body = take(Field::kHtml, "\n");
  }
  if (out.body.empty()) {
    std::string message = "there is no text in it";
    if (!other_names_.empty()) {
      message += "; its other fields are " + joined(other_names_, ", ") +
                 "; --map text=NAME says which is the text";
    }
    return Error{ErrorCode::kInvalidText, std::move(message), ""};
  }
  out.title = take(Field::kTitle, " ");
  out.url = take(Field::kUrl, " ");
  out.source = take(Field::kSource, ", ");
  out.published = take(Field::kPublished, " ");
  out.language = take(Field::kLanguage, " ");
  if (auto& authors = found_[index_of(Field::kAuthors)]) out.authors = std::move(authors->values);
  return out;
}

}  // namespace standoff
