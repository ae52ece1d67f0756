#include "standoff/read/web/feed_watch.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <thread>

#include "standoff/base/file.h"
#include "standoff/read/testing/listener.h"

namespace standoff {
namespace {

using std::chrono::milliseconds;

// Nobody listens on port 1 of this machine: what a watch does without any server. With servers it
// is tested by tests/cli/watch_test.py.
constexpr const char* kDead = "http://127.0.0.1:1/feed";

class FeedWatchTest : public testing::Test {
 protected:
  void SetUp() override {
    ::setenv("no_proxy", "*", 1);
    folder_ = std::filesystem::temp_directory_path() / ("watch-" + std::to_string(::getpid()));
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string state() const { return (folder_ / "deep" / "watch.state").string(); }

  std::filesystem::path folder_;
};

TEST_F(FeedWatchTest, GoesOnBesideItsPrinter) {
  Result<WatchStateFile> file = WatchStateFile::open(state());
  ASSERT_TRUE(file) << file.error().to_string();
  WatchOptions options;
  for (int i = 1; i <= 20; ++i) {
    options.feeds.push_back("http://127.0.0.1:" + std::to_string(i) + "/feed");
  }
  options.once = true;
  options.fetch.pause = milliseconds(0);
  FeedWatch watch(options, *file);
  std::size_t items = 0;
  std::thread reader([&] {
    while (watch.next()) ++items;
  });
  std::thread printer([&] {
    for (int i = 0; i < 50; ++i) {
      watch.printed();
      EXPECT_TRUE(watch.save());
    }
  });
  reader.join();
  printer.join();
  EXPECT_EQ(items, 20U) << "each feed's failure is told";
  ASSERT_TRUE(watch.save());
  const Result<std::string> text = read_file(state(), WatchState::kMostBytes);
  ASSERT_TRUE(text);
  EXPECT_EQ(WatchState::parse(*text)->feeds().size(), 20U);
}

std::string answer(const std::string& status, const std::string& body) {
  return "HTTP/1.1 " + status +
         "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         body;
}

std::string feed(std::string_view titles) {
  std::string items;
  for (const char title : titles) {
    items.append("<item><guid>").append(1, title).append("</guid><title>").append(1, title);
    items += "</title><description>Text</description></item>";
  }
  return answer("200 OK", "<rss><channel>" + items + "</channel></rss>");
}

TEST_F(FeedWatchTest, AsksAgain) {
  Listener server;
  std::thread serving([&server] {
    server.serve(answer("404 Not Found", ""));  // robots.txt
    server.serve(feed("ba"));
    server.serve(feed("cba"));
  });
  Result<WatchStateFile> file = WatchStateFile::open(state());
  ASSERT_TRUE(file);
  WatchOptions options;
  options.feeds = {"http://" + server.host() + "/feed"};
  options.every = std::chrono::seconds(1);
  options.fetch.pause = milliseconds(0);
  FeedWatch watch(options, *file);
  std::string titles;
  while (titles.size() < 3) {
    const std::optional<RawItem> item = watch.next();
    ASSERT_TRUE(item);
    ASSERT_TRUE(item->article) << item->article.error().message;
    titles += item->article->title;
    watch.printed();
  }
  EXPECT_EQ(titles, "abc");
  serving.join();
}

TEST_F(FeedWatchTest, EndsWhenItIsTold) {
  Result<WatchStateFile> file = WatchStateFile::open(state());
  ASSERT_TRUE(file);
  WatchOptions options;
  options.feeds = {kDead};
  FeedWatch watch(options, *file);
  const std::optional<RawItem> item = watch.next();
  ASSERT_TRUE(item);
  EXPECT_EQ(item->origin.id(), kDead);
  EXPECT_FALSE(item->article);
  std::thread stopper([&watch] {
    std::this_thread::sleep_for(milliseconds(50));
    watch.stop();
  });
  EXPECT_FALSE(watch.next()) << "it would wait for five minutes";
  stopper.join();
}

TEST_F(FeedWatchTest, KeepsOthersFromItsState) {
  const Result<WatchStateFile> file = WatchStateFile::open(state());
  ASSERT_TRUE(file);
  const Result<WatchStateFile> second = WatchStateFile::open(state());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().message, "another watch has it");
}

}  // namespace
}  // namespace standoff
