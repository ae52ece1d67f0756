#include "standoff/present/conllu.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "standoff/base/utf8.h"

namespace standoff {
namespace {

// A column's content: never empty, and without the white space that ends columns and lines.
void append_column(std::string_view text, std::string& out) {
  if (text.empty()) out += '_';
  for (const char c : text) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  out += '\t';
}

void append_escaped_spaces(std::string_view spaces, std::string& out) {
  for (const char c : spaces) {
    switch (c) {
      case ' ':
        out += "\\s";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\n':
        out += "\\n";
        break;
      case '|':
        out += "\\p";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
}

class ConlluPrinter {
 public:
  ConlluPrinter(const Article& article, const Document& document)
      : document_(document), code_points_(document.text()) {
    out_ += "# newdoc id = ";
    for (const char c : article.id) out_ += c == '\n' || c == '\r' ? ' ' : c;
    out_ += '\n';
    for (std::uint32_t i = 0; i < document.token_count(); ++i) {
      if (!document.records()[i].is_space) words_.push_back(i);
    }
  }

  std::string print() && {
    std::size_t at = 0;
    std::uint32_t paragraph = Document::kNone;
    while (at < words_.size()) {
      const std::uint32_t sentence = document_.sentence_of(words_[at]);
      std::size_t end = at;
      while (end < words_.size() && document_.sentence_of(words_[end]) == sentence) ++end;
      if (document_.paragraph_of(words_[at]) != paragraph) out_ += "# newpar\n";
      paragraph = document_.paragraph_of(words_[at]);
      print_sentence(at, end);
      at = end;
    }
    return std::move(out_);
  }

 private:
  // The sentence whose words are words_[begin, end).
  void print_sentence(std::size_t begin, std::size_t end) {
    out_ += "# sent_id = " + std::to_string(++sentence_number_) + "\n# text = ";
    for (std::size_t i = begin; i < end; ++i) {
      append_column(document_.token(words_[i]).text(), out_);
      out_.pop_back();
      if (i + 1 < end && !spaces_after(i).empty()) out_ += ' ';
    }
    out_ += '\n';
    const std::vector<std::size_t> heads = heads_of(begin, end);
    for (std::size_t i = begin; i < end; ++i) print_word(i, i - begin + 1, heads[i - begin]);
    out_ += '\n';
  }

  void print_word(std::size_t index, std::size_t number, std::size_t head) {
    const Token token = document_.token(words_[index]);
    append_column(std::to_string(number), out_);
    append_column(token.text(), out_);
    append_column(token.lemma(), out_);
    append_column(token.pos(), out_);
    append_column(token.tag(), out_);
    append_column(token.morph(), out_);
    append_column(std::to_string(head), out_);
    append_column(token.dep(), out_);
    out_ += "_\t";
    print_misc(index);
    out_ += '\n';
  }

  void print_misc(std::size_t index) {
    const ByteSpan span = document_.token(words_[index]).span();
    const std::string_view before = document_.text().substr(0, span.begin);
    const std::string_view after = spaces_after(index);
    if (after.empty()) out_ += "SpaceAfter=No|";
    if (index == 0 && !before.empty()) {
      out_ += "SpacesBefore=";
      append_escaped_spaces(before, out_);
      out_ += '|';
    }
    if (!after.empty() && after != " ") {
      out_ += "SpacesAfter=";
      append_escaped_spaces(after, out_);
      out_ += '|';
    }
    out_ += "TokenRange=" + std::to_string(code_points_.code_point_of(span.begin)) + ":" +
            std::to_string(code_points_.code_point_of(span.end));
    const std::uint32_t entity = document_.entity_of(words_[index]);
    if (entity == Document::kNone) return;
    const bool inside = index > 0 && document_.entity_of(words_[index - 1]) == entity;
    out_ += inside ? "|NER=I-" : "|NER=B-";
    out_ += document_.label(document_.entities()[entity].label);
  }

  // What stands between a word and the next one, or the end of the text.
  [[nodiscard]] std::string_view spaces_after(std::size_t index) const {
    const std::uint32_t begin = document_.records()[words_[index]].span.end;
    const std::string_view text = document_.text();
    const std::size_t end =
        index + 1 < words_.size() ? document_.records()[words_[index + 1]].span.begin : text.size();
    return text.substr(begin, end - begin);
  }

  // Heads as word numbers within the sentence, from 1; 0 for its one root.
  [[nodiscard]] std::vector<std::size_t> heads_of(std::size_t begin, std::size_t end) const {
    const TokenRange range = document_.sentences()[document_.sentence_of(words_[begin])].tokens;
    std::vector<std::size_t> number(range.size(), 0);
    for (std::size_t i = begin; i < end; ++i) number[words_[i] - range.begin] = i - begin + 1;

    std::vector<std::size_t> heads;
    std::size_t root = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t head = word_above(words_[i], range.size());
      const bool is_top = head == words_[i];
      heads.push_back(is_top ? root : number[head - range.begin]);
      if (is_top && root == 0) root = i - begin + 1;
    }
    return heads;
  }

  // The nearest head that is a word; the word itself where there is none.
  [[nodiscard]] std::uint32_t word_above(std::uint32_t word, std::uint32_t steps) const {
    std::uint32_t head = document_.records()[word].head;
    while (steps-- > 0 && document_.records()[head].is_space) {
      if (document_.records()[head].head == head) return word;
      head = document_.records()[head].head;
    }
    return document_.records()[head].is_space ? word : head;
  }

  const Document& document_;
  CodePointIndex code_points_;
  std::vector<std::uint32_t> words_;  // tokens that are not white space
  std::size_t sentence_number_ = 0;
  std::string out_;
};

}  // namespace

std::string document_conllu(const Article& article, const Document& document) {
  return ConlluPrinter(article, document).print();
}

}  // namespace standoff
