#include "standoff/read/web/transfers.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <utility>

#include "standoff/read/web/address.h"

namespace standoff {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kMostConnecting{10'000};
constexpr long kSlowBytes = 64;  // a second
constexpr std::size_t kMostHeaderBytes = 64U << 10;

struct FreeEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct FreeMulti {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

// What curl's callbacks fill.
struct Transfer {
  std::uint64_t id = 0;
  HttpRequest request;
  std::unique_ptr<CURL, FreeEasy> easy;
  std::unique_ptr<curl_slist, FreeList> headers;
  std::string head;
  std::string body;
  bool has_endless_head = false;
  bool too_large = false;
  bool was_cut = false;
  bool is_refused = false;  // the machine is not one that everybody can reach
};

std::size_t on_header(const char* bytes, std::size_t, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  const std::string_view line(bytes, count);
  if (line.substr(0, 5) == "HTTP/") transfer.head.clear();  // of an answer that came before
  if (transfer.head.size() + count > kMostHeaderBytes) {
    transfer.has_endless_head = true;
    return 0;
  }
  transfer.head += line;
  return count;
}

// `count` bytes. Anything but `count` ends the transfer.
std::size_t on_body(const char* bytes, std::size_t, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  const std::size_t room = transfer.request.most_bytes - transfer.body.size();
  transfer.body.append(bytes, std::min(room, count));
  if (count <= room) return count;
  (transfer.request.cut ? transfer.was_cut : transfer.too_large) = true;
  return 0;
}

// Called when there is a connection, new or old, and nothing has been asked yet: no name can lead
// elsewhere after this.
int on_connected(void* self, char* ip, char*, int, int) {
  auto& transfer = *static_cast<Transfer*>(self);
  transfer.is_refused = transfer.request.public_only && !is_public_ip(ip);
  return transfer.is_refused ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

bool has_proxy() {
  constexpr std::array<const char*, 5> kNames = {"http_proxy", "https_proxy", "HTTPS_PROXY",
                                                 "all_proxy", "ALL_PROXY"};
  return std::ranges::any_of(kNames, [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
  });
}

void add_header(Transfer& transfer, const char* name, const std::string& value) {
  if (value.empty()) return;
  curl_slist* longer =
      curl_slist_append(transfer.headers.get(), (std::string(name) + ": " + value).c_str());
  if (longer == nullptr) return;
  static_cast<void>(transfer.headers.release());
  transfer.headers.reset(longer);
}

class WebTransfers : public Transfers {
 public:
  explicit WebTransfers(TransferOptions options)
      : options_(std::move(options)), has_proxy_(has_proxy()), multi_(curl_multi_init()) {}

  ~WebTransfers() override {
    for (const auto& [easy, transfer] : running_) curl_multi_remove_handle(multi_.get(), easy);
  }
  WebTransfers(const WebTransfers&) = delete;
  WebTransfers& operator=(const WebTransfers&) = delete;

  [[nodiscard]] Instant now() const override { return std::chrono::steady_clock::now(); }

  void start(std::uint64_t id, HttpRequest request) override {
    auto transfer = std::make_unique<Transfer>();
    transfer->id = id;
    transfer->request = std::move(request);
    transfer->easy.reset(curl_easy_init());
    CURL* easy = transfer->easy.get();
    if (easy != nullptr) {
      set_request(*transfer);
      set_limits(*transfer);
    }
    if (easy == nullptr || curl_multi_add_handle(multi_.get(), easy) != CURLM_OK) {
      const Error error{ErrorCode::kUnavailable, "no request can be made", ""};
      failed_.push_back({id, error});
    } else {
      running_.emplace(easy, std::move(transfer));
    }
  }

  std::vector<Finished> wait(Duration at_most) override {
    std::vector<Finished> out = collect();
    if (!out.empty()) return out;
    const auto wait = std::chrono::duration_cast<milliseconds>(at_most).count();
    curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(wait), nullptr);
    return collect();
  }

  void wake() override { curl_multi_wakeup(multi_.get()); }

 private:
  void set_request(Transfer& transfer) const {
    CURL* easy = transfer.easy.get();
    const HttpRequest& request = transfer.request;
    // Unpacked by ourselves: curl takes compressed data that end early for whole.
    add_header(transfer, "Accept-Encoding", request.cut ? "identity" : "gzip, deflate, br, zstd");
    add_header(transfer, "If-None-Match", request.etag);
    add_header(transfer, "If-Modified-Since", request.last_modified);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer.headers.get());
    curl_easy_setopt(easy, CURLOPT_URL, request.address.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_USERAGENT, options_.user_agent.c_str());
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &transfer);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    if (request.public_only && !has_proxy_) {
      curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_connected);
      curl_easy_setopt(easy, CURLOPT_PREREQDATA, &transfer);
    }
  }

  void set_limits(Transfer& transfer) const {
    CURL* easy = transfer.easy.get();
    const auto timeout = static_cast<long>(options_.timeout.count());
    const auto connecting = static_cast<long>(std::min(kMostConnecting, options_.timeout).count());
    const auto slow = std::max<long>(1, timeout / 3000);  // seconds
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, timeout);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, connecting);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, kSlowBytes);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, slow);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);  // does not wait for names that do not resolve
    if (!transfer.request.cut) {
      const auto most = static_cast<curl_off_t>(transfer.request.most_bytes);
      curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, most);
    }
  }

  std::vector<Finished> collect() {
    std::vector<Finished> out = std::exchange(failed_, {});
    int running = 0;
    curl_multi_perform(multi_.get(), &running);
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const CURLcode code = message->data.result;
      CURL* easy = message->easy_handle;
      auto node = running_.extract(easy);
      Transfer& transfer = *node.mapped();
      out.push_back({transfer.id, answer_of(transfer, code)});
      curl_multi_remove_handle(multi_.get(), easy);
    }
    return out;
  }

  Result<HttpAnswer> answer_of(Transfer& transfer, CURLcode code) const {
    if (code != CURLE_OK && !transfer.was_cut) return error_of(transfer, code);
    HttpAnswer answer;
    long status = 0;
    char* ip = nullptr;
    curl_easy_getinfo(transfer.easy.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(transfer.easy.get(), CURLINFO_PRIMARY_IP, &ip);
    answer.status = static_cast<int>(status);
    answer.was_private = !has_proxy_ && ip != nullptr && !is_public_ip(ip);
    std::string_view head = transfer.head;
    answer.fields = take_header_fields(head);
    const std::string_view codings = field_of(answer.fields, "content-encoding");
    Result<std::string> body = std::move(transfer.body);
    if (!codings.empty() && !transfer.was_cut) {
      body = without_codings(*std::move(body), codings, transfer.request.most_bytes);
    }
    if (!body) return std::move(body).error();
    answer.body = *std::move(body);
    return answer;
  }

  [[nodiscard]] Error error_of(const Transfer& transfer, CURLcode code) const {
    if (transfer.is_refused) {
      return {ErrorCode::kInvalidArgument, "leads to a private address", ""};
    }
    if (transfer.has_endless_head) {
      return {ErrorCode::kLimit, "more than 64 KiB of header fields", ""};
    }
    if (transfer.too_large || code == CURLE_FILESIZE_EXCEEDED) {
      const std::string mebibytes = std::to_string(transfer.request.most_bytes >> 20U);
      return {ErrorCode::kLimit, "larger than " + mebibytes + " MiB", ""};
    }
    if (code == CURLE_OPERATION_TIMEDOUT) {
      const auto all = std::chrono::duration_cast<seconds>(options_.timeout);
      return {ErrorCode::kUnavailable,
              "too slow, or no answer within " + std::to_string(all.count()) + " s", ""};
    }
    return {ErrorCode::kUnavailable, std::string("cannot be fetched: ") + curl_easy_strerror(code),
            ""};
  }

  TransferOptions options_;
  bool has_proxy_;
  std::unique_ptr<CURLM, FreeMulti> multi_;
  std::map<CURL*, std::unique_ptr<Transfer>> running_;
  std::vector<Finished> failed_;
};

}  // namespace

std::unique_ptr<Transfers> web_transfers(const TransferOptions& options) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(ready);  // where it failed, so does every request
  return std::make_unique<WebTransfers>(options);
}

}  // namespace standoff
