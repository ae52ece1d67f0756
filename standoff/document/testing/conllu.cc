#include "standoff/document/testing/conllu.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "standoff/base/utf8.h"
#include "standoff/document/document_builder.h"

namespace standoff {
namespace {

enum Column : std::uint8_t {
  kId,
  kForm,
  kLemma,
  kUpos,
  kXpos,
  kFeats,
  kHead,
  kDeprel,
  kDeps,
  kMisc
};

struct Row {
  std::size_t line = 0;
  std::vector<std::string_view> fields;
  bool new_sentence = false;
  bool new_paragraph = false;
  ByteSpan span = {};

  [[nodiscard]] std::string_view field(Column column) const {
    const std::string_view value = column < fields.size() ? fields[column] : std::string_view("_");
    return value == "_" && column != kForm && column != kLemma ? std::string_view() : value;
  }
  // The value of KEY=VALUE in MISC.
  [[nodiscard]] std::optional<std::string_view> misc(std::string_view key) const {
    std::string_view rest = field(kMisc);
    while (!rest.empty()) {
      const std::string_view item = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(rest.size(), item.size() + 1));
      if (item.size() > key.size() && item.substr(0, key.size()) == key &&
          item[key.size()] == '=') {
        return item.substr(key.size() + 1);
      }
    }
    return std::nullopt;
  }
};

Error expected(const Row& row, std::string_view what) {
  return {ErrorCode::kInvalidData, "expected " + std::string(what),
          "line " + std::to_string(row.line)};
}

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end.ec != std::errc() || end.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::vector<std::string_view> split(std::string_view line) {
  const std::string_view separators = line.find('\t') == std::string_view::npos ? " " : "\t";
  std::vector<std::string_view> fields;
  while (!line.empty()) {
    const std::size_t begin = line.find_first_not_of(separators);
    if (begin == std::string_view::npos) break;
    line.remove_prefix(begin);
    const std::string_view field = line.substr(0, line.find_first_of(separators));
    fields.push_back(field);
    line.remove_prefix(field.size());
  }
  return fields;
}

std::vector<Row> read_rows(std::string_view conllu) {
  std::vector<Row> rows;
  bool new_sentence = true;
  bool new_paragraph = true;
  for (std::size_t line = 1; !conllu.empty(); ++line) {
    const std::string_view text = conllu.substr(0, conllu.find('\n'));
    conllu.remove_prefix(std::min(conllu.size(), text.size() + 1));
    if (text.rfind("# newpar", 0) == 0) new_paragraph = true;
    Row row{line, split(text), new_sentence, new_paragraph};
    if (row.fields.empty()) {
      new_sentence = true;
    } else if (row.fields[0][0] != '#') {
      rows.push_back(std::move(row));
      new_sentence = new_paragraph = false;
    }
  }
  return rows;
}

// Makes the text of the forms and places the rows in it.
std::string text_of_forms(std::vector<Row>& rows) {
  std::string text;
  std::string_view gap;
  for (Row& row : rows) {
    if (!text.empty()) text += row.new_paragraph ? std::string_view("\n") : gap;
    row.span.begin = static_cast<std::uint32_t>(text.size());
    text += row.field(kForm);
    row.span.end = static_cast<std::uint32_t>(text.size());
    gap = row.misc("SpaceAfter") == "No" ? "" : " ";
  }
  return text;
}

// Places the rows by their TokenRange.
Result<void> place(std::vector<Row>& rows, std::string_view text) {
  std::vector<std::uint32_t> byte_of;
  for (Utf8Cursor cursor(text); !cursor.done(); cursor.next()) {
    byte_of.push_back(static_cast<std::uint32_t>(cursor.offset()));
  }
  byte_of.push_back(static_cast<std::uint32_t>(text.size()));
  for (Row& row : rows) {
    const std::string_view range = row.misc("TokenRange").value_or("");
    const std::size_t colon = std::min(range.find(':'), range.size());
    const auto begin = number(range.substr(0, colon));
    const auto end = number(range.substr(std::min(colon + 1, range.size())));
    if (!begin || !end || *begin >= *end || *end >= byte_of.size()) {
      return expected(row, "TokenRange=BEGIN:END inside the text");
    }
    row.span = {byte_of[*begin], byte_of[*end]};
  }
  return {};
}

class Reader {
 public:
  Reader(std::vector<Row> rows, std::string text)
      : rows_(std::move(rows)), builder_(std::move(text), labels_) {}

  Result<Document> read() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].new_paragraph) builder_.begin_paragraph({rows_[i].span.begin, paragraph_end(i)});
      if (rows_[i].new_sentence || rows_[i].new_paragraph) {
        builder_.begin_sentence();
        first_ = static_cast<std::uint32_t>(i);
      }
      if (auto added = add(i); !added) return std::move(added).error();
    }
    close_entity();
    return std::move(builder_).finish();
  }

 private:
  [[nodiscard]] std::uint32_t paragraph_end(std::size_t row) const {
    while (row + 1 < rows_.size() && !rows_[row + 1].new_paragraph) ++row;
    return rows_[row].span.end;
  }

  Result<void> add(std::size_t i) {
    const Row& row = rows_[i];
    if (row.fields.size() <= kDeprel) return expected(row, "columns up to DEPREL");
    const auto head = number(row.field(kHead));
    if (!head) return expected(row, "the number of the head");
    const auto index = static_cast<std::uint32_t>(i);
    builder_.add_token({.span = row.span,
                        .head = *head == 0 ? index : first_ + *head - 1,
                        .tag = labels_->intern(row.field(kXpos)),
                        .pos = labels_->intern(row.field(kUpos)),
                        .morph = labels_->intern(row.field(kFeats)),
                        .dep = labels_->intern(row.field(kDeprel)),
                        .space_after = row.misc("SpaceAfter") != "No"},
                       row.field(kLemma));
    read_entity(row.misc("NER").value_or(""), index);
    return {};
  }

  void read_entity(std::string_view tag, std::uint32_t index) {
    if (tag.rfind("I-", 0) == 0 && !entity_.empty()) {
      entity_.end = index + 1;
      return;
    }
    close_entity();
    if (tag.size() < 3) return;
    entity_ = {index, index + 1};
    entity_label_ = labels_->intern(tag.substr(2));
  }

  void close_entity() {
    if (!entity_.empty()) builder_.add_entity(entity_, entity_label_);
    entity_ = {};
  }

  std::vector<Row> rows_;
  std::shared_ptr<LabelTable> labels_ = std::make_shared<LabelTable>();
  DocumentBuilder builder_;
  std::uint32_t first_ = 0;  // first token of the sentence
  TokenRange entity_ = {};   // empty where none is open
  Label entity_label_ = 0;
};

}  // namespace

Result<Document> read_conllu(std::string_view conllu, std::string text) {
  std::vector<Row> rows = read_rows(conllu);
  if (text.empty()) {
    text = text_of_forms(rows);
  } else if (auto placed = place(rows, text); !placed) {
    return std::move(placed).error();
  }
  return Reader(std::move(rows), std::move(text)).read();
}

}  // namespace standoff
