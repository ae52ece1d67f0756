// The state of a watch: what is read is written and read again as it was.
#include "standoff/base/testing/fuzz.h"
#include "standoff/read/web/watch_state.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace standoff;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const Result<WatchState> state = WatchState::parse(input);
  if (!state) {
    check(!state.error().message.empty());
    return 0;
  }
  const std::string text = state->text();
  const Result<WatchState> again = WatchState::parse(text);
  check(again && again->feeds() == state->feeds() && again->text() == text);
  return 0;
}
