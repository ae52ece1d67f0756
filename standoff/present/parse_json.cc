#include "standoff/present/parse_json.h"

#include <nlohmann/json.hpp>
#include <string_view>

#include "standoff/base/utf8.h"

namespace standoff {
namespace {

std::string json_text(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

class JsonPrinter {
 public:
  JsonPrinter(const Document& document, const ExtraTokenFields& extra)
      : document_(document), extra_(extra), code_points_(document.text()) {}

  std::string print(const Article& article) && {
    out_ += "{\"id\":" + json_text(article.id) + ",\"text\":" + json_text(document_.text());
    out_ += ",\"paragraphs\":[";
    for (const Paragraph& paragraph : document_.paragraphs()) {
      out_ += '{';
      append_range(paragraph.span);
      out_ += "},";
    }
    close_array();
    out_ += ",\"tokens\":[";
    for (std::uint32_t i = 0; i < document_.token_count(); ++i) append_token(document_.token(i));
    close_array();
    out_ += '}';
    return std::move(out_);
  }

 private:
  void append_token(Token token) {
    const TokenRecord& record = token.record();
    const std::uint32_t sentence = document_.sentence_of(token.index());
    const bool starts = document_.sentences()[sentence].tokens.begin == token.index();
    out_ += '{';
    append_range(record.span);
    out_ += std::string(",\"space\":") + (record.space_after ? "true" : "false");
    append_field("tag", token.tag());
    append_field("pos", token.pos());
    append_field("morph", token.morph());
    append_field("lemma", token.lemma());
    out_ += ",\"head\":" + std::to_string(record.head);
    append_field("dep", token.dep());
    out_ += std::string(",\"sent_start\":") + (starts ? "true" : "false");
    append_field("ent", entity_tag(token.index()));
    if (extra_) out_ += extra_(token.index());
    out_ += "},";
  }

  [[nodiscard]] std::string entity_tag(std::uint32_t token) const {
    const std::uint32_t index = document_.entity_of(token);
    if (index == Document::kNone) return "O";
    const Entity& entity = document_.entities()[index];
    return (entity.tokens.begin == token ? "B-" : "I-") +
           std::string(document_.label(entity.label));
  }

  void append_range(ByteSpan span) {
    out_ += "\"begin\":" + std::to_string(code_points_.code_point_of(span.begin)) +
            ",\"end\":" + std::to_string(code_points_.code_point_of(span.end));
  }

  void append_field(std::string_view name, std::string_view value) {
    out_ += ",\"" + std::string(name) + "\":" + json_text(value);
  }

  void close_array() {
    if (out_.back() == ',') out_.pop_back();
    out_ += ']';
  }

  const Document& document_;
  const ExtraTokenFields& extra_;
  CodePointIndex code_points_;
  std::string out_;
};

}  // namespace

std::string document_json(const Article& article, const Document& document,
                          const ExtraTokenFields& extra) {
  return JsonPrinter(document, extra).print(article);
}

}  // namespace standoff
