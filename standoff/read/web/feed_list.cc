#include "standoff/read/web/feed_list.h"

#define XML_DTD  // Debian's Expat has it; its header shows the bounds on entities only then
#include <expat.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <unordered_set>
#include <utility>

#include "standoff/base/ascii.h"
#include "standoff/base/utf8.h"
#include "standoff/read/web/address.h"

namespace standoff {
namespace {

// Feeds as they are found, up to the first error.
class FeedList {
 public:
  void add(std::string_view text, std::size_t line) {
    if (error_) return;
    Result<WebAddress> address = parse_address(text);
    if (!address) {
      error_ = Error{ErrorCode::kInvalidData, address.error().message, line_name(line)};
    } else if (feeds_.size() == kMaxFeeds) {
      error_ = Error{ErrorCode::kLimit, "more than 100,000 feeds", line_name(line)};
    } else if (known_.insert(address->text).second) {
      feeds_.push_back(std::move(address->text));
    }
  }

  void fail(std::string why, std::size_t line) {
    if (!error_) error_ = Error{ErrorCode::kInvalidData, std::move(why), line_name(line)};
  }

  Result<std::vector<std::string>> take() && {
    if (error_) return *std::move(error_);
    if (feeds_.empty()) return Error{ErrorCode::kInvalidData, "there is no feed in it", ""};
    return std::move(feeds_);
  }

 private:
  static std::string line_name(std::size_t line) { return "line " + std::to_string(line); }

  std::vector<std::string> feeds_;
  std::unordered_set<std::string> known_;
  std::optional<Error> error_;
};

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

class OpmlReader {
 public:
  OpmlReader() : parser_(XML_ParserCreate(nullptr)) {
    constexpr std::size_t kExpandedBytes = 64U << 10;
    constexpr float kExpandedRatio = 10;
    XML_SetUserData(parser_.get(), this);
    XML_SetStartElementHandler(parser_.get(), on_start);
    XML_SetBillionLaughsAttackProtectionActivationThreshold(parser_.get(), kExpandedBytes);
    XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser_.get(), kExpandedRatio);
  }

  Result<std::vector<std::string>> read(std::string_view bytes) {
    const auto size = static_cast<int>(bytes.size());  // at most kMaxFeedListBytes
    if (XML_Parse(parser_.get(), bytes.data(), size, XML_TRUE) != XML_STATUS_OK) {
      feeds_.fail(std::string("not XML: ") + XML_ErrorString(XML_GetErrorCode(parser_.get())),
                  line());
    }
    return std::move(feeds_).take();
  }

 private:
  static void on_start(void* self, const char* name, const char** attributes) {
    static_cast<OpmlReader*>(self)->start(name, attributes);
  }

  void start(std::string_view name, const char** attributes) {
    if (!std::exchange(has_root_, true) && !equals_ascii(name, "opml")) {
      feeds_.fail("not OPML, but <" + std::string(name.substr(0, 40)) + ">", line());
    }
    if (!equals_ascii(name, "outline")) return;
    for (; *attributes != nullptr; attributes += 2) {
      if (equals_ascii(attributes[0], "xmlUrl")) feeds_.add(attributes[1], line());
    }
  }

  std::size_t line() { return XML_GetCurrentLineNumber(parser_.get()); }

  std::unique_ptr<XML_ParserStruct, FreeParser> parser_;
  FeedList feeds_;
  bool has_root_ = false;
};

Result<std::vector<std::string>> read_lines(std::string_view text) {
  FeedList feeds;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim_ascii(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && line.front() != '#') feeds.add(line, number);
  }
  return std::move(feeds).take();
}

}  // namespace

Result<std::vector<std::string>> read_feed_list(std::string_view bytes) {
  if (bytes.size() > kMaxFeedListBytes) return Error{ErrorCode::kLimit, "larger than 16 MiB", ""};
  const std::string_view text = without_mark(bytes);
  const std::size_t first = text.find_first_not_of(kAsciiSpace);
  // Expat knows UTF-16 by its byte order mark; no address begins so.
  const bool is_utf16 = text.size() > 1 && (text[0] == '\xFF' || text[0] == '\xFE');
  if (is_utf16 || (first != text.npos && text[first] == '<')) {
    return OpmlReader().read(is_utf16 ? text : text.substr(first));
  }
  return read_lines(text);
}

}  // namespace standoff
