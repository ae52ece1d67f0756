#include "standoff/present/explain.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "standoff/present/internal/json_records.h"
#include "standoff/present/internal/page.h"
#include "standoff/present/internal/record_words.h"
#include "standoff/present/internal/wording.h"
#include "standoff/present/names.h"
#include "standoff/present/wrap.h"

namespace standoff {
namespace {

constexpr std::size_t kLeastExplainWidth = 40;
constexpr std::size_t kMostLines = 12;  // of words; an actor may be named a thousand times

// The records of one letter.
struct Family {
  char letter;
  std::string_view name;  // of several
  std::size_t count;
  Json (*json)(const JsonSource&, std::uint32_t);
};

std::vector<Family> families(const Report& report) {
  return {{'a', "actors", report.actors.size(), actor_json},
          {'p', "places", report.places.size(), place_json},
          {'t', "times", report.times.size(), time_json},
          {'f', "figures", report.figures.size(), figure_json},
          {'s', "statements", report.statements.size(), statement_json},
          {'e', "events", report.events.size(), event_json},
          {'r', "proposals", report.proposals.size(), proposal_json},
          {'k', "positions", report.positions.size(), position_json},
          {'d', "disagreements", report.disagreements.size(), disagreement_json},
          {'o', "standoffs", report.standoffs.size(), standoff_json}};
}

struct RecordKey {
  char letter = 'a';
  std::uint32_t number = 0;  // from 1
};

std::optional<RecordKey> parse_id(std::string_view text) {
  constexpr std::string_view kLetters = "aptfserkdo";
  if (text.size() < 2 || kLetters.find(text.front()) == std::string_view::npos) return {};
  if (text[1] < '1' || text[1] > '9') return {};
  RecordKey key{text.front()};
  const char* const last = text.data() + text.size();
  const auto [end, failure] = std::from_chars(text.data() + 1, last, key.number);
  if (failure != std::errc() || end != last) return {};
  return key;
}

bool is_span(const Json& value) { return value.is_object() && value.contains("quote"); }

class Explanation {
 public:
  Explanation(const ExplainedReport& source, const ExplainOptions& options)
      : source_(source),
        wording_(source.article, source.document, source.report),
        json_(source.article, source.report),
        page_(std::max(options.width, kLeastExplainWidth), options.colour) {}

  std::string print(const Family& family, std::uint32_t index) && {
    const std::string id = record_id(family.letter, index);
    page_.labelled(0, id + "  ", record_title(wording_, source_.report, family.letter, index),
                   Style::kBold);
    print_words(record_words(source_.report, family.letter, index));
    print_fields(family.json(json_, index));
    return std::move(page_).text();
  }

 private:
  // Sentence by sentence, with the words of the record in brackets.
  void print_words(std::vector<ByteSpan> spans) {
    std::sort(spans.begin(), spans.end());
    page_.heading("WORDS");
    std::size_t lines = 0;
    for (std::size_t i = 0; i < spans.size() && lines < kMostLines; ++lines) {
      const ByteSpan first = spans[i];
      const std::uint32_t last = std::max(first.begin + 1, first.end) - 1;
      const ByteSpan passage{std::min(wording_.sentence_of(first).begin, first.begin),
                             std::max(wording_.sentence_of({last, last}).end, first.end)};
      std::string marked;
      std::uint32_t at = passage.begin;
      for (; i < spans.size() && spans[i].begin < passage.end; ++i) {
        if (spans[i].begin < at || spans[i].end > passage.end) continue;  // inside another
        marked += wording_.words({at, spans[i].begin});
        marked += "[" + std::string(wording_.words(spans[i])) + "]";
        at = spans[i].end;
      }
      marked += wording_.words({at, passage.end});
      page_.labelled(2, "line " + std::to_string(wording_.line_of(first)) + ": ", marked);
    }
    if (spans.empty()) page_.paragraph(2, "No words of its own: other records make it.");
    if (lines == kMostLines) page_.paragraph(2, "\u2026 and more", Style::kDim);
  }

  void print_fields(const Json& record) {
    std::string unknown;
    std::vector<std::pair<std::string, std::string>> rows;
    for (const auto& [name, value] : record.items()) {
      if (name == "id" || name == "rule") continue;
      add_field(name, value, rows, unknown);
    }
    page_.heading("FIELDS");
    std::size_t widest = 0;
    for (const auto& [name, value] : rows) widest = std::max(widest, name.size());
    for (const auto& [name, value] : rows) page_.row(2, "", name, widest + 2, value);
    if (!unknown.empty()) page_.labelled(2, "not said: ", unknown);
    page_.heading("MADE BY");
    const Json rule = record.value("rule", Json());
    print_rule(rule.is_string() ? rule.get<std::string>() : "");
  }

  void add_field(const std::string& name, const Json& value,
                 std::vector<std::pair<std::string, std::string>>& rows, std::string& unknown) {
    if (value.is_null() || (value.is_array() && value.empty())) {
      join(unknown, spaced(name), ", ");
    } else if (value.is_object() && !is_span(value)) {  // terms, target
      for (const auto& [inner, part] : value.items()) {
        std::string within = name;
        within.append(" ").append(inner);
        add_field(within, part, rows, unknown);
      }
    } else {
      rows.emplace_back(spaced(name), shown(value));
    }
  }

  [[nodiscard]] std::string shown(const Json& value) const {
    if (is_span(value)) {
      std::string out = "\u201C" + plain_line(value["quote"].get<std::string>()) + "\u201D";
      if (value.contains("form")) out += " (" + value["form"].get<std::string>() + ")";
      return out;
    }
    std::string out;
    if (value.is_array()) {
      for (const Json& item : value) join(out, shown(item));
    } else if (value.is_object()) {  // a step of a history, a side of a disagreement
      for (const auto& [name, item] : value.items()) {
        if (!item.is_null()) join(out, name + " " + shown(item), ", ");
      }
    } else {
      out = value.is_string() ? named(value.get<std::string>()) : value.dump();
    }
    return out;
  }

  // "a1 Norvia": ids of actors, places and proposals mean little without their name.
  [[nodiscard]] std::string named(const std::string& text) const {
    const std::optional<RecordKey> key = parse_id(text);
    if (!key) return text;
    const std::size_t index = key->number - 1;
    const Report& report = source_.report;
    if (key->letter == 'a' && index < report.actors.size()) {
      return text + " " + report.actors[index].name;
    }
    if (key->letter == 'p' && index < report.places.size()) {
      return text + " " + report.places[index].name;
    }
    if (key->letter == 'r' && index < report.proposals.size()) {
      return text + " " + report.proposals[index].name;
    }
    return text;
  }

  void print_rule(const std::string& rule) {
    if (rule.empty()) {
      page_.paragraph(2, "This record names no line of knowledge.");
      return;
    }
    const Result<std::string> line = source_.knowledge.line(rule);
    if (!line || line->empty()) {  // "figures differ"
      page_.paragraph(2, rule);
      return;
    }
    std::string fields;
    for (std::size_t begin = 0; begin <= line->size();) {
      const std::size_t end = std::min(line->find('\t', begin), line->size());
      if (begin > 0) fields += " | ";
      fields += line->substr(begin, end - begin);
      begin = end + 1;
    }
    page_.labelled(2, rule + ": ", fields);
  }

  const ExplainedReport& source_;
  Wording wording_;
  JsonSource json_;
  Page page_;
};

}  // namespace

bool is_record_id(std::string_view text) { return parse_id(text).has_value(); }

Result<std::string> explain_record(const ExplainedReport& source, std::string_view id,
                                   const ExplainOptions& options) {
  const std::optional<RecordKey> key = parse_id(id);
  if (!key) {
    return Error{ErrorCode::kInvalidArgument, "is no id of a record, like a3 or e1",
                 "'" + std::string(id) + "'"};
  }
  std::string what = "the report has no such records";
  for (const Family& family : families(source.report)) {
    if (family.letter != key->letter) continue;
    if (key->number <= family.count) {
      return Explanation(source, options).print(family, key->number - 1);
    }
    what = "there is no such record; the report has ";
    const std::string first = record_id(family.letter, 0);
    if (family.count == 0) {
      what += "no " + std::string(family.name);
    } else {
      what += std::string(family.name) + " " + first;
      if (family.count > 1) {
        what += " to " + record_id(family.letter, static_cast<std::uint32_t>(family.count - 1));
      }
    }
  }
  return Error{ErrorCode::kNotFound, what, std::string(id)};
}

}  // namespace standoff
