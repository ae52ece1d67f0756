#include "standoff/base/file.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace standoff {
namespace {

TEST(ReadFile, SaysWhatIsWrong) {
  struct Case {
    const char* why;
    const char* path;
    const char* message;
  };
  const Case kCases[] = {
      {"missing", "no/such.txt", "no such file"},
      {"below a file", "README.md/x", "no such file"},
      {"a directory", "standoff", "is a directory"},
      {"an endless device", "/dev/zero", "larger than 1 MiB"},
  };
  for (const Case& c : kCases) {
    const Result<std::string> bytes = read_file(c.path, 1U << 20U);
    ASSERT_FALSE(bytes) << c.why;
    EXPECT_EQ(bytes.error().to_string(), c.message) << c.why;
  }
}

TEST(WriteFile, ReplacesInOneStepAndLeavesNothingBehind) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "standoff_file_test";
  std::filesystem::create_directories(folder);
  const std::string path = (folder / "a").string();
  ASSERT_TRUE(write_file(path, "old"));
  ASSERT_TRUE(write_file(path, std::string("n\0w", 3)));
  const Result<std::string> bytes = read_file(path, 3);
  ASSERT_TRUE(bytes);
  EXPECT_EQ(*bytes, std::string("n\0w", 3));
  EXPECT_FALSE(read_file(path, 2)) << "one byte above the limit";
  EXPECT_FALSE(write_file((folder / "no" / "a").string(), "x")) << "no such folder";
  std::filesystem::create_directories(folder / "taken");
  EXPECT_FALSE(write_file((folder / "taken").string(), "x")) << "a folder has the name";
  const std::filesystem::directory_iterator entries(folder);
  EXPECT_EQ(std::distance(begin(entries), end(entries)), 2) << "a and taken, nothing temporary";
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace standoff
