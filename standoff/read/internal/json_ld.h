// The articles that a page describes in JSON-LD.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace standoff {

// Is told each member of an article as text: its name and value. Of a list, every item; of a
// thing, its name or its address.
using JsonLdSink = std::function<void(std::string_view member, std::string_view value)>;

// Looks for things whose @type `is_article` accepts, in @graph and anywhere else, and tells their
// members. JSON that is broken tells nothing. Bounded in depth; linear.
void read_json_ld(std::string_view script, const std::function<bool(std::string_view)>& is_article,
                  const JsonLdSink& sink);

}  // namespace standoff
