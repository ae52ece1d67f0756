#include "standoff/read/records/json_records.h"

#include <simdjson.h>

#include <algorithm>
#include <utility>

#include "standoff/base/utf8.h"
#include "standoff/read/records/json_cutter.h"

namespace standoff {
namespace {

using simdjson::dom::element_type;

constexpr std::size_t kMaxDepth = 4;           // of objects around a field
constexpr std::size_t kListWithin = 1U << 20;  // of the file's front: where its list begins

std::string text_of(const simdjson::dom::element& value) {
  switch (value.type()) {
    case element_type::STRING:
      return std::string(value.get_string().value_unsafe());
    case element_type::INT64:
      return std::to_string(value.get_int64().value_unsafe());
    case element_type::UINT64:
      return std::to_string(value.get_uint64().value_unsafe());
    case element_type::DOUBLE:
      return std::to_string(value.get_double().value_unsafe());
    default:
      return "";
  }
}

// {"name": "Ann Lee", ...} stands for its name.
std::string name_of(const simdjson::dom::element& value) {
  simdjson::dom::object object;
  simdjson::dom::element name;
  if (value.get_object().get(object) != simdjson::SUCCESS) return text_of(value);
  if (object.at_key("name").get(name) != simdjson::SUCCESS) return "";
  return text_of(name);
}

std::vector<std::string> values_of(const simdjson::dom::element& value) {
  std::vector<std::string> out;
  simdjson::dom::array array;
  if (value.get_array().get(array) == simdjson::SUCCESS) {
    for (const simdjson::dom::element item : array) out.push_back(name_of(item));
  } else {
    out.push_back(name_of(value));
  }
  return out;
}

// Adds the fields of `object`, whose own name is `prefix`.
void add_fields(const simdjson::dom::object& object, const std::string& prefix, std::size_t depth,
                const FieldNames& names, RawArticleBuilder& builder) {
  for (const simdjson::dom::key_value_pair field : object) {
    const std::string name = prefix + std::string(field.key);
    simdjson::dom::object inner;
    if (depth < kMaxDepth && names.leads_inside(name) &&
        field.value.get_object().get(inner) == simdjson::SUCCESS) {
      add_fields(inner, name + ".", depth + 1, names, builder);
    }
    builder.add(name, values_of(field.value));
  }
}

Error bad_json(const std::string& what) {
  return Error{ErrorCode::kInvalidData, "not JSON: " + what, ""};
}

Error too_large() { return Error{ErrorCode::kLimit, "larger than 16 MiB", ""}; }

// What both forms have in common: the origin of records, and bytes that end early.
class JsonSource : public RawArticleSource {
 public:
  JsonSource(std::unique_ptr<BufferedSource> bytes, std::string file, const FieldNames& names)
      : names_(names), bytes_(std::move(bytes)) {
    origin_.file = std::move(file);
  }

 protected:
  void begin_record() {
    ++origin_.record;
    origin_.offset = bytes_->offset();
  }

  // Why the bytes ended early, once; reading goes on behind the damage where it can.
  std::optional<RawItem> damage() {
    if (!bytes_->damage() || reported_) return std::nullopt;
    RawItem item{origin_, *bytes_->damage()};
    item.origin.offset = bytes_->offset();
    reported_ = !bytes_->recover();
    return item;
  }

  // NOLINTBEGIN(misc-non-private-member-variables-in-classes)
  const FieldNames& names_;
  std::unique_ptr<BufferedSource> bytes_;
  Origin origin_;
  bool reported_ = false;
  // NOLINTEND(misc-non-private-member-variables-in-classes)
};

class JsonLines : public JsonSource {
 public:
  using JsonSource::JsonSource;

  std::optional<RawItem> next() override {
    std::string line;
    for (;;) {
      begin_record();
      const LineEnd end = read_line(*bytes_, kMaxRecordBytes, line);
      if (std::optional<RawItem> damaged = damage()) return damaged;
      if (end == LineEnd::kNone) return std::nullopt;
      if (end == LineEnd::kTooLong) return RawItem{origin_, too_large()};
      if (line.find_first_not_of(kJsonSpace) != std::string::npos) {
        return RawItem{origin_, article_of_json(line, names_)};
      }
      --origin_.record;
    }
  }
};

class JsonDocument : public JsonSource {
 public:
  using JsonSource::JsonSource;

  std::optional<RawItem> next() override {
    if (origin_.record == 0) enter_list();
    const bool more = !ended_ && to_next_value();
    begin_record();
    if (more) cut_value();
    if (std::optional<RawItem> damaged = damage()) return damaged;
    if (!more) return end();
    if (is_too_large_) return RawItem{origin_, too_large()};
    return RawItem{origin_, article_of_json(value_, names_)};
  }

 private:
  void enter_list() {
    if (bytes_->peek(kUtf8Mark.size()).starts_with(kUtf8Mark)) bytes_->skip(kUtf8Mark.size());
    const std::optional<std::size_t> begin = find_list(bytes_->peek(kListWithin), names_);
    in_list_ = begin.has_value();
    bytes_->skip(begin.value_or(0));
  }

  // Moves to the first byte of the next value. False where there is none: behind a list there may
  // be more of what is around it.
  bool to_next_value() {
    for (std::string_view view = bytes_->view(); !view.empty(); view = bytes_->view()) {
      const std::size_t at = std::min(view.find_first_not_of(" \t\r\n,"), view.size());
      bytes_->skip(at);
      if (at == view.size()) continue;
      if (view[at] != ']' && view[at] != '}' && view[at] != ':') return true;
      ended_ = in_list_ && view[at] == ']';
      if (ended_) return false;
      bytes_->skip(1);
    }
    return false;
  }

  void cut_value() {
    JsonCutter cutter;
    value_.clear();
    is_too_large_ = false;
    while (!cutter.done() && !bytes_->view().empty()) {
      const std::string_view view = bytes_->view();
      const std::size_t size = cutter.feed(view);
      const std::size_t room = kMaxRecordBytes - value_.size();
      is_too_large_ = is_too_large_ || size > room;
      value_.append(view.substr(0, std::min(size, room)));
      bytes_->skip(size);
    }
  }

  std::optional<RawItem> end() {
    if (!in_list_ || ended_) return std::nullopt;
    ended_ = true;
    return RawItem{origin_, bad_json("the file ends inside a list")};
  }

  bool in_list_ = false;
  bool ended_ = false;
  std::string value_;
  bool is_too_large_ = false;
};

}  // namespace

Result<RawArticle> article_of_json(std::string_view json, const FieldNames& names) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  const simdjson::padded_string padded(json);
  if (const auto error = parser.parse(padded).get(root)) {
    return bad_json(simdjson::error_message(error));
  }
  simdjson::dom::object object;
  if (root.get_object().get(object) != simdjson::SUCCESS) {
    return Error{ErrorCode::kInvalidData, "expected a JSON object for an article", ""};
  }
  RawArticleBuilder builder(names);
  add_fields(object, "", 0, names, builder);
  return std::move(builder).article();
}

std::unique_ptr<RawArticleSource> json_records(std::unique_ptr<BufferedSource> bytes,
                                               std::string file, const FieldNames& names) {
  return std::make_unique<JsonDocument>(std::move(bytes), std::move(file), names);
}

std::unique_ptr<RawArticleSource> json_lines(std::unique_ptr<BufferedSource> bytes,
                                             std::string file, const FieldNames& names) {
  return std::make_unique<JsonLines>(std::move(bytes), std::move(file), names);
}

}  // namespace standoff
