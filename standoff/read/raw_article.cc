#include "standoff/read/raw_article.h"

namespace standoff {

std::string Origin::place() const {
  if (record == 0) return file;
  return file + ": record " + std::to_string(record) + ": byte " + std::to_string(offset);
}

std::string Origin::id() const { return record == 0 ? file : file + "#" + std::to_string(record); }

}  // namespace standoff
