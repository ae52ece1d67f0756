#include "standoff/present/brief.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "standoff/present/internal/brief_writer.h"

namespace standoff {
namespace {

constexpr std::size_t kLeastBriefWidth = 40;

void print_title(BriefWriter& brief, const Article& article) {
  brief.page.paragraph(0, article.title, Style::kBold);
  std::string origin = article.source;
  for (const std::string& byline : article.bylines) join(origin, byline);
  join(origin, article.published.empty() ? "date unknown" : article.published);
  join(origin, article.id);
  brief.page.paragraph(0, origin, Style::kDim);
}

// "A near-copy of wire.txt: 97% of it stands there."
void print_copy(BriefWriter& brief, const CopyOf& copy) {
  const std::string share = std::to_string(std::lround(100 * copy.contained)) + "%";
  switch (copy.kind) {
    case CopyKind::kCopy:
      return brief.page.paragraph(0, "The same words as " + copy.id + ".");
    case CopyKind::kRevision:
      return brief.page.paragraph(
          0, (copy.newer ? "A later version of " : "An earlier version of ") + copy.id + ": " +
                 share + " of it stands there.");
    case CopyKind::kNearCopy:
      return brief.page.paragraph(
          0, "A near-copy of " + copy.id + ": " + share + " of it stands there.");
  }
}

void print_notes(BriefWriter& brief) {
  if (brief.report.warnings.empty()) return;
  brief.page.heading("NOTES");
  for (const std::string& warning : brief.report.warnings) {
    brief.page.labelled(2, "- ", warning);
  }
}

bool is_silent(const Report& report) {
  return report.actors.empty() && report.statements.empty() && report.events.empty() &&
         report.proposals.empty() && report.figures.empty();
}

}  // namespace

std::string brief(const Article& article, const Document& document, const Report& report,
                  const BriefOptions& options) {
  const Wording wording(article, document, report);
  BriefWriter brief{report, wording,
                    Page(std::max(options.width, kLeastBriefWidth), options.colour), options.full};
  print_title(brief, article);
  if (options.placement != nullptr && options.placement->copy_of) {
    print_copy(brief, *options.placement->copy_of);
  }
  if (is_silent(report)) {
    brief.page.blank();
    brief.page.paragraph(0, "Nothing was found: no one acts, speaks or is counted here.");
  }
  print_standoffs(brief);
  print_proposals(brief);
  print_positions(brief);
  print_events(brief);
  print_statements(brief);
  print_figures(brief);
  print_disagreements(brief);
  print_next(brief);
  print_actors(brief);
  print_places(brief);
  print_timeline(brief);
  print_notes(brief);
  return std::move(brief.page).text();
}

}  // namespace standoff
