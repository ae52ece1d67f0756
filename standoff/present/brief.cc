#include "standoff/present/brief.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "standoff/present/internal/page.h"
#include "standoff/present/names.h"
#include "standoff/present/wrap.h"

namespace standoff {
namespace {

constexpr std::size_t kLeastWidth = 40;
constexpr std::size_t kWidestName = 32;  // columns; a longer name stands on its own line
constexpr std::size_t kMostActors = 15;
constexpr std::string_view kDot = " \u00B7 ";

void join(std::string& out, std::string_view part, std::string_view separator = kDot) {
  if (part.empty()) return;
  if (!out.empty()) out += separator;
  out += part;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

std::string spaced(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

// A day, month, year or length that a reader can use; not PAST_REF ("recently"), PXD ("days") or
// XXXX-WXX-4 (a Thursday that could not be resolved).
bool is_definite(std::string_view value) {
  if (value.empty()) return false;
  const bool number = value.front() >= '0' && value.front() <= '9';
  return (number || value.front() == 'P') && value.find_first_of("X_") == std::string_view::npos;
}

// What was said word for word stands in quotation marks, which spans leave out or hold.
std::string as_said(std::string_view words, StatementForm form) {
  constexpr std::string_view kFirstBytes = "\"'\xE2\xC2";  // of ASCII and Unicode quotation marks
  const bool quoted = !words.empty() && kFirstBytes.find(words.front()) != std::string_view::npos;
  if (form != StatementForm::kDirect || quoted) return std::string(words);
  return "\u201C" + std::string(words) + "\u201D";
}

class Brief {
 public:
  Brief(const Article& article, const Document& document, const Report& report,
        const BriefOptions& options)
      : article_(article),
        document_(document),
        report_(report),
        page_(std::max(options.width, kLeastWidth), options.colour) {
    for (std::size_t at = 0; at != std::string::npos && at < article.text.size();) {
      line_begins_.push_back(at);
      at = article.text.find('\n', at);
      if (at != std::string::npos) ++at;
    }
  }

  std::string print() && {
    print_title();
    print_actors();
    print_statements();
    print_figures();
    print_times();
    if (!report_.warnings.empty()) page_.heading("NOTES");
    for (const std::string& warning : report_.warnings) page_.labelled(2, "- ", warning);
    return std::move(page_).text();
  }

 private:
  void print_title() {
    page_.paragraph(0, article_.title, Style::kBold);
    std::string origin = article_.source;
    for (const std::string& byline : article_.bylines) join(origin, byline);
    join(origin, article_.published.empty() ? "date unknown" : article_.published);
    join(origin, article_.id);
    page_.paragraph(0, origin, Style::kDim);
  }

  // Who matters most comes first: who speaks counts for more than who is mentioned.
  [[nodiscard]] std::vector<ActorId> actors_by_weight() const {
    std::vector<std::size_t> weight;
    std::vector<ActorId> order;
    for (const Actor& actor : report_.actors) {
      order.push_back(static_cast<ActorId>(order.size()));
      weight.push_back(actor.mentions.size());
    }
    for (const Statement& statement : report_.statements) {
      for (const ActorId speaker : statement.speakers) weight[speaker] += 2;
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](ActorId a, ActorId b) { return weight[a] > weight[b]; });
    return order;
  }

  void print_actors() {
    page_.heading("WHO");
    std::vector<ActorId> order = actors_by_weight();
    if (order.empty()) page_.paragraph(2, "No one is named.");
    const std::size_t shown = order.size() > kMostActors + 1 ? kMostActors : order.size();
    std::size_t name_width = 0;
    std::size_t id_width = 0;
    for (std::size_t i = 0; i < shown; ++i) {
      const std::size_t width = display_width(plain_line(report_.actors[order[i]].name));
      if (width <= std::min(kWidestName, page_.width() * 2 / 5))
        name_width = std::max(name_width, width);
      id_width = std::max(id_width, record_id('a', order[i]).size());
    }
    for (std::size_t i = 0; i < shown; ++i) {
      std::string id = record_id('a', order[i]);
      id.resize(id_width + 2, ' ');
      const Actor& actor = report_.actors[order[i]];
      page_.row(2, id, actor.name, name_width + 2, about(actor));
    }
    if (shown < order.size()) {
      page_.paragraph(2, "and " + std::to_string(order.size() - shown) + " more", Style::kDim);
    }
  }

  [[nodiscard]] std::string about(const Actor& actor) const {
    std::string out = actor.role;
    if (actor.kind != ActorKind::kPerson || actor.role.empty())
      join(out, spaced(name_of(actor.kind)));
    join(out, actor.code.empty() ? actor.country : actor.code);
    if (actor.affiliation != kNoRecord) join(out, report_.actors[actor.affiliation].name);
    join(out, counted(actor.mentions.size(), "mention", "mentions"));
    return out;
  }

  void print_statements() {
    page_.heading("WHO SAID WHAT");
    if (report_.statements.empty()) page_.paragraph(2, "No one is quoted.");
    std::vector<std::pair<std::string, std::vector<std::uint32_t>>> groups;
    std::map<std::string, std::size_t> group_of;
    for (std::uint32_t i = 0; i < report_.statements.size(); ++i) {
      const std::string speaker = speaker_of(report_.statements[i]);
      const auto [found, added] = group_of.try_emplace(speaker, groups.size());
      if (added) groups.push_back({speaker, {}});
      groups[found->second].second.push_back(i);
    }
    bool first = true;
    for (const auto& [speaker, statements] : groups) {
      if (!std::exchange(first, false)) page_.blank();
      page_.paragraph(2, speaker, Style::kBold);
      for (const std::uint32_t statement : statements) print_statement(statement);
    }
  }

  [[nodiscard]] std::string speaker_of(const Statement& statement) const {
    std::string out;
    for (const ActorId id : statement.speakers) {
      const Actor& actor = report_.actors[id];
      join(out, actor.name, statement.speakers.back() == id ? " and " : ", ");
      if (statement.speakers.size() == 1) join(out, actor.role, ", ");
      if (!actor.country.empty() && actor.kind != ActorKind::kCountry) {
        out += " (" + actor.country + ")";
      }
    }
    if (!out.empty()) return out;
    if (statement.speaker_text) return plain_line(words(*statement.speaker_text));
    return statement.speaker_kind == SpeakerKind::kAuthor ? "The author" : "No source named";
  }

  void print_statement(std::uint32_t index) {
    const Statement& statement = report_.statements[index];
    std::string id = record_id('s', index);
    id.resize(std::max(id.size() + 1, std::size_t{4}), ' ');
    std::string said;
    for (const ByteSpan part : statement.content) {
      join(said, as_said(words(part), statement.form), " \u2026 ");
    }
    page_.labelled(4, id, said);
    page_.paragraph(4 + id.size(), circumstances(statement));
    const ByteSpan place = statement.cue               ? *statement.cue
                           : statement.content.empty() ? ByteSpan{}
                                                       : statement.content.front();
    page_.labelled(4 + id.size(), "line " + std::to_string(line_of(place)) + ": ",
                   evidence(statement, place), Style::kDim);
  }

  // "told · reporters · Thursday, 2024-09-26"
  [[nodiscard]] std::string circumstances(const Statement& statement) const {
    std::string out(statement.cue ? words(*statement.cue) : "");
    if (statement.addressee != kNoRecord) {
      join(out, "to " + report_.actors[statement.addressee].name);
    }
    if (statement.venue) join(out, words(*statement.venue));
    if (statement.when != kNoRecord) {
      const TimeExpression& time = report_.times[statement.when];
      join(out, words(time.span));
      if (is_definite(time.value) && words(time.span) != time.value) join(out, time.value, ", ");
    }
    return out;
  }

  // The sentence at `place` with what was said left out: the words that attribute it.
  [[nodiscard]] std::string evidence(const Statement& statement, ByteSpan place) const {
    if (document_.token_count() == 0) return {};
    const std::uint32_t token =
        std::min(document_.token_at(place.begin), document_.token_count() - 1);
    const ByteSpan sentence =
        document_.span_of(document_.sentences()[document_.sentence_of(token)].tokens);
    std::string out;
    std::uint32_t at = sentence.begin;
    for (const ByteSpan part : statement.content) {
      if (!part.overlaps(sentence) || part.begin < at) continue;
      out += words({at, part.begin});
      out += "\u2026";
      at = std::min(part.end, sentence.end);
    }
    if (at == sentence.begin) return std::string(words(sentence));
    return out + std::string(words({at, sentence.end}));
  }

  void print_figures() {
    if (report_.figures.empty()) return;
    page_.heading("HOW MANY");
    std::size_t widest = 0;
    for (const Figure& figure : report_.figures) {
      widest = std::max(widest, name_of(figure.kind).size());
    }
    for (const Figure& figure : report_.figures) {
      std::string right = quoted_with_line(figure.evidence);
      if (figure.source != kNoRecord) join(right, report_.actors[figure.source].name);
      page_.row(2, "", name_of(figure.kind), widest + 2, right);
    }
  }

  void print_times() {
    std::map<std::string, std::string> places;  // by value
    std::size_t widest = 0;
    for (const TimeExpression& time : report_.times) {
      if (!is_definite(time.value)) continue;
      widest = std::max(widest, display_width(time.value));
      join(places[time.value], quoted_with_line(time.span));
    }
    if (!places.empty()) page_.heading("WHEN");
    for (const auto& [value, where] : places) page_.row(2, "", value, widest + 2, where);
  }

  // “on Thursday” line 7
  [[nodiscard]] std::string quoted_with_line(ByteSpan span) const {
    return "\u201C" + plain_line(words(span)) + "\u201D line " + std::to_string(line_of(span));
  }

  [[nodiscard]] std::string_view words(ByteSpan span) const { return span.of(article_.text); }

  [[nodiscard]] std::size_t line_of(ByteSpan span) const {
    const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), span.begin);
    return static_cast<std::size_t>(after - line_begins_.begin());
  }

  const Article& article_;
  const Document& document_;
  const Report& report_;
  Page page_;
  std::vector<std::size_t> line_begins_;
};

}  // namespace

std::string brief(const Article& article, const Document& document, const Report& report,
                  const BriefOptions& options) {
  return Brief(article, document, report, options).print();
}

}  // namespace standoff
