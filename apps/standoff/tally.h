// Counts what becomes of articles, and says so on standard error: what is set aside, how far the
// run is where that is a terminal, and a summary.
#pragma once

#include <array>
#include <chrono>
#include <cstdio>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "apps/standoff/batch.h"

namespace standoff {

class Tally {
 public:
  // `sums_up`: with a summary even where no file held several articles.
  explicit Tally(bool sums_up);

  // Writes what is set aside to the file at `path` as well. False with errno where that cannot be.
  bool keep_list(const std::string& path);

  void count(const Origin& origin, const Outcome& outcome);

  // Ends the progress line, and prints the summary where a file held several articles.
  void finish();

  [[nodiscard]] std::size_t set_aside() const { return set_aside_; }

  // The errno of the first failure of the list; 0 where there was none.
  [[nodiscard]] int list_failure() const { return list_failure_; }

 private:
  [[nodiscard]] std::string copies() const;
  void put_aside(const Origin& origin, const Outcome& outcome);
  bool is_worth_a_line(const Origin& origin, const Outcome& outcome);
  void list(const Origin& origin, const Outcome& outcome);
  void show_progress();
  void clear_progress();

  std::size_t read_ = 0;
  std::size_t set_aside_ = 0;
  std::size_t left_out_ = 0;
  std::size_t doubtful_ = 0;
  std::array<std::size_t, kCopyKinds.size()> copies_ = {};  // by CopyKind
  bool sums_up_;
  std::map<std::string, std::size_t> by_reason_;
  std::map<std::string, std::size_t> by_language_;
  std::string complaining_of_;  // file
  std::size_t complaints_ = 0;  // about it

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> list_;
  int list_failure_ = 0;

  bool has_terminal_ = false;
  bool progress_is_shown_ = false;
  std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point shown_;
};

}  // namespace standoff
