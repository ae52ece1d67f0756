#include "standoff/meaning/disagreements/counts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "standoff/base/ascii.h"
#include "standoff/meaning/frames/reach.h"

namespace standoff {
namespace {

constexpr FigureId kMostBetween = 32;      // figures that are passed on the way back
constexpr std::uint32_t kFigureReach = 3;  // sentences between "40 people" and "a toll of 31"

class Counts {
 public:
  Counts(const Syntax& syntax, const Report& report, const Parties& parties)
      : syntax_(syntax), report_(report), parties_(parties), document_(syntax.document()) {}

  [[nodiscard]] std::vector<std::vector<DisagreementSide>> differing() const {
    std::map<std::pair<FigureKind, std::string>, std::vector<FigureId>> groups;
    for (FigureId id = 0; id < report_.figures.size(); ++id) {
      const Figure& figure = report_.figures[id];
      if (figure.kind == FigureKind::kOther || figure.kind == FigureKind::kMoney) continue;
      if (figure.addition || figure.source == kNoRecord) continue;
      const std::string what = counted(figure);
      groups[{figure.kind, what}].push_back(id);
      // "put the death toll at 31": of whatever was counted just before, too
      const std::string before = figure.of ? what : counted_before(id).value_or(what);
      if (before != what) groups[{figure.kind, before}].push_back(id);
    }
    std::vector<std::vector<DisagreementSide>> found;
    for (const auto& [key, ids] : groups) {
      std::vector<DisagreementSide> sides;
      for (FigureId id : ids) {
        const Figure& figure = report_.figures[id];
        const bool clashes = std::any_of(ids.begin(), ids.end(), [&](FigureId other) {
          return clash(figure, report_.figures[other]);
        });
        if (!clashes) continue;
        sides.push_back({figure.source, {RecordKind::kFigure, id}, figure.evidence});
      }
      if (!sides.empty()) found.push_back(std::move(sides));
    }
    return found;
  }

 private:
  // Lemma of what a figure counts: people of one kind are compared with each other only, and arms
  // and troops to which the same is done.
  [[nodiscard]] std::string counted(const Figure& figure) const {
    const bool of_force = figure.kind == FigureKind::kWeapons || figure.kind == FigureKind::kTroops;
    const std::uint32_t number = document_.token_at(figure.evidence.begin);
    const std::string done =
        of_force ? lower_ascii(document_.token(clause_of(syntax_, number)).lemma()) : "";
    if (!figure.of) return figure.unit + done;
    std::uint32_t last = document_.token_at(figure.of->begin);
    for (std::uint32_t t = last; t < document_.token_count(); ++t) {
      if (document_.token(t).span().begin >= figure.of->end) break;
      last = t;
    }
    if (last >= document_.token_count()) return figure.unit + done;
    return lower_ascii(document_.token(last).lemma()) + done;
  }

  // What the last figure of the same kind counts, if it stands near.
  [[nodiscard]] std::optional<std::string> counted_before(FigureId id) const {
    const Figure& figure = report_.figures[id];
    const std::uint32_t sentence = sentence_at(document_, figure.evidence.begin);
    for (FigureId other = id; other-- > 0 && id - other < kMostBetween;) {
      const Figure& before = report_.figures[other];
      if (before.kind != figure.kind || before.unit != figure.unit) continue;
      const std::uint32_t last = sentence_at(document_, before.evidence.begin);
      if (last + kFigureReach < sentence) return std::nullopt;
      return counted(before);
    }
    return std::nullopt;
  }

  [[nodiscard]] static bool differ(const Figure& a, const Figure& b) {
    const double lowest_a = a.low.value_or(a.best.value_or(0));
    const double lowest_b = b.low.value_or(b.best.value_or(0));
    const double highest_a = a.high.value_or(a.low ? 1e15 : a.best.value_or(0));
    const double highest_b = b.high.value_or(b.low ? 1e15 : b.best.value_or(0));
    return highest_a < lowest_b || highest_b < lowest_a;
  }

  // Whether two sides give numbers that cannot both be; one side's later number corrects its own.
  [[nodiscard]] bool clash(const Figure& a, const Figure& b) const {
    return !parties_.speak_as_one(a.source, b.source) && differ(a, b) &&
           (a.when == b.when || a.when == kNoRecord || b.when == kNoRecord);
  }

  const Syntax& syntax_;
  const Report& report_;
  const Parties& parties_;
  const Document& document_;
};

}  // namespace

std::vector<std::vector<DisagreementSide>> differing_figures(const Syntax& syntax,
                                                             const Report& report,
                                                             const Parties& parties) {
  return Counts(syntax, report, parties).differing();
}

}  // namespace standoff
