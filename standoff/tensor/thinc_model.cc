#include "standoff/tensor/thinc_model.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>

namespace standoff {
namespace {

static_assert(std::endian::native == std::endian::little, "weights are copied as they lie");

using Kind = MsgpackValue::Kind;

constexpr std::size_t kMaxNodes = 100'000;
constexpr std::size_t kMaxDimensions = 8;

Error invalid(const MsgpackValue& at, std::string message) {
  return {ErrorCode::kInvalidData, std::move(message), "byte " + std::to_string(at.offset())};
}

// A list with one entry for each node.
Result<MsgpackValue> node_list(const MsgpackValue& root, std::string_view name) {
  const MsgpackValue list = root[name];
  if (list.kind() != Kind::kArray) return invalid(root, "no list '" + std::string(name) + "'");
  if (list.size() > kMaxNodes) return invalid(list, "more than 100,000 nodes");
  if (list.size() != root["nodes"].size()) {
    return invalid(list, "'" + std::string(name) + "' has " + std::to_string(list.size()) +
                             " entries for " + std::to_string(root["nodes"].size()) + " nodes");
  }
  return list;
}

Result<ThincArray> read_array(const MsgpackValue& value) {
  const MsgpackValue shape = value["shape"];
  const MsgpackValue data = value["data"];
  if (!value["nd"].boolean() || shape.kind() != Kind::kArray || data.kind() != Kind::kBinary) {
    return invalid(value, "not an array: expected 'nd', 'type', 'shape' and 'data'");
  }
  if (value["type"].bytes() != "<f4") {
    return Error{
        ErrorCode::kIncompatible,
        "array of type '" + std::string(value["type"].bytes().substr(0, 20)) + "', expected '<f4'",
        "byte " + std::to_string(value.offset())};
  }
  if (shape.size() > kMaxDimensions) return invalid(shape, "array of more than 8 dimensions");
  ThincArray array;
  array.bytes = data.bytes();
  std::uint64_t count = 1;
  for (const MsgpackValue& item : shape.array()) {
    const std::int64_t size = item.integer();
    if (item.kind() != Kind::kInt || size < 0 || size > std::numeric_limits<std::int32_t>::max()) {
      return invalid(item, "a dimension that is no size");
    }
    array.shape.push_back(static_cast<std::uint32_t>(size));
    count *= static_cast<std::uint64_t>(size);
    if (count > array.bytes.size()) break;
  }
  if (count != array.bytes.size() / sizeof(float) || array.bytes.size() % sizeof(float) != 0) {
    return invalid(data, std::to_string(array.bytes.size()) + " bytes do not fill the shape");
  }
  return array;
}

Result<void> read_refs(const MsgpackValue& info, std::size_t node_count, ThincNode& node) {
  for (const auto& [name, target] : info["refs"].map()) {
    if (target.is_nil()) continue;
    const std::uint64_t index = target.unsigned_integer();
    if (target.kind() != Kind::kInt || index >= node_count) {
      return invalid(target, "a reference to no node");
    }
    node.refs.emplace_back(name.bytes(), index);
  }
  return {};
}

Result<void> read_params(const MsgpackValue& params, ThincNode& node) {
  for (const auto& [name, value] : params.map()) {
    if (value.is_nil()) continue;
    Result<ThincArray> array = read_array(value);
    if (!array) return std::move(array).error();
    node.params.emplace_back(name.bytes(), *std::move(array));
  }
  return {};
}

std::string shape_text(const std::vector<std::uint32_t>& shape) {
  std::string text = "[";
  for (const std::uint32_t size : shape) {
    if (text.size() > 1) text += ", ";
    text += size == ThincNode::kAny ? "any" : std::to_string(size);
  }
  return text + "]";
}

bool fits(const std::vector<std::uint32_t>& shape, const std::vector<std::uint32_t>& wanted) {
  return std::equal(shape.begin(), shape.end(), wanted.begin(), wanted.end(),
                    [](std::uint32_t size, std::uint32_t want) {
                      return want == ThincNode::kAny || size == want;
                    });
}

Error incompatible(const ThincNode& node, std::string message) {
  return {ErrorCode::kIncompatible, std::move(message), node.place()};
}

template <typename T>
const T* find(const std::vector<std::pair<std::string_view, T>>& items, std::string_view name) {
  for (const auto& [key, value] : items) {
    if (key == name) return &value;
  }
  return nullptr;
}

// Parses the attribute and gives its value to `use`, which returns none where the kind is wrong.
template <typename T, typename Use>
Result<T> attribute(const ThincNode& node, std::string_view name, const char* kind, Use use) {
  const std::string_view* bytes = find(node.attrs, name);
  if (bytes == nullptr) return incompatible(node, "no attribute '" + std::string(name) + "'");
  const Result<Msgpack> parsed = Msgpack::parse(*bytes);
  std::optional<T> value;
  if (parsed) value = use(parsed->root());
  if (!value) {
    return incompatible(node, "attribute '" + std::string(name) + "' is not " + kind);
  }
  return *std::move(value);
}

}  // namespace

std::vector<float> ThincArray::floats() const {
  std::vector<float> values(size());
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
  return values;
}

std::string ThincNode::place() const {
  return "node " + std::to_string(index) + " (" + std::string(name.substr(0, 40)) + ")";
}

Result<ThincArray> ThincNode::array(std::string_view param,
                                    std::initializer_list<std::uint32_t> shape) const {
  const ThincArray* array = find(params, param);
  if (array == nullptr) return incompatible(*this, "no array '" + std::string(param) + "'");
  if (!fits(array->shape, shape)) {
    return incompatible(*this, "array '" + std::string(param) + "' of shape " +
                                   shape_text(array->shape) + ", expected " + shape_text(shape));
  }
  return *array;
}

Result<std::int64_t> ThincNode::integer(std::string_view attr) const {
  return attribute<std::int64_t>(*this, attr, "an integer", [](const MsgpackValue& value) {
    return value.kind() == Kind::kInt ? std::optional(value.integer()) : std::nullopt;
  });
}

Result<bool> ThincNode::boolean(std::string_view attr) const {
  return attribute<bool>(*this, attr, "true or false", [](const MsgpackValue& value) {
    return value.kind() == Kind::kBool ? std::optional(value.boolean()) : std::nullopt;
  });
}

Result<std::string> ThincNode::text(std::string_view attr) const {
  return attribute<std::string>(*this, attr, "a text", [](const MsgpackValue& value) {
    return value.kind() == Kind::kString ? std::optional(std::string(value.bytes())) : std::nullopt;
  });
}

Result<std::vector<std::string>> ThincNode::texts(std::string_view attr) const {
  using Texts = std::vector<std::string>;
  return attribute<Texts>(*this, attr, "a list of texts", [](const MsgpackValue& value) {
    std::optional<Texts> texts;
    if (value.kind() != Kind::kArray) return texts;
    texts.emplace();
    for (const MsgpackValue& item : value.array()) {
      if (item.kind() != Kind::kString) return std::optional<Texts>();
      texts->emplace_back(item.bytes());
    }
    return texts;
  });
}

Result<ThincModel> ThincModel::parse(std::string_view bytes) {
  const Result<Msgpack> file = Msgpack::parse(bytes);
  if (!file) return file.error();
  const MsgpackValue root = file->root();
  const Result<MsgpackValue> infos = node_list(root, "nodes");
  if (!infos) return infos.error();
  const Result<MsgpackValue> attrs = node_list(root, "attrs");
  if (!attrs) return attrs.error();
  const Result<MsgpackValue> params = node_list(root, "params");
  if (!params) return params.error();

  ThincModel model;
  const std::vector<MsgpackValue> info_list = infos->array();
  const std::vector<MsgpackValue> attr_list = attrs->array();
  const std::vector<MsgpackValue> param_list = params->array();
  for (std::size_t i = 0; i < info_list.size(); ++i) {
    ThincNode node;
    node.index = i;
    node.name = info_list[i]["name"].bytes();
    if (auto read = read_refs(info_list[i], info_list.size(), node); !read) {
      return std::move(read).error();
    }
    for (const auto& [name, value] : attr_list[i].map()) {
      node.attrs.emplace_back(name.bytes(), value.bytes());
    }
    if (auto read = read_params(param_list[i], node); !read) {
      return std::move(read).error().within(node.place());
    }
    model.nodes_.push_back(std::move(node));
  }
  return model;
}

std::vector<const ThincNode*> ThincModel::named(std::string_view name) const {
  std::vector<const ThincNode*> found;
  for (const ThincNode& node : nodes_) {
    if (node.name == name) found.push_back(&node);
  }
  return found;
}

Result<const ThincNode*> ThincModel::ref(const ThincNode& node, std::string_view name) const {
  const std::size_t* index = find(node.refs, name);
  if (index == nullptr) return incompatible(node, "no reference '" + std::string(name) + "'");
  return &nodes_[*index];
}

}  // namespace standoff
