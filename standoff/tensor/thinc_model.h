// Reads the weight files of thinc 8: MessagePack of nodes in walk() order, their attributes
// (MessagePack inside MessagePack) and their arrays.
//
//   Result<ThincModel> model = ThincModel::parse(bytes);
//   for (const ThincNode* layer : model->named("maxout")) {
//     Result<ThincArray> w = layer->array("W", {96, 3, 288});
//   }
//
// Source: the files themselves and the behaviour of thinc 8.3.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "standoff/base/msgpack.h"
#include "standoff/base/result.h"

namespace standoff {

// Numbers in row-major order. The bytes that the model was parsed from must outlive it.
struct ThincArray {
  std::vector<std::uint32_t> shape;
  std::string_view bytes;  // little-endian float32, unaligned

  [[nodiscard]] std::size_t size() const { return bytes.size() / sizeof(float); }
  [[nodiscard]] std::vector<float> floats() const;
};

// One layer, or one combination of layers.
struct ThincNode {
  std::size_t index = 0;
  std::string_view name;  // of a leaf "maxout", of a combination "maxout>>layernorm"
  std::vector<std::pair<std::string_view, std::size_t>> refs;  // name, index of the other node
  std::vector<std::pair<std::string_view, std::string_view>> attrs;  // name, MessagePack
  std::vector<std::pair<std::string_view, ThincArray>> params;

  // Size of the wanted shape that any size fits.
  static constexpr std::uint32_t kAny = 0;

  // Errors: kIncompatible where there is no such array or its shape differs.
  [[nodiscard]] Result<ThincArray> array(std::string_view param,
                                         std::initializer_list<std::uint32_t> shape) const;
  // Errors: kIncompatible where there is no such attribute or it is of another kind.
  [[nodiscard]] Result<std::int64_t> integer(std::string_view attr) const;
  [[nodiscard]] Result<bool> boolean(std::string_view attr) const;
  [[nodiscard]] Result<std::string> text(std::string_view attr) const;
  [[nodiscard]] Result<std::vector<std::string>> texts(std::string_view attr) const;

  // "node 7 (maxout)", for errors.
  [[nodiscard]] std::string place() const;
};

class ThincModel {
 public:
  // `bytes` must outlive the model.
  // Errors: kInvalidData with the byte that is wrong and what was expected; kIncompatible for
  //         arrays of other than little-endian float32.
  static Result<ThincModel> parse(std::string_view bytes);

  [[nodiscard]] const std::vector<ThincNode>& nodes() const { return nodes_; }
  // The nodes of this name, in order.
  [[nodiscard]] std::vector<const ThincNode*> named(std::string_view name) const;
  // Errors: kIncompatible where `node` has no such reference.
  [[nodiscard]] Result<const ThincNode*> ref(const ThincNode& node, std::string_view name) const;

 private:
  std::vector<ThincNode> nodes_;
};

}  // namespace standoff
