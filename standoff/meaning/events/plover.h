// PLOVER's types and modes with their class and intensity: knowledge/plover.tsv and contexts.tsv.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/ground/knowledge.h"
#include "standoff/meaning/report.h"

namespace standoff {

struct PloverCode {
  std::string quad;  // "VERBAL COOPERATION"
  double intensity = 0;
  std::string cameo;
};

class Plover {
 public:
  // Errors: those of the files; kInvalidData with file, line and what was expected.
  static Result<Plover> load(const Knowledge& knowledge);

  // The code of a type and mode; that of the type alone where the mode has none.
  [[nodiscard]] PloverCode code(EventType type, std::string_view mode) const;

  // The mode of a TYPE/?: REQUEST with CONSULT is "meet". `is` says whether what is requested,
  // refused or threatened is of a PLOVER type, "TYPE/mode" or class of nouns.
  [[nodiscard]] std::string mode_for(EventType type,
                                     const std::function<bool(const std::string&)>& is) const;

  // The context that a word shows, by its lemma in lower case; empty for most.
  [[nodiscard]] std::string_view context(const std::string& lemma) const;

 private:
  Plover() = default;
  std::map<std::pair<EventType, std::string>, PloverCode> codes_;
  struct ContentMode {
    EventType type;
    std::vector<std::string> classes;  // none: all else
    std::string mode;
  };
  std::vector<ContentMode> content_modes_;
  std::unordered_map<std::string, std::string> contexts_;  // by lemma
};

}  // namespace standoff
