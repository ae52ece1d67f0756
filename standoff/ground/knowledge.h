// The knowledge files: where their text comes from, and their lines as checked rows.
//
//   Knowledge knowledge;                                        // as built into the program
//   Result<Knowledge> mine = Knowledge::with_folder("my-rules");  // its files replace built-in
//   ones Result<KnowledgeTable> table = knowledge.table("speech.tsv", {.at_least = 2, .at_most =
//   3}); for (const KnowledgeRow& row : table->rows()) {
//     if (!known(row[1])) return table->error(row, 1, "a kind of speech");
//     add(row[0], table->rule(row));                            // "speech.tsv:41"
//   }
//
// A file is UTF-8, one record a line, fields separated by tabs. Blank lines and lines that begin
// with '#' are skipped; "-" stands for an empty field.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/result.h"

namespace standoff {

struct KnowledgeRow {
  std::size_t line = 0;                  // from 1, as editors count
  std::vector<std::string_view> fields;  // trimmed; "" for "-"

  // The field in this column, from 0; empty where the line is shorter.
  std::string_view operator[](std::size_t column) const {
    return column < fields.size() ? fields[column] : std::string_view();
  }
};

// How many fields a line may have.
struct KnowledgeColumns {
  std::size_t at_least = 1;
  std::size_t at_most = 1;
};

// The rows of one file. Copies share the text, and its views stay valid as long as one of them.
class KnowledgeTable {
 public:
  // Errors: kInvalidText with the byte that is not UTF-8; kInvalidData with the line that has too
  //         few or too many fields, and how many were expected.
  static Result<KnowledgeTable> parse(std::string name, std::string text, KnowledgeColumns columns);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::span<const KnowledgeRow> rows() const { return rows_; }

  // The row as records name it: "speech.tsv:41".
  [[nodiscard]] std::string rule(const KnowledgeRow& row) const;

  // kInvalidData "expected a kind of speech, got "sayd"", at "speech.tsv:41: column 2".
  [[nodiscard]] Error error(const KnowledgeRow& row, std::size_t column,
                            std::string_view expected) const;

 private:
  std::string name_;
  std::shared_ptr<const std::string> text_;
  std::vector<KnowledgeRow> rows_;
};

// The files by name. Immutable; thread-safe.
class Knowledge {
 public:
  // The files as they were when the program was built.
  Knowledge() = default;

  // The same, with every *.tsv file of `folder` in the place of the built-in one of its name.
  // Errors: kNotFound where there is no such folder; kUnreadable; kLimit above 64 MiB a file.
  static Result<Knowledge> with_folder(const std::string& folder);

  // The same, with these files, text by name, in the place of the built-in ones.
  static Knowledge with_files(std::map<std::string, std::string, std::less<>> files);

  // Adds the user's own actors, which override what the other files say of their names.
  // Errors: kNotFound, kUnreadable, kLimit as for a folder's files.
  Result<void> add_actors(const std::string& path);

  // Rows of the file that add_actors() read, named by its path; none where there was none.
  // Errors: those of KnowledgeTable::parse.
  [[nodiscard]] Result<KnowledgeTable> own_actors(KnowledgeColumns columns) const;

  // Errors: kNotFound where no file has this name; those of KnowledgeTable::parse.
  [[nodiscard]] Result<KnowledgeTable> table(std::string_view name, KnowledgeColumns columns) const;

  // The text of the line that a record's rule names: of "speech.tsv:41", without the line end.
  // Errors: kNotFound where the rule is no file and line that there are.
  [[nodiscard]] Result<std::string> line(std::string_view rule) const;

 private:
  // The text of a file; null where there is none.
  [[nodiscard]] std::optional<std::string_view> text_of(std::string_view name) const;

  std::map<std::string, std::string, std::less<>> replaced_;  // text by name
  std::string own_path_;
  std::string own_text_;
};

// The items of a field that lists several: "a|b" is {"a", "b"}; an empty field has none.
std::vector<std::string_view> split_list(std::string_view field, char separator = '|');

}  // namespace standoff
