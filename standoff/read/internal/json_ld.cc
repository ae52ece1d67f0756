#include "standoff/read/internal/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <vector>

#include "standoff/read/internal/ascii.h"

namespace standoff {
namespace {

namespace dom = simdjson::dom;

std::string_view string_member(const dom::object& object, std::string_view name) {
  std::string_view value;
  return object.at_key(name).get(value) == simdjson::SUCCESS ? value : std::string_view();
}

// A text, or the name of a thing, or what stands for it.
std::string_view text_of(const dom::element& value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return text;
  dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return {};
  for (const std::string_view name : {"name", "@value", "@id", "url"}) {
    text = string_member(object, name);
    if (!text.empty()) return text;
  }
  return {};
}

void tell(std::string_view member, const dom::element& value, const JsonLdSink& sink) {
  dom::array items;
  if (value.get(items) != simdjson::SUCCESS) {
    if (const std::string_view text = text_of(value); !text.empty()) sink(member, text);
    return;
  }
  for (const dom::element item : items) {
    if (const std::string_view text = text_of(item); !text.empty()) sink(member, text);
  }
}

bool has_type(const dom::object& object, const std::function<bool(std::string_view)>& accepts) {
  dom::element type;
  if (object.at_key("@type").get(type) != simdjson::SUCCESS) return false;
  bool accepted = false;
  tell("@type", type, [&](std::string_view, std::string_view name) {
    const std::size_t cut = name.find_last_of("/#");
    accepted = accepted || accepts(cut == std::string_view::npos ? name : name.substr(cut + 1));
  });
  return accepted;
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
  // Last in, first out, and pushed backwards: the order of the document.
  std::vector<dom::element> waiting = {root};
  while (!waiting.empty()) {
    const dom::element value = waiting.back();
    waiting.pop_back();
    dom::array items;
    dom::object object;
    const std::size_t below = waiting.size();
    if (value.get(items) == simdjson::SUCCESS) {
      for (const dom::element item : items) waiting.push_back(item);
    } else if (value.get(object) == simdjson::SUCCESS) {
      const bool article = has_type(object, is_article);
      for (const auto [name, member] : object) {
        if (article) tell(name, member, sink);
        if (!article || name == "@graph") waiting.push_back(member);
      }
    }
    std::reverse(waiting.begin() + static_cast<std::ptrdiff_t>(below), waiting.end());
  }
}

}  // namespace standoff
