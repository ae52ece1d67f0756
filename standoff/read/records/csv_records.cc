#include "standoff/read/records/csv_records.h"

#include <algorithm>
#include <array>
#include <utility>

#include "standoff/base/utf8.h"

namespace standoff {
namespace {

// What may be read twice because of quotation marks left open: more, and a file that is made of
// them would cost the square of its length.
constexpr std::size_t kMostReadAgain = 8 * kMaxRecordBytes;

// Takes the bytes of one row and makes its fields. RFC 4180: a quote counts only where a field
// begins with it; two of them inside stand for one.
class RowParser {
 public:
  explicit RowParser(char delimiter) : delimiter_(delimiter) {}

  // Takes one byte. False where the row ends with it.
  bool take(char c) {
    if (state_ == State::kQuoted) {
      if (c == '"') {
        state_ = State::kQuoteInQuoted;
      } else {
        fields_.back() += c;
      }
      return true;
    }
    if (c == '\n') return false;
    if (c == delimiter_) {
      fields_.emplace_back();
      state_ = State::kStart;
    } else if (c == '"' && state_ != State::kPlain) {
      if (state_ == State::kQuoteInQuoted) fields_.back() += c;
      state_ = State::kQuoted;
    } else {
      malformed_ = malformed_ || (state_ == State::kQuoteInQuoted && c != '\r');
      fields_.back() += c;
      state_ = State::kPlain;
    }
    return true;
  }

  // What is wrong where the bytes end with the one taken last; "" where nothing is.
  [[nodiscard]] std::string_view fault() const {
    if (malformed_) return "there is more behind a closing quotation mark";
    return state_ == State::kQuoted ? "a quotation mark is not closed" : "";
  }

  // The fields of the row that ended; the carriage return of its line end is cut.
  std::vector<std::string> fields() && {
    if (std::string& last = fields_.back(); !last.empty() && last.back() == '\r') last.pop_back();
    return std::move(fields_);
  }

 private:
  enum class State : std::uint8_t { kStart, kPlain, kQuoted, kQuoteInQuoted };
  char delimiter_;
  State state_ = State::kStart;
  bool malformed_ = false;
  std::vector<std::string> fields_ = {""};
};

std::vector<std::string> fields_of(std::string_view line, char delimiter) {
  RowParser parser(delimiter);
  for (const char c : line) {
    if (!parser.take(c)) break;
  }
  return std::move(parser).fields();
}

void cut_byte_order_mark(std::string& text) {
  if (text.starts_with(kUtf8Mark)) text.erase(0, kUtf8Mark.size());
}

class CsvSource : public RawArticleSource {
 public:
  CsvSource(std::unique_ptr<BufferedSource> bytes, char delimiter, std::string file,
            const FieldNames& names)
      : bytes_(std::move(bytes)), delimiter_(delimiter), names_(names) {
    origin_.file = std::move(file);
  }

  std::optional<RawItem> next() override {
    if (header_.empty()) read_header();
    while (!bytes_->view().empty()) {
      ++origin_.record;
      origin_.offset = bytes_->offset();
      std::optional<Result<RawArticle>> article = row();
      if (article) return RawItem{origin_, *std::move(article)};
      --origin_.record;
    }
    if (!bytes_->damage() || reported_) return std::nullopt;
    ++origin_.record;
    origin_.offset = bytes_->offset();
    RawItem item{origin_, *bytes_->damage()};
    reported_ = !bytes_->recover();
    return item;
  }

 private:
  void read_header() {
    RowParser parser(delimiter_);
    read_row(parser);
    header_ = std::move(parser).fields();
    cut_byte_order_mark(header_.front());
  }

  // Moves past a row, whose bytes are kept in row_.
  void read_row(RowParser& parser) {
    row_.clear();
    bool more = true;
    while (more && row_.size() < kMaxRecordBytes && !bytes_->view().empty()) {
      const std::string_view view = bytes_->view();
      std::size_t at = 0;
      while (more && at < view.size()) more = parser.take(view[at++]);
      row_.append(view.substr(0, at));
      bytes_->skip(at);
    }
  }

  // None for a blank line, and for a row that damage cut.
  std::optional<Result<RawArticle>> row() {
    RowParser parser(delimiter_);
    read_row(parser);
    const std::string_view fault = parser.fault();
    const std::vector<std::string> fields = std::move(parser).fields();
    if (bytes_->damage() && bytes_->view().empty()) return std::nullopt;
    if (fields.size() == 1 && fields[0].empty()) return std::nullopt;
    if (!fault.empty()) {
      read_again_from_second_line();
      return Error{ErrorCode::kInvalidData, std::string(fault), ""};
    }
    if (row_.size() >= kMaxRecordBytes) {
      skip_line();
      return Error{ErrorCode::kLimit, "larger than 16 MiB", ""};
    }
    if (fields.size() != header_.size()) {
      read_again_from_second_line();
      return Error{ErrorCode::kInvalidData,
                   "expected " + std::to_string(header_.size()) + " fields as in the header, got " +
                       std::to_string(fields.size()),
                   ""};
    }
    RawArticleBuilder builder(names_);
    for (std::size_t i = 0; i < fields.size(); ++i) builder.add(header_[i], fields[i]);
    return std::move(builder).article();
  }

  void read_again_from_second_line() {
    const std::size_t first = std::min(row_.find('\n'), row_.size() - 1) + 1;
    if (read_again_ + row_.size() - first > kMostReadAgain) return;
    read_again_ += row_.size() - first;
    bytes_->unread(std::string_view(row_).substr(first));
  }

  void skip_line() {
    std::string rest;
    if (row_.back() != '\n') read_line(*bytes_, 0, rest);
  }

  std::unique_ptr<BufferedSource> bytes_;
  char delimiter_;
  const FieldNames& names_;
  Origin origin_;
  std::vector<std::string> header_;
  std::string row_;
  std::size_t read_again_ = 0;
  bool reported_ = false;
};

}  // namespace

std::optional<char> csv_delimiter(std::string_view line, const FieldNames& names) {
  constexpr std::array<char, 3> kDelimiters = {',', '\t', ';'};
  for (const char delimiter : kDelimiters) {
    std::vector<std::string> columns = fields_of(line, delimiter);
    cut_byte_order_mark(columns.front());
    bool text = false;
    std::size_t known = 0;
    for (const std::string& column : columns) {
      const std::optional<FieldNames::Meaning> meaning = names.find(column);
      if (!meaning) continue;
      ++known;
      text = text || meaning->field == Field::kText || meaning->field == Field::kHtml;
    }
    if (text && known >= 2) return delimiter;
  }
  return std::nullopt;
}

std::unique_ptr<RawArticleSource> csv_records(std::unique_ptr<BufferedSource> bytes, char delimiter,
                                              std::string file, const FieldNames& names) {
  return std::make_unique<CsvSource>(std::move(bytes), delimiter, std::move(file), names);
}

}  // namespace standoff
