#include "standoff/ground/internal/figure_tables.h"

#include <algorithm>
#include <utility>

#include "standoff/ground/record_names.h"

namespace standoff {
namespace {

constexpr std::string_view kRelationFile = "figures_relations.tsv";

template <typename T>
using Names = std::initializer_list<std::pair<std::string_view, T>>;

template <typename T>
std::optional<T> named(Names<T> names, std::string_view name) {
  for (const auto& [candidate, value] : names) {
    if (candidate == name) return value;
  }
  return std::nullopt;
}

// "-" in the file is a kind that the word does not tell.
std::optional<FigureKind> kind_named(std::string_view name) {
  return name.empty() ? FigureKind::kOther : parse_figure_kind(name);
}

std::optional<FigureRole> role_named(std::string_view name) {
  using R = FigureRole;
  return named<R>({{"deed", R::kDeed},
                   {"object", R::kObject},
                   {"subject", R::kSubject},
                   {"for", R::kFor},
                   {"modifier", R::kModifier},
                   {"of", R::kOf},
                   {"toll", R::kToll},
                   {"noun", R::kNoun},
                   {"group", R::kGroup},
                   {"include", R::kInclude},
                   {"people", R::kPeople}},
                  name);
}

std::optional<Counted> counted_named(std::string_view name) {
  using C = Counted;
  return named<C>(
      {{"any", C::kAny}, {"people", C::kPeople}, {"troops", C::kTroops}, {"bare", C::kBare}}, name);
}

std::optional<UnitRole> unit_role_named(std::string_view name) {
  using R = UnitRole;
  return named<R>({{"money_before", R::kMoneyBefore},
                   {"money_after", R::kMoneyAfter},
                   {"share", R::kShare},
                   {"period_after", R::kPeriodAfter},
                   {"period_before", R::kPeriodBefore},
                   {"time", R::kTime},
                   {"distance", R::kDistance},
                   {"weight", R::kWeight},
                   {"other_measure", R::kOtherMeasure},
                   {"address", R::kAddress},
                   {"label", R::kLabel}},
                  name);
}

std::string squeeze(std::string_view phrase) {
  std::string squeezed(phrase);
  squeezed.erase(std::remove(squeezed.begin(), squeezed.end(), ' '), squeezed.end());
  return squeezed;
}

std::vector<std::string> words_of(std::string_view item) {
  std::vector<std::string> words;
  for (std::string_view word : split_list(item, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

Result<void> load_kinds(const Knowledge& knowledge, FigureTables& tables) {
  Result<KnowledgeTable> table = knowledge.table(kKindFile, {.at_least = 4, .at_most = 4});
  if (!table) return std::move(table).error();
  for (const KnowledgeRow& row : table->rows()) {
    const auto kind = kind_named(row[0]);
    if (!kind) return table->error(row, 0, "a kind of figure");
    const auto role = role_named(row[1]);
    if (!role)
      return table->error(row, 1, "deed, object, subject, for, modifier, of, toll, noun, ...");
    const auto counted = counted_named(row[2]);
    if (!counted) return table->error(row, 2, "any, people, troops or bare");
    for (std::string_view item : split_list(row[3])) {
      KindRule rule{static_cast<std::uint32_t>(row.line), *kind, *counted, words_of(item)};
      if (rule.words.empty()) return table->error(row, 3, "words");
      const std::string key = *role == FigureRole::kNoun || *role == FigureRole::kDeed
                                  ? rule.words.back()
                                  : rule.words.front();
      tables.kinds[static_cast<std::size_t>(*role)][key].push_back(std::move(rule));
    }
  }
  return {};
}

Result<void> load_units(const Knowledge& knowledge, FigureTables& tables) {
  Result<KnowledgeTable> table = knowledge.table(kUnitFile, {.at_least = 3, .at_most = 3});
  if (!table) return std::move(table).error();
  for (const KnowledgeRow& row : table->rows()) {
    const auto role = unit_role_named(row[0]);
    if (!role) return table->error(row, 0, "money_before, money_after, share, time, ...");
    for (std::string_view phrase : split_list(row[2])) {
      tables.units[static_cast<std::size_t>(*role)].add(
          phrase, {std::string(row[1]), static_cast<std::uint32_t>(row.line)});
    }
  }
  return {};
}

Result<void> load_relations(const Knowledge& knowledge, FigureTables& tables) {
  Result<KnowledgeTable> table = knowledge.table(kRelationFile, {.at_least = 3, .at_most = 3});
  if (!table) return std::move(table).error();
  for (const KnowledgeRow& row : table->rows()) {
    if (!parse_figure_relation(row[0])) return table->error(row, 0, "a relation");
    if (row[1] != "before" && row[1] != "after") return table->error(row, 1, "before or after");
    PhraseTable& phrases = row[1] == "before" ? tables.relations_before : tables.relations_after;
    for (std::string_view phrase : split_list(row[2])) {
      phrases.add(phrase, {std::string(row[0]), static_cast<std::uint32_t>(row.line)});
    }
  }
  return {};
}

}  // namespace

void PhraseTable::add(std::string_view phrase, Entry entry) {
  entries_.emplace(squeeze(phrase), std::move(entry));
}

const PhraseTable::Entry* PhraseTable::find(std::string_view squeezed) const {
  const auto found = entries_.find(squeezed);
  return found == entries_.end() ? nullptr : &found->second;
}

const FigureTables::RuleList* FigureTables::find(FigureRole role, std::string_view word) const {
  const auto& rules = kinds[static_cast<std::size_t>(role)];
  const auto found = rules.find(word);
  return found == rules.end() ? nullptr : &found->second;
}

Result<FigureTables> FigureTables::load(const Knowledge& knowledge) {
  FigureTables tables;
  Result<NumberWords> numbers = NumberWords::load(knowledge);
  if (!numbers) return std::move(numbers).error();
  tables.numbers = std::move(numbers).value();
  for (const auto load_file : {load_kinds, load_units, load_relations}) {
    Result<void> loaded = load_file(knowledge, tables);
    if (!loaded) return std::move(loaded).error();
  }
  return tables;
}

}  // namespace standoff
