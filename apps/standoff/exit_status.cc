#include "apps/standoff/exit_status.h"

#include <cstdio>
#include <string>

namespace standoff {

void complain(const Error& error) {
  std::string line = "standoff: " + error.to_string() + "\n";
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (static_cast<unsigned char>(line[i]) < 0x20) line[i] = ' ';  // paths may hold anything
  }
  std::fputs(line.c_str(), stderr);
}

int fail(const Error& error, ExitStatus status) {
  complain(error);
  return status;
}

}  // namespace standoff
