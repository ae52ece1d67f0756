// One clear line for a command line that makes no sense.
#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace standoff {

// "unknown option '--publishd'; did you mean '--published'? See: standoff read --help"
std::string usage_message(const CLI::App& app, const CLI::ParseError& error);

}  // namespace standoff
