#include "standoff/read/internal/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "standoff/base/ascii.h"

namespace standoff {
namespace {

namespace dom = simdjson::dom;

std::string_view string_member(const dom::object& object, std::string_view name) {
  std::string_view value;
  return object.at_key(name).get(value) == simdjson::SUCCESS ? value : std::string_view();
}

// Names of the things that other places mean by "@id".
using Names = std::unordered_map<std::string_view, std::string_view>;

// A text, or the name of a thing, here or elsewhere, or its address.
std::string_view text_of(const dom::element& value, const Names& names) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return text;
  dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return {};
  for (const std::string_view name : {"name", "@value"}) {
    text = string_member(object, name);
    if (!text.empty()) return text;
  }
  const std::string_view id = string_member(object, "@id");
  const auto named = names.find(id);
  if (named != names.end()) return named->second;
  return id.empty() ? string_member(object, "url") : id;
}

void tell(std::string_view member, const dom::element& value, const Names& names,
          const JsonLdSink& sink) {
  dom::array items;
  if (value.get(items) != simdjson::SUCCESS) {
    if (const std::string_view text = text_of(value, names); !text.empty()) sink(member, text);
    return;
  }
  for (const dom::element item : items) {
    if (const std::string_view text = text_of(item, names); !text.empty()) sink(member, text);
  }
}

bool has_type(const dom::object& object, const std::function<bool(std::string_view)>& accepts) {
  dom::element type;
  if (object.at_key("@type").get(type) != simdjson::SUCCESS) return false;
  bool accepted = false;
  tell("@type", type, {}, [&](std::string_view, std::string_view name) {
    const std::size_t cut = name.find_last_of("/#");
    accepted = accepted || accepts(cut == std::string_view::npos ? name : name.substr(cut + 1));
  });
  return accepted;
}

// All objects, in the order of the document.
std::vector<dom::object> objects_of(const dom::element& root) {
  std::vector<dom::object> found;
  std::vector<dom::element> waiting = {
      root};  // last in, first out: what is inside goes in backwards
  while (!waiting.empty()) {
    const dom::element value = waiting.back();
    waiting.pop_back();
    dom::array items;
    dom::object object;
    const auto below = static_cast<std::ptrdiff_t>(waiting.size());
    if (value.get(items) == simdjson::SUCCESS) {
      for (const dom::element item : items) waiting.push_back(item);
    } else if (value.get(object) == simdjson::SUCCESS) {
      found.push_back(object);
      for (const auto [name, member] : object) waiting.push_back(member);
    }
    std::reverse(waiting.begin() + below, waiting.end());
  }
  return found;
}

// Publishers leave raw line breaks and tabs in strings, and wrap scripts in comments.
simdjson::padded_string mended(std::string_view script) {
  std::string copy(script);
  for (char& c : copy) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  const std::size_t begin = copy.find_first_of("{[");
  const std::size_t end = copy.find_last_of("}]");
  if (begin == std::string::npos || end == std::string::npos || end < begin)
    return simdjson::padded_string();
  return simdjson::padded_string(std::string_view(copy).substr(begin, end + 1 - begin));
}

}  // namespace

void read_json_ld(std::string_view script, const std::function<bool(std::string_view)>& is_article,
                  const JsonLdSink& sink) {
  dom::parser parser;
  const simdjson::padded_string json = mended(script);
  dom::element root;
  if (parser.parse(json).get(root) != simdjson::SUCCESS) return;
  const std::vector<dom::object> things = objects_of(root);
  Names names;
  for (const dom::object& thing : things) {
    const std::string_view name = string_member(thing, "name");
    if (!name.empty()) names.emplace(string_member(thing, "@id"), name);
  }
  for (const dom::object& thing : things) {
    if (!has_type(thing, is_article)) continue;
    for (const auto [name, member] : thing) tell(name, member, names, sink);
  }
}

}  // namespace standoff
