#include "standoff/read/web/polite_fetcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <limits>

namespace standoff {
namespace {

using std::chrono::seconds;
using Lines = std::vector<std::string>;

Result<HttpAnswer> status(int code, HeaderFields fields = {}, std::string body = "") {
  HttpAnswer answer;
  answer.status = code;
  answer.fields = std::move(fields);
  answer.body = std::move(body);
  return answer;
}
Result<HttpAnswer> ok(std::string body) { return status(200, {}, std::move(body)); }
Result<HttpAnswer> to(std::string location) { return status(302, {{"location", location}}); }
Result<HttpAnswer> wait_for(int code, const std::string& wait) {
  return status(code, {{"retry-after", wait}});
}
Result<HttpAnswer> silence() { return Error{ErrorCode::kUnavailable, "silence", ""}; }
Result<HttpAnswer> at_home(Result<HttpAnswer> answer) {
  answer->was_private = true;
  return answer;
}

// What each address answers, in turn; the last again and again. 404 where there is nothing.
using Web = std::map<std::string, std::deque<Result<HttpAnswer>>>;

// A web where an answer takes two seconds, with a clock of its own.
class FakeTransfers : public Transfers {
 public:
  explicit FakeTransfers(Web web) : web_(std::move(web)) {}

  [[nodiscard]] Instant now() const override { return now_; }

  void start(std::uint64_t id, HttpRequest request) override {
    const auto since = std::chrono::duration_cast<seconds>(now_ - Instant{});
    log.push_back(std::to_string(since.count()) + " " + request.address +
                  (request.etag.empty() ? "" : " " + request.etag) +
                  (request.public_only ? " public" : ""));
    auto& answers = web_[request.address];
    Result<HttpAnswer> answer = answers.empty() ? status(404) : answers.front();
    if (answers.size() > 1) answers.pop_front();
    running_.push_back({now_ + seconds(2), {id, std::move(answer)}});
  }

  std::vector<Finished> wait(Duration at_most) override {
    const auto first = std::ranges::min_element(running_, {}, &Running::done);
    if (first == running_.end() || first->done - now_ > at_most) {
      now_ += at_most;
      return {};
    }
    now_ = std::max(now_, first->done);
    std::vector<Finished> finished;
    finished.push_back(std::move(first->finished));
    running_.erase(first);
    return finished;
  }

  void wake() override {}

  Lines log;  // "SECOND ADDRESS ETAG", in order

 private:
  struct Running {
    Instant done;
    Finished finished;
  };
  Web web_;
  Instant now_;
  std::vector<Running> running_;
};

std::string line_of(const FetchAnswer& answer) {
  std::string line = std::to_string(answer.id) + " ";
  line += answer.page ? answer.page->address.text + " " + answer.page->body
                      : answer.page.error().message;
  if (answer.page && answer.page->is_unchanged) line += "unchanged";
  if (answer.wait_asked_for.count() != 0) {
    line += " (" + std::to_string(answer.wait_asked_for.count()) + " s)";
  }
  return line;
}

struct Case {
  const char* why;
  Web web;
  Lines asked;    // addresses, numbered from 0
  Lines log;      // what servers were asked
  Lines answers;  // "NUMBER ADDRESS BODY", "NUMBER ERROR", in the order in which they came
};

void check(const Case& row, PoliteOptions options = {.pause = seconds(5)}) {
  FakeTransfers transfers(row.web);
  PoliteFetcher fetcher(transfers, std::move(options));
  for (std::size_t i = 0; i < row.asked.size(); ++i) {
    fetcher.ask(i, {.address = *parse_address(row.asked[i])});
  }
  Lines answers;
  for (int steps = 0; answers.size() < row.asked.size() && steps < 10'000; ++steps) {
    for (const FetchAnswer& answer : fetcher.step(seconds(1))) answers.push_back(line_of(answer));
  }
  EXPECT_EQ(transfers.log, row.log) << row.why;
  EXPECT_EQ(answers, row.answers) << row.why;
}

const std::string kA = "http://a.example";
const std::string kB = "http://b.example";

TEST(PoliteFetcher, AsksOneAtATime) {
  const Case kCases[] = {
      {"robots.txt first, then a pause",
       {{kA + "/1", {ok("one")}}},
       {kA + "/1"},
       {"0 http://a.example/robots.txt", "7 http://a.example/1"},
       {"0 http://a.example/1 one"}},
      {"one request at a time for a server, others meanwhile",
       {{kA + "/1", {ok("one")}}, {kA + "/2", {ok("two")}}, {kB + "/", {ok("b")}}},
       {kA + "/1", kA + "/2", kB + "/"},
       {"0 http://a.example/robots.txt", "0 http://b.example/robots.txt", "7 http://a.example/1",
        "7 http://b.example/", "14 http://a.example/2"},
       {"0 http://a.example/1 one", "2 http://b.example/ b", "1 http://a.example/2 two"}},
      {"https is another server",
       {},
       {kA + "/1", "https://a.example/1"},
       {"0 http://a.example/robots.txt", "0 https://a.example/robots.txt", "7 http://a.example/1",
        "7 https://a.example/1"},
       {"0 the server answered with status 404", "1 the server answered with status 404"}},
      {"the pause that robots.txt asks for",
       {{kA + "/robots.txt", {ok("User-agent: *\nCrawl-delay: 10")}}},
       {kA + "/1", kA + "/2"},
       {"0 http://a.example/robots.txt", "7 http://a.example/1", "19 http://a.example/2"},
       {"0 the server answered with status 404", "1 the server answered with status 404"}},
  };
  for (const Case& row : kCases) check(row);
}

TEST(PoliteFetcher, ObeysRobotsTxt) {
  const std::string robots = kA + "/robots.txt";
  const Lines robots_alone = {"0 http://a.example/robots.txt"};
  const Case kCases[] = {
      {"what it forbids is not asked for",
       {{robots, {ok("User-agent: *\nDisallow: /1")}}},
       {kA + "/1"},
       robots_alone,
       {"0 robots.txt of the server forbids it"}},
      {"by our name",
       {{robots, {ok("User-agent: standoff\nDisallow: /")}}},
       {kA + "/1"},
       robots_alone,
       {"0 robots.txt of the server forbids it"}},
      {"an error of the server forbids all",
       {{robots, {status(500)}}},
       {kA + "/1"},
       robots_alone,
       {"0 its robots.txt: the server answered with status 500"}},
      {"silence too",
       {{robots, {silence()}}},
       {kA + "/1", kA + "/2"},
       robots_alone,
       {"0 its robots.txt: silence", "1 its robots.txt: silence"}},
      {"that is not there allows all",
       {{robots, {status(401)}}, {kA + "/1", {ok("one")}}},
       {kA + "/1"},
       {"0 http://a.example/robots.txt", "7 http://a.example/1"},
       {"0 http://a.example/1 one"}},
      {"of the server that a redirect leads to",
       {{kA + "/1", {to(kB + "/1")}}, {kB + "/robots.txt", {ok("User-agent: *\nDisallow: /1")}}},
       {kA + "/1"},
       {"0 http://a.example/robots.txt", "7 http://a.example/1", "9 http://b.example/robots.txt"},
       {"0 robots.txt of the server forbids it"}},
      {"led to another server",
       {{robots, {to(kB + "/r")}}, {kB + "/r", {ok("User-agent: *\nDisallow: /1")}}},
       {kA + "/1"},
       {"0 http://a.example/robots.txt", "2 http://b.example/r public"},
       {"0 robots.txt of the server forbids it"}},
      {"led elsewhere than the web",
       {{robots, {to("file:///etc/passwd")}}, {kA + "/1", {ok("one")}}},
       {kA + "/1"},
       {"0 http://a.example/robots.txt", "7 http://a.example/1"},
       {"0 http://a.example/1 one"}},
  };
  for (const Case& row : kCases) check(row);
}

TEST(PoliteFetcher, FollowsRedirects) {
  Web circle = {{kA + "/1", {to("/1")}}};
  const Case kCases[] = {
      {"on the open internet, and only there",
       {{kA + "/1", {to("/2#x")}}, {kA + "/2", {ok("two")}}},
       {kA + "/1"},
       {"0 http://a.example/robots.txt", "2 http://a.example/1", "4 http://a.example/2 public"},
       {"0 http://a.example/2 two"}},
      {"at home",
       {{kA + "/1", {at_home(to("/2"))}}, {kA + "/2", {ok("two")}}},
       {kA + "/1"},
       {"0 http://a.example/robots.txt", "2 http://a.example/1", "4 http://a.example/2"},
       {"0 http://a.example/2 two"}},
      {"out, and not back home",
       {{kA + "/1", {at_home(to("/2"))}},
        {kA + "/2", {to("/3")}},
        {kA + "/3", {at_home(to("/4"))}}},
       {kA + "/1"},
       {"0 http://a.example/robots.txt", "2 http://a.example/1", "4 http://a.example/2",
        "6 http://a.example/3 public", "8 http://a.example/4 public"},
       {"0 the server answered with status 404"}},
      {"nowhere",
       {{kA + "/1", {status(301)}}},
       {kA + "/1"},
       {"0 http://a.example/robots.txt", "2 http://a.example/1"},
       {"0 a redirect to what is not an address of http or https"}},
  };
  for (const Case& row : kCases) check(row, {.pause = seconds(0)});
  FakeTransfers transfers(circle);
  PoliteFetcher fetcher(transfers, {.pause = seconds(0)});
  fetcher.ask(0, {.address = *parse_address(kA + "/1")});
  Lines answers;
  while (answers.empty()) {
    for (const FetchAnswer& answer : fetcher.step(seconds(1))) answers.push_back(line_of(answer));
  }
  EXPECT_EQ(answers, Lines{"0 more than 10 redirects"});
  EXPECT_EQ(transfers.log.size(), 12U) << "robots.txt, the page and ten more";
}

TEST(PoliteFetcher, KeepsToRetryAfter) {
  const Case kCases[] = {
      {"a short while, once",
       {{kA + "/1", {wait_for(503, "30"), ok("one")}}},
       {kA + "/1"},
       {"0 http://a.example/robots.txt", "7 http://a.example/1", "39 http://a.example/1"},
       {"0 http://a.example/1 one"}},
      {"and no more",
       {{kA + "/1", {wait_for(429, "30")}}},
       {kA + "/1"},
       {"0 http://a.example/robots.txt", "7 http://a.example/1", "39 http://a.example/1"},
       {"0 the server answered with status 429 (30 s)"}},
      {"a long while: nobody waits for it",
       {{kA + "/1", {wait_for(503, "3600")}}},
       {kA + "/1", kA + "/2"},
       {"0 http://a.example/robots.txt", "7 http://a.example/1"},
       {"0 the server answered with status 503 (3600 s)",
        "1 the server asks to be left alone for 3600 s (3600 s)"}},
      {"after robots.txt",
       {{kA + "/robots.txt", {wait_for(404, "20")}}, {kA + "/1", {ok("one")}}},
       {kA + "/1"},
       {"0 http://a.example/robots.txt", "22 http://a.example/1"},
       {"0 http://a.example/1 one"}},
  };
  for (const Case& row : kCases) check(row);
}

TEST(PoliteFetcher, AsksForWhatIsNew) {
  FakeTransfers transfers({{kA + "/1", {status(304)}}, {kA + "/old", {to("/1")}}});
  PoliteFetcher fetcher(transfers, {.pause = seconds(0)});
  const WebAddress one = *parse_address(kA + "/1");
  fetcher.ask(0, {.address = one, .validated = one.text, .etag = "\"x\""});
  fetcher.ask(1, {.address = *parse_address(kA + "/old"), .validated = one.text, .etag = "\"x\""});
  fetcher.ask(2, {.address = one});
  fetcher.ask(3, {.address = one, .validated = kA + "/else", .etag = "\"x\""});
  Lines answers;
  while (answers.size() < 4) {
    for (const FetchAnswer& answer : fetcher.step(seconds(1))) answers.push_back(line_of(answer));
  }
  std::ranges::sort(answers);
  EXPECT_EQ(answers, (Lines{"0 http://a.example/1 unchanged", "1 http://a.example/1 unchanged",
                            "2 the server answered with status 304",
                            "3 the server answered with status 304"}));
  EXPECT_EQ(std::ranges::count(transfers.log, "2 http://a.example/1 \"x\""), 1);
  EXPECT_EQ(std::ranges::count(transfers.log, "4 http://a.example/old"), 1)
      << "an ETag goes only to where it came from";
}

TEST(PoliteFetcher, AsksFewAtTheSameTime) {
  FakeTransfers transfers({});
  PoliteFetcher fetcher(transfers, {.pause = seconds(0), .at_once = 3});
  for (std::uint64_t i = 0; i < 300; ++i) {
    fetcher.ask(i, {.address = *parse_address("http://" + std::to_string(i) + ".example/")});
  }
  std::map<std::string, int> by_second;
  std::size_t answers = 0;
  while (answers < 300) answers += fetcher.step(seconds(1)).size();
  EXPECT_EQ(transfers.log.size(), 600U) << "robots.txt of each, and the page";
  for (const std::string& line : transfers.log) ++by_second[line.substr(0, line.find(' '))];
  for (const auto& [second, count] : by_second) EXPECT_LE(count, 3) << second;
}

}  // namespace
}  // namespace standoff
