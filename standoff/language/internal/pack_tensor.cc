#include "standoff/language/internal/pack_tensor.h"

namespace standoff {

void add_tensor(PackWriter& writer, const std::string& name, std::span<const std::uint32_t> shape,
                std::span<const float> values) {
  writer.add_array<float>(name, values);
  writer.add_array<std::uint32_t>(name + ".shape", shape);
}

void add_tensor(PackWriter& writer, const std::string& name, const ThincArray& array) {
  add_tensor(writer, name, array.shape, array.floats());
}

Result<PackedTensor> read_tensor(const Pack& pack, const std::string& name, std::size_t rank) {
  const auto values = pack.array<float>(name);
  if (!values) return values.error();
  const auto shape = pack.array<std::uint32_t>(name + ".shape");
  if (!shape) return shape.error();
  std::uint64_t count = shape->size() == rank ? 1 : 0;
  for (const std::uint32_t size : *shape) {
    count *= size;
    if (count > values->size()) break;
  }
  if (count == 0 || count != values->size()) {
    return Error{ErrorCode::kInvalidData,
                 "its shape does not hold its " + std::to_string(values->size()) + " values", name};
  }
  return PackedTensor{*shape, *values};
}

void add_names(PackWriter& writer, const std::string& name, const std::vector<std::string>& names) {
  std::string lines;
  for (const std::string& line : names) lines += line + "\n";
  writer.add_text(name, lines);
}

Result<std::vector<std::string_view>> read_names(const Pack& pack, std::string_view name) {
  const Result<std::string_view> section = pack.text(name);
  if (!section) return section.error();
  std::vector<std::string_view> names;
  std::string_view rest = *section;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) {
      return Error{ErrorCode::kInvalidData, "the last line has no end", std::string(name)};
    }
    names.push_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  return names;
}

}  // namespace standoff
