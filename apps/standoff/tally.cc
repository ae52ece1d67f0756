#include "apps/standoff/tally.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>

#include "apps/standoff/exit_status.h"

namespace standoff {
namespace {

constexpr std::size_t kMostComplaints = 10;  // about records of one file
constexpr std::chrono::milliseconds kBetweenProgress{500};

std::string_view reason_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kNotFound:
      return "not there";
    case ErrorCode::kUnreadable:
      return "unreadable";
    case ErrorCode::kInvalidText:
      return "no text";
    case ErrorCode::kInvalidData:
      return "damaged";
    case ErrorCode::kIncompatible:
      return "not supported";
    case ErrorCode::kLimit:
      return "too large";
    case ErrorCode::kUnavailable:
      return "not fetched";
    default:
      return "failed";
  }
}

// "12 damaged, 3 no text"
std::string listed(const std::map<std::string, std::size_t>& counts) {
  std::string out;
  for (const auto& [what, count] : counts) {
    if (!out.empty()) out += ", ";
    out += std::to_string(count) + " " + what;
  }
  return out;
}

// A field of the list: no tabs or line ends.
std::string field(std::string text) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
  std::ranges::replace_if(text, is_control, ' ');
  return text;
}

void say(const std::string& what) { std::fprintf(stderr, "standoff: %s\n", what.c_str()); }

}  // namespace

Tally::Tally(bool sums_up)
    : sums_up_(sums_up),
      has_terminal_(::isatty(STDERR_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 0),
      begin_(std::chrono::steady_clock::now()),
      shown_(begin_) {}

bool Tally::keep_list(const std::string& path) {
  list_.reset(std::fopen(path.c_str(), "w"));
  if (list_) std::fputs("file\trecord\tbyte\tkind\treason\n", list_.get());
  return list_ != nullptr;
}

void Tally::count(const Origin& origin, const Outcome& outcome) {
  sums_up_ = sums_up_ || origin.record != 0;
  if (outcome.copy) ++copies_.at(static_cast<std::size_t>(*outcome.copy));
  if (outcome.left_out) {
    ++left_out_;
  } else if (outcome.text) {
    ++read_;
    doubtful_ += outcome.doubtful ? 1 : 0;
  } else {
    put_aside(origin, outcome);
  }
  show_progress();
}

void Tally::put_aside(const Origin& origin, const Outcome& outcome) {
  ++set_aside_;
  list(origin, outcome);
  const bool worth_a_line = is_worth_a_line(origin, outcome);
  if (outcome.unread_language.empty()) {
    ++by_reason_[std::string(reason_of(outcome.text.error().code))];
  } else {
    ++by_language_[outcome.unread_language];
  }
  if (!worth_a_line) return;
  clear_progress();
  complain(outcome.text.error().within(origin.place()));
}

// A file of garbage is worth a few lines, and so is a language: the rest is counted.
bool Tally::is_worth_a_line(const Origin& origin, const Outcome& outcome) {
  if (origin.record == 0) return true;
  if (!outcome.unread_language.empty()) return by_language_.count(outcome.unread_language) == 0;
  if (complaining_of_ != origin.file) complaints_ = 0;
  complaining_of_ = origin.file;
  if (++complaints_ == kMostComplaints + 1) {
    clear_progress();
    say(origin.file + ": what else is set aside is only counted; --rejected FILE lists it");
  }
  return complaints_ <= kMostComplaints;
}

void Tally::list(const Origin& origin, const Outcome& outcome) {
  if (!list_ || list_failure_ != 0) return;
  const Error& error = outcome.text.error();
  const std::string kind(outcome.unread_language.empty() ? reason_of(error.code) : "language");
  const std::string line = field(origin.file) + "\t" + std::to_string(origin.record) + "\t" +
                           std::to_string(origin.offset) + "\t" + kind + "\t" +
                           field(error.to_string()) + "\n";
  const bool written = std::fwrite(line.data(), 1, line.size(), list_.get()) == line.size();
  if (!written || std::fflush(list_.get()) != 0) list_failure_ = errno;
}

void Tally::show_progress() {
  const auto now = std::chrono::steady_clock::now();
  if (!has_terminal_ || now - shown_ < kBetweenProgress) return;
  shown_ = now;
  progress_is_shown_ = true;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  std::fprintf(stderr, "\r\x1b[K%zu read, %zu set aside, %.1f a second", read_, set_aside_,
               static_cast<double>(read_ + left_out_ + set_aside_) / seconds);
}

void Tally::clear_progress() {
  if (progress_is_shown_) std::fputs("\r\x1b[K", stderr);
  progress_is_shown_ = false;
}

// "30 copies, 1 revision, 5 near-copies"; empty where there are none.
std::string Tally::copies() const {
  struct Words {
    std::string_view one, many;
  };
  constexpr std::array<Words, kCopyKinds.size()> kWords = {
      {{"copy", "copies"}, {"revision", "revisions"}, {"near-copy", "near-copies"}}};
  std::string out;
  for (std::size_t i = 0; i < copies_.size(); ++i) {
    const std::size_t count = copies_.at(i);
    if (count == 0) continue;
    out += (out.empty() ? "" : ", ") + std::to_string(count) + " ";
    out += count == 1 ? kWords.at(i).one : kWords.at(i).many;
  }
  return out;
}

void Tally::finish() {
  clear_progress();
  if (!sums_up_) return;
  const std::size_t all = read_ + left_out_ + set_aside_;
  say(std::to_string(all) + (all == 1 ? " article: " : " articles: ") + std::to_string(read_) +
      " read, " + (left_out_ == 0 ? "" : std::to_string(left_out_) + " left out, ") +
      std::to_string(set_aside_) + " set aside");
  if (const std::string found = copies(); !found.empty()) say("of earlier articles: " + found);
  if (!by_reason_.empty()) say("set aside: " + listed(by_reason_));
  if (!by_language_.empty()) say("languages without a model: " + listed(by_language_));
  if (doubtful_ != 0) say("read, with a doubt: " + std::to_string(doubtful_));
}

}  // namespace standoff
