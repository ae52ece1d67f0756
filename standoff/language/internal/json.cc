#include "standoff/language/internal/json.h"

#include <simdjson.h>

namespace standoff {

struct Json::State {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
};

namespace {

Error invalid(std::string_view pointer, const std::string& message) {
  return {ErrorCode::kInvalidData, message, std::string(pointer)};
}

Result<simdjson::dom::element> find(const simdjson::dom::element& root, std::string_view pointer) {
  simdjson::dom::element found;
  if (root.at_pointer(pointer).get(found) != simdjson::SUCCESS) {
    return invalid(pointer, "missing");
  }
  return found;
}

// The value at `pointer` as the C++ type that simdjson has for it.
template <typename T>
Result<T> get(const simdjson::dom::element& root, std::string_view pointer, const char* kind) {
  const Result<simdjson::dom::element> found = find(root, pointer);
  if (!found) return found.error();
  T value{};
  if (found->get(value) != simdjson::SUCCESS) {
    return invalid(pointer, std::string("expected ") + kind);
  }
  return value;
}

}  // namespace

Json::Json(std::unique_ptr<State> state) : state_(std::move(state)) {}
Json::~Json() = default;
Json::Json(Json&&) noexcept = default;
Json& Json::operator=(Json&&) noexcept = default;

Result<Json> Json::parse(std::string_view bytes) {
  auto state = std::make_unique<State>();
  if (bytes.data() == nullptr) bytes = "";  // simdjson copies from there, however little
  const auto error = state->parser.parse(bytes.data(), bytes.size()).get(state->root);
  if (error != simdjson::SUCCESS) return invalid("", simdjson::error_message(error));
  return Json(std::move(state));
}

Result<std::string> Json::text(std::string_view pointer) const {
  Result<std::string_view> value = get<std::string_view>(state_->root, pointer, "a string");
  if (!value) return std::move(value).error();
  return std::string(*value);
}

Result<std::int64_t> Json::integer(std::string_view pointer) const {
  return get<std::int64_t>(state_->root, pointer, "an integer");
}

Result<bool> Json::boolean(std::string_view pointer) const {
  return get<bool>(state_->root, pointer, "true or false");
}

Result<std::vector<std::string>> Json::texts(std::string_view pointer) const {
  const auto array = get<simdjson::dom::array>(state_->root, pointer, "a list of strings");
  if (!array) return array.error();
  std::vector<std::string> texts;
  for (const simdjson::dom::element item : *array) {
    std::string_view text;
    if (item.get(text) != simdjson::SUCCESS) return invalid(pointer, "expected a list of strings");
    texts.emplace_back(text);
  }
  return texts;
}

Result<std::vector<std::string>> Json::keys(std::string_view pointer) const {
  const auto object = get<simdjson::dom::object>(state_->root, pointer, "an object");
  if (!object) return object.error();
  std::vector<std::string> keys;
  for (const auto field : *object) keys.emplace_back(field.key);
  return keys;
}

Result<Json::Counts> Json::counts(std::string_view pointer) const {
  const auto object = get<simdjson::dom::object>(state_->root, pointer, "an object of integers");
  if (!object) return object.error();
  Counts counts;
  for (const auto field : *object) {
    std::int64_t count = 0;
    if (field.value.get(count) != simdjson::SUCCESS) {
      return invalid(pointer, "expected an object of integers");
    }
    counts.emplace_back(field.key, count);
  }
  return counts;
}

}  // namespace standoff
