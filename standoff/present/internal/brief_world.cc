// The sections on who, where, what was said, and how many.
#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <utility>

#include "standoff/present/internal/brief_writer.h"
#include "standoff/present/internal/sentences.h"
#include "standoff/present/names.h"
#include "standoff/present/wrap.h"

namespace standoff {
namespace {

constexpr std::size_t kMostActors = 6;
constexpr std::size_t kMostPlaces = 5;
constexpr std::size_t kMostStatements = 4;
constexpr std::size_t kMostFigures = 5;
constexpr std::size_t kWidestName = 32;     // columns; a longer name stands on its own line
constexpr std::size_t kStatementLines = 2;  // of one, unless in full
constexpr std::size_t kStatementIndent = 4;

// Who matters most comes first: who acts or speaks counts for more than who is mentioned.
std::vector<std::uint32_t> actors_by_weight(const Report& report) {
  std::vector<double> weights;
  for (const Actor& actor : report.actors) {
    weights.push_back(static_cast<double>(actor.mentions.size()));
  }
  const auto add = [&](const std::vector<ActorId>& actors, double weight) {
    for (const ActorId actor : actors) weights[actor] += weight;
  };
  for (const Statement& statement : report.statements) add(statement.speakers, 2);
  for (const Event& event : report.events) {
    add(event.actors, 2);
    add(event.recipients, 1);
  }
  for (const Position& position : report.positions) {
    if (position.actor != kNoRecord) weights[position.actor] += 2;
  }
  return by_weight(weights);
}

std::string about(const BriefWriter& brief, const Actor& actor) {
  std::string out = actor.role;
  if (actor.kind != ActorKind::kPerson || actor.role.empty()) {
    join(out, spaced(name_of(actor.kind)));
  }
  join(out, actor.code.empty() ? actor.country : actor.code);
  if (actor.affiliation != kNoRecord) join(out, brief.report.actors[actor.affiliation].name);
  join(out, counted(actor.mentions.size(), "mention", "mentions"));
  return out;
}

bool lies_inside_another(const Report& report, std::uint32_t index) {
  const Statement& inner = report.statements[index];
  for (std::uint32_t i = 0; i < report.statements.size(); ++i) {
    if (i == index || inner.content.empty()) continue;
    for (const ByteSpan part : report.statements[i].content) {
      if (part.contains(inner.content.front()) && part != inner.content.front()) return true;
    }
  }
  return false;
}

// Named sources and their own words come first, and what is more than a phrase.
double weight_of(const BriefWriter& brief, std::uint32_t index) {
  const Statement& statement = brief.report.statements[index];
  double weight = 0;
  if (!statement.speakers.empty()) weight += 3;
  if (statement.speaker_kind == SpeakerKind::kNamed) weight += 1;
  if (statement.form == StatementForm::kDirect) weight += 2;
  if (statement.form == StatementForm::kMixed) weight += 1;
  std::size_t bytes = 0;
  for (const ByteSpan part : statement.content) bytes += part.size();
  constexpr std::size_t kPhrase = 40;  // bytes
  if (bytes >= kPhrase) {
    weight += 2 + prominence(brief.wording, statement.content.front());
  }
  if (lies_inside_another(brief.report, index)) weight -= 3;
  return weight;
}

// The first lines of what was said.
std::string cut(const std::string& said, std::size_t columns) {
  const std::vector<std::string> lines = wrap(said, columns);
  std::string out;
  for (std::size_t i = 0; i < std::min(lines.size(), kStatementLines); ++i) {
    join(out, lines[i], " ");
  }
  return lines.size() > kStatementLines ? out + "\u2026" : out;
}

std::string said_in(const BriefWriter& brief, std::uint32_t index) {
  std::string said = content_of(brief.wording, brief.report.statements[index]);
  return brief.full ? said : cut(said, brief.page.width() - kStatementIndent - 1);
}

// "said · reporters · Thursday [s5, line 7]"
std::string support_of(const BriefWriter& brief, std::uint32_t index) {
  const Statement& statement = brief.report.statements[index];
  const ByteSpan words =
      !statement.content.empty() ? statement.content.front() : statement.cue.value_or(ByteSpan{});
  std::string support = circumstances(brief.wording, statement);
  join(support, brief.wording.reference(record_id('s', index), words), " ");
  return support;
}

// What one speaker said. Circumstances of a single statement share the line of the name if they
// fit.
void print_speaker(BriefWriter& brief, const std::string& speaker,
                   const std::vector<std::uint32_t>& statements) {
  const std::size_t taken = 2 + display_width(speaker) + 2;
  const std::string support = support_of(brief, statements.front());
  if (statements.size() == 1 && taken + display_width(support) <= brief.page.width()) {
    brief.page.row(2, "", speaker, taken - 2, support);
    return brief.page.paragraph(kStatementIndent, said_in(brief, statements.front()));
  }
  brief.page.paragraph(2, speaker, Style::kBold);
  for (const std::uint32_t statement : statements) {
    brief.page.claim(kStatementIndent, said_in(brief, statement), support_of(brief, statement));
  }
}

std::size_t widest_name(const BriefWriter& brief, const std::vector<std::uint32_t>& actors) {
  std::size_t widest = 0;
  for (const std::uint32_t actor : actors) {
    const std::size_t width = display_width(plain_line(brief.report.actors[actor].name));
    if (width <= std::min(kWidestName, brief.page.width() * 2 / 5)) {
      widest = std::max(widest, width);
    }
  }
  return widest;
}

// To a kilometre: "33.27".
std::string degrees(double value) {
  std::array<char, 16> text = {};
  const int size = std::snprintf(text.data(), text.size(), "%.2f", value);
  return {text.data(), static_cast<std::size_t>(std::max(size, 0))};
}

// "António Guterres, secretary-general (IGO)"
std::string short_form(const Actor& actor) {
  std::string out = actor.name;
  if (!actor.role.empty()) out += ", " + actor.role;
  const std::string& code = actor.code.empty() ? actor.country : actor.code;
  return code.empty() ? out : out + " (" + code + ")";
}

void print_line(BriefWriter& brief, std::string line, std::size_t left_out) {
  if (left_out != 0) join(line, std::to_string(left_out) + " more");
  brief.page.paragraph(2, line);
}

}  // namespace

void print_actors(BriefWriter& brief) {
  std::vector<std::uint32_t> order = actors_by_weight(brief.report);
  if (order.empty()) return;
  brief.page.heading("WHO");
  const std::size_t left_out = order.size() - brief.shown(order.size(), kMostActors);
  order.resize(order.size() - left_out);
  if (!brief.full) {
    std::string line;
    for (const std::uint32_t index : order) join(line, short_form(brief.report.actors[index]));
    return print_line(brief, std::move(line), left_out);
  }
  std::size_t id_width = 0;
  for (const std::uint32_t actor : order) {
    id_width = std::max(id_width, record_id('a', actor).size());
  }
  const std::size_t name_width = widest_name(brief, order);
  for (const std::uint32_t index : order) {
    std::string id = record_id('a', index);
    id.resize(id_width + 2, ' ');
    const Actor& actor = brief.report.actors[index];
    brief.page.row(2, id, actor.name, name_width + 2, about(brief, actor));
  }
  brief.more(2, left_out);
}

// "city · LBN · 33.27, 35.2 · 3 mentions"
void print_places(BriefWriter& brief) {
  std::vector<double> weights;
  for (const Place& place : brief.report.places) {
    weights.push_back(static_cast<double>(place.mentions.size()));
  }
  const std::vector<std::uint32_t> order = by_weight(weights);
  if (order.empty()) return;
  brief.page.heading("WHERE");
  const std::size_t shown = brief.shown(order.size(), kMostPlaces);
  if (!brief.full) {
    std::string line;
    for (std::size_t i = 0; i < shown; ++i) join(line, brief.wording.place(order[i]));
    return print_line(brief, std::move(line), order.size() - shown);
  }
  std::size_t widest = 0;
  for (std::size_t i = 0; i < shown; ++i) {
    widest = std::max(widest, display_width(brief.wording.place(order[i])));
  }
  for (std::size_t i = 0; i < shown; ++i) {
    const Place& place = brief.report.places[order[i]];
    std::string right(name_of(place.kind));
    join(right, place.country);
    join(right, place.latitude ? degrees(*place.latitude) + ", " + degrees(*place.longitude)
                               : "not on the map");
    join(right, counted(place.mentions.size(), "mention", "mentions"));
    brief.page.row(2, "", brief.wording.place(order[i]), std::min(widest, kWidestName) + 2, right);
  }
  brief.more(2, order.size() - shown);
}

void print_statements(BriefWriter& brief) {
  const std::size_t count = brief.report.statements.size();
  if (count == 0) return;
  brief.page.heading("WHAT WAS SAID");
  std::vector<double> weights;
  for (std::uint32_t i = 0; i < count; ++i) weights.push_back(weight_of(brief, i));
  std::vector<std::uint32_t> chosen = by_weight(weights);
  chosen.resize(brief.shown(count, kMostStatements));
  std::vector<std::pair<std::string, std::vector<std::uint32_t>>> groups;  // by speaker
  std::map<std::string, std::size_t> group_of;
  for (const std::uint32_t index : chosen) {
    const std::string speaker =
        speaker_of(brief.wording, brief.report, brief.report.statements[index]);
    const auto [found, added] = group_of.try_emplace(speaker, groups.size());
    if (added) groups.push_back({speaker, {}});
    groups[found->second].second.push_back(index);
  }
  for (auto& [speaker, statements] : groups) {
    std::sort(statements.begin(), statements.end());  // as the article has them
    print_speaker(brief, speaker, statements);
  }
  brief.more(2, count - chosen.size());
}

void print_figures(BriefWriter& brief) {
  std::vector<double> weights;
  for (const Figure& figure : brief.report.figures) {
    weights.push_back(-static_cast<double>(figure.kind));  // the kinds stand in order of gravity
  }
  const std::vector<std::uint32_t> order = by_weight(weights);
  if (order.empty()) return;
  brief.page.heading("HOW MANY");
  const std::size_t shown = brief.shown(order.size(), kMostFigures);
  std::size_t widest = 0;
  for (std::size_t i = 0; i < shown; ++i) {
    widest = std::max(widest, name_of(brief.report.figures[order[i]].kind).size());
  }
  for (std::size_t i = 0; i < shown; ++i) {
    const Figure& figure = brief.report.figures[order[i]];
    std::string right = brief.wording.quote(figure.evidence);
    if (figure.source != kNoRecord) {
      right += ", according to " + brief.wording.actor(figure.source);
    }
    right += " " + brief.wording.reference(record_id('f', order[i]), figure.evidence);
    brief.page.row(2, "", name_of(figure.kind), widest + 2, right);
  }
  brief.more(2, order.size() - shown);
}

}  // namespace standoff
