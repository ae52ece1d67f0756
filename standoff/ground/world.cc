#include "standoff/ground/world.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "standoff/ground/syntax.h"

namespace standoff {
namespace {

constexpr std::array<std::pair<std::string_view, ActorKind>, 6> kKinds = {{
    {"government", ActorKind::kGovernment},
    {"igo", ActorKind::kIgo},
    {"armed_group", ActorKind::kArmedGroup},
    {"media", ActorKind::kMedia},
    {"organization", ActorKind::kOrganization},
    {"country", ActorKind::kCountry},
}};

constexpr std::array<std::pair<std::string_view, NounClass>, 9> kNounClasses = {{
    {"official", NounClass::kOfficial},
    {"person", NounClass::kPerson},
    {"population", NounClass::kPopulation},
    {"organ", NounClass::kOrgan},
    {"organization", NounClass::kOrganization},
    {"igo", NounClass::kIgo},
    {"armed_group", NounClass::kArmedGroup},
    {"media", NounClass::kMedia},
    {"document", NounClass::kDocument},
}};

Gender gender_named(std::string_view name) {
  if (name == "male") return Gender::kMale;
  return name == "female" ? Gender::kFemale : Gender::kUnknown;
}

// The letters and digits that a name begins with: names are found by them.
std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0 ||
                               static_cast<unsigned char>(text[end]) >= 0xC3)) {
    // A letter beyond ASCII takes its continuation bytes with it; "’" begins with 0xE2.
    if (static_cast<unsigned char>(text[end]) == 0xE2) break;
    ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  }
  return text.substr(0, end);
}

// Bytes of `text` that spell `name`, a curly apostrophe counting as a straight one; 0 where it
// does not begin so.
std::size_t spells(std::string_view text, std::string_view name) {
  const std::string_view curly = "’";
  std::size_t at = 0;
  for (char c : name) {
    if (c == '\'' && text.substr(at).starts_with(curly)) {
      at += curly.size();
    } else if (at < text.size() && text[at] == c) {
      ++at;
    } else {
      return 0;
    }
  }
  return at;
}

}  // namespace

ActorKind actor_kind(NounClass noun) {
  switch (noun) {
    case NounClass::kOrgan:
      return ActorKind::kGovernment;
    case NounClass::kOrganization:
      return ActorKind::kOrganization;
    case NounClass::kIgo:
      return ActorKind::kIgo;
    case NounClass::kArmedGroup:
      return ActorKind::kArmedGroup;
    case NounClass::kMedia:
      return ActorKind::kMedia;
    case NounClass::kPopulation:
      return ActorKind::kPopulation;
    default:
      return ActorKind::kUnnamed;
  }
}

void World::add(KnownName name) {
  if (name.text.starts_with("the ")) name.text.erase(0, 4);
  const std::string first(first_word(name.text));
  if (!first.empty()) by_first_word_[first].push_back(std::move(name));
}

Result<void> World::load_countries(const Knowledge& knowledge) {
  const auto table = knowledge.table("countries.tsv", {.at_least = 5, .at_most = 5});
  if (!table) return table.error();
  for (const KnowledgeRow& row : table->rows()) {
    if (row[0].size() != 3) return table->error(row, 0, "an ISO 3166-1 alpha-3 code");
    KnownName entry{std::string(row[1]), std::string(row[1]), std::string(row[0])};
    add(entry);
    const std::pair<std::size_t, NameUse> columns[] = {
        {2, NameUse::kName}, {3, NameUse::kAdjective}, {4, NameUse::kSeat}};
    for (const auto& [column, use] : columns) {
      for (std::string_view name : split_list(row[column])) {
        entry.text = std::string(name);
        entry.use = use;
        add(entry);
      }
    }
  }
  return {};
}

Result<void> World::load_organizations(const Knowledge& knowledge) {
  const auto table = knowledge.table("organizations.tsv", {.at_least = 3, .at_most = 3});
  if (!table) return table.error();
  for (const KnowledgeRow& row : table->rows()) {
    const auto* kind = std::find_if(kKinds.begin(), kKinds.end(),
                                    [&](const auto& entry) { return entry.first == row[0]; });
    if (kind == kKinds.end()) return table->error(row, 0, "a kind of organization");
    const auto names = split_list(row[2]);
    if (names.empty()) return table->error(row, 2, "a name");
    for (std::string_view name : names) {
      add({std::string(name), std::string(names.front()), std::string(row[1]), kind->second,
           NameUse::kName});
    }
  }
  return {};
}

Result<void> World::load_nouns(const Knowledge& knowledge) {
  const auto table = knowledge.table("agents.tsv", {.at_least = 2, .at_most = 3});
  if (!table) return table.error();
  for (const KnowledgeRow& row : table->rows()) {
    const auto* entry = std::find_if(kNounClasses.begin(), kNounClasses.end(),
                                     [&](const auto& known) { return known.first == row[0]; });
    if (entry == kNounClasses.end()) return table->error(row, 0, "a class of noun");
    if (row[1].starts_with('*')) {
      endings_.emplace_back(lower_ascii(row[1].substr(1)), entry->second);
      continue;
    }
    nouns_.emplace(lower_ascii(row[1]), entry->second);
    if (row[2].empty()) continue;
    const Gender gender = gender_named(row[2]);
    if (gender == Gender::kUnknown) return table->error(row, 2, "male or female");
    genders_.emplace(lower_ascii(row[1]), gender);
  }
  return {};
}

Result<void> World::load_given_names(const Knowledge& knowledge) {
  const auto table = knowledge.table("given_names.tsv", {.at_least = 2, .at_most = 2});
  if (!table) return table.error();
  for (const KnowledgeRow& row : table->rows()) {
    const Gender gender = gender_named(row[0]);
    if (gender == Gender::kUnknown) return table->error(row, 0, "male or female");
    genders_.emplace(lower_ascii(row[1]), gender);
  }
  return {};
}

Result<World> World::load(const Knowledge& knowledge) {
  World world;
  for (auto part : {&World::load_countries, &World::load_organizations, &World::load_nouns,
                    &World::load_given_names}) {
    if (Result<void> done = (world.*part)(knowledge); !done) return done.error();
  }
  for (auto& [first, names] : world.by_first_word_) {
    std::stable_sort(names.begin(), names.end(), [](const KnownName& a, const KnownName& b) {
      return a.text.size() > b.text.size();
    });
  }
  return world;
}

std::optional<World::Match> World::match(const Document& document, std::uint32_t token) const {
  const std::uint32_t begin = document.records()[token].span.begin;
  const std::string_view rest = document.text().substr(begin);
  const auto names = by_first_word_.find(std::string(first_word(rest.substr(0, 64))));
  if (names == by_first_word_.end()) return std::nullopt;
  for (const KnownName& name : names->second) {
    const std::size_t size = spells(rest, name.text);
    if (size == 0) continue;
    std::uint32_t end = token;
    while (end < document.token_count() && document.records()[end].span.end < begin + size) ++end;
    if (end < document.token_count() && document.records()[end].span.end == begin + size) {
      return Match{{token, end + 1}, &name};
    }
  }
  return std::nullopt;
}

Gender World::gender(std::string_view word) const {
  const auto found = genders_.find(lower_ascii(word));
  return found == genders_.end() ? Gender::kUnknown : found->second;
}

NounClass World::noun_class(std::string_view lemma) const {
  const auto found = nouns_.find(lower_ascii(lemma));
  return found == nouns_.end() ? NounClass::kOther : found->second;
}

NounClass World::noun_class(Token token) const {
  const NounClass by_lemma = noun_class(token.lemma());
  if (by_lemma != NounClass::kOther) return by_lemma;
  const NounClass by_form = noun_class(token.text());
  if (by_form != NounClass::kOther) return by_form;
  // A plural that the lemmatizer left as it was, as in capitalized titles.
  std::string_view form = token.text();
  if (form.size() > 3 && form.back() == 's') form.remove_suffix(1);
  const NounClass singular = noun_class(form);
  return singular == NounClass::kOther && token.pos() == "NOUN" ? class_by_ending(token.lemma())
                                                                : singular;
}

NounClass World::class_by_ending(std::string_view lemma) const {
  for (const auto& [ending, noun_class] : endings_) {
    if (lemma.size() > ending.size() + 2 && lemma.ends_with(ending)) return noun_class;
  }
  return NounClass::kOther;
}

}  // namespace standoff
