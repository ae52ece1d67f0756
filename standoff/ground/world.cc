#include "standoff/ground/world.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "standoff/base/enum_names.h"
#include "standoff/ground/syntax.h"

namespace standoff {
namespace {

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

constexpr std::array<std::string_view, kWordLists> kListNames = {
    "country",       "armed_group",  "igo",           "agency",    "anyone",    "joint_states",
    "joint_people",  "joint_alone",  "joint_war",     "residents", "elsewhere", "courtesy",
    "no_subject",    "amounts",      "verdicts",      "making",    "brokering", "charging",
    "refusing",      "second_roles", "naming",        "occasions", "blaming",   "backing",
    "denying",       "umbrellas",    "undergoing",    "armament",  "leaders",   "leading",
    "under_leaders", "directions",   "public_sectors"};

constexpr std::size_t kLongestWord = 64;  // bytes of a name's first word

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

Result<void> World::add(KnownName name) {
  if (name.text.starts_with("the ")) name.text.erase(0, 4);
  if (first_word(name.text).empty()) return {};
  const auto index = static_cast<std::uint32_t>(names_.size());
  const auto [place, is_new] = by_text_.emplace(name.text, index);
  if (is_new) {
    names_.push_back(std::move(name));
    return {};
  }
  const KnownName& other = names_[place->second];
  const bool overridden = place->second < own_names_ && name.rule != other.rule;
  if (overridden || (other.country == name.country && other.kind == name.kind)) return {};
  return Error{ErrorCode::kInvalidData,
               "\"" + name.text + "\" is another actor at " + other.rule +
                   "; one name can stand for one actor",
               name.rule};
}

Result<void> World::load_countries(const Knowledge& knowledge) {
  const auto table = knowledge.table("countries.tsv", {.at_least = 5, .at_most = 5});
  if (!table) return table.error();
  for (const KnowledgeRow& row : table->rows()) {
    if (row[0].size() != 3) return table->error(row, 0, "an ISO 3166-1 alpha-3 code");
    KnownName entry{std::string(row[1]), std::string(row[1]), std::string(row[0])};
    entry.rule = table->rule(row);
    if (Result<void> added = add(entry); !added) return added;
    by_country_.emplace(entry.country, by_text_.at(entry.text));
    const std::pair<std::size_t, NameUse> columns[] = {
        {2, NameUse::kName}, {3, NameUse::kAdjective}, {4, NameUse::kSeat}};
    for (const auto& [column, use] : columns) {
      for (std::string_view name : split_list(row[column])) {
        entry.text = std::string(name);
        entry.use = use;
        if (Result<void> added = add(entry); !added) return added;
      }
    }
  }
  return {};
}

Result<void> World::load_actors(const KnowledgeTable& table, bool own) {
  Result<std::vector<KnownActor>> actors = read_known_actors(table);
  if (!actors) return std::move(actors).error();
  std::vector<KnownActor> persons;
  for (KnownActor& actor : *actors) {
    if (actor.kind == ActorKind::kPerson) {
      persons.push_back(std::move(actor));
      continue;
    }
    for (const std::string& name : actor.names) {
      KnownName entry{name,           actor.names.front(), actor.country,         actor.kind,
                      NameUse::kName, actor.sector,        actor.default_country, actor.rule};
      if (Result<void> added = add(std::move(entry)); !added) return added;
    }
  }
  if (own) own_names_ = names_.size();
  return leaders_.add(std::move(persons), own);
}

Result<void> World::load_nouns(const Knowledge& knowledge) {
  const auto table = knowledge.table("agents.tsv", {.at_least = 2, .at_most = 4});
  if (!table) return table.error();
  for (const KnowledgeRow& row : table->rows()) {
    const auto* entry = std::find_if(kNounClasses.begin(), kNounClasses.end(),
                                     [&](const auto& known) { return known.first == row[0]; });
    if (entry == kNounClasses.end()) return table->error(row, 0, "a class of noun");
    if (!row[3].empty() && !is_sector(row[3])) return table->error(row, 3, "a sector code");
    if (row[1].starts_with('*')) {
      endings_.emplace_back(lower_ascii(row[1].substr(1)), entry->second);
      continue;
    }
    nouns_.emplace(lower_ascii(row[1]), Noun{entry->second, std::string(row[3])});
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

Result<void> World::load_lists(const Knowledge& knowledge) {
  const auto table = knowledge.table("description_words.tsv", {.at_least = 2, .at_most = 2});
  if (!table) return table.error();
  for (const KnowledgeRow& row : table->rows()) {
    const std::optional<WordList> list = find_in<WordList>(kListNames, row[0]);
    if (!list) return table->error(row, 0, "a list of words");
    for (std::string_view word : split_list(row[1])) {
      lists_.at(static_cast<std::size_t>(*list)).emplace(word);
    }
  }
  return {};
}

bool World::is(WordList list, std::string_view word) const {
  const auto& words = lists_.at(static_cast<std::size_t>(list));
  return words.find(word) != words.end();
}

Result<World> World::load(const Knowledge& knowledge) {
  World world;
  const auto own = knowledge.own_actors(kActorColumns);
  if (!own) return own.error();
  if (Result<void> done = world.load_actors(*own, true); !done) return done.error();
  if (Result<void> done = world.load_countries(knowledge); !done) return done.error();
  for (const std::string_view file : {"organizations.tsv", "groups.tsv", "leaders.tsv"}) {
    const auto table = knowledge.table(file, kActorColumns);
    if (!table) return table.error();
    if (Result<void> done = world.load_actors(*table, false); !done) return done.error();
  }
  if (Result<void> done = world.load_nouns(knowledge); !done) return done.error();
  if (Result<void> done = world.load_given_names(knowledge); !done) return done.error();
  if (Result<void> done = world.load_lists(knowledge); !done) return done.error();
  world.index_names();
  return world;
}

void World::index_names() {
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    by_first_word_[std::string(first_word(names_[i].text))].push_back(i);
  }
  for (auto& [first, names] : by_first_word_) {
    std::stable_sort(names.begin(), names.end(), [this](std::uint32_t a, std::uint32_t b) {
      return names_[a].text.size() > names_[b].text.size();
    });
  }
}

std::optional<World::Match> World::match(const Document& document, std::uint32_t token) const {
  const std::uint32_t begin = document.records()[token].span.begin;
  const std::string_view rest = document.text().substr(begin);
  const auto names = by_first_word_.find(std::string(first_word(rest.substr(0, kLongestWord))));
  if (names == by_first_word_.end()) return std::nullopt;
  for (const std::uint32_t index : names->second) {
    const KnownName& name = names_[index];
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

const KnownName* World::named(std::string_view text) const {
  const auto found = by_text_.find(std::string(text));
  return found == by_text_.end() ? nullptr : &names_[found->second];
}

const KnownName* World::country(std::string_view code) const {
  const auto found = by_country_.find(std::string(code));
  return found == by_country_.end() ? nullptr : &names_[found->second];
}

Gender World::gender(std::string_view word) const {
  const auto found = genders_.find(lower_ascii(word));
  return found == genders_.end() ? Gender::kUnknown : found->second;
}

const World::Noun* World::find_noun(std::string_view word) const {
  const auto found = nouns_.find(lower_ascii(word));
  return found == nouns_.end() ? nullptr : &found->second;
}

const World::Noun* World::find_noun(Token token) const {
  if (const Noun* noun = find_noun(token.lemma()); noun != nullptr) return noun;
  if (const Noun* noun = find_noun(token.text()); noun != nullptr) return noun;
  // A plural that the lemmatizer left as it was, as in capitalized titles.
  std::string_view form = token.text();
  if (form.size() > 3 && form.back() == 's') form.remove_suffix(1);
  return find_noun(form);
}

NounClass World::noun_class(std::string_view lemma) const {
  const Noun* noun = find_noun(lemma);
  return noun == nullptr ? NounClass::kOther : noun->noun_class;
}

NounClass World::noun_class(Token token) const {
  if (const Noun* noun = find_noun(token); noun != nullptr) return noun->noun_class;
  return token.pos() == "NOUN" ? class_by_ending(token.lemma()) : NounClass::kOther;
}

std::string_view World::sector(std::string_view lemma) const {
  const Noun* noun = find_noun(lemma);
  return noun == nullptr ? std::string_view() : std::string_view(noun->sector);
}

std::string_view World::sector(const Document& document, std::uint32_t noun) const {
  const Token token = document.token(noun);
  if (noun > 0 && document.sentence_of(noun - 1) == document.sentence_of(noun)) {
    const std::string before = std::string(document.token(noun - 1).text()) + "-";
    for (const std::string_view word : {token.lemma(), token.text()}) {
      const Noun* both = find_noun(before + std::string(word));
      if (both != nullptr) return both->sector;
    }
  }
  const Noun* alone = find_noun(token);
  return alone == nullptr ? std::string_view() : std::string_view(alone->sector);
}

std::uint32_t World::person_meant(Token noun) const {
  constexpr int kMostPhrases = 4;
  const auto is_place = [](Token t) {
    const Document& document = t.document();
    const std::uint32_t entity = document.entity_of(t.index());
    return entity != Document::kNone &&
           one_of(document.label(document.entities()[entity].label), {"GPE", "LOC", "FAC"});
  };
  const auto is_human = [&](Token t) {
    const NounClass known = noun_class(t);
    return (t.tag() == "NNP" && !is_place(t)) || known == NounClass::kPerson ||
           known == NounClass::kOfficial || known == NounClass::kPopulation ||
           known == NounClass::kArmedGroup;
  };
  Token at = noun;
  for (int step = 0; step < kMostPhrases && !is_human(at); ++step) {
    const bool phrase = at.dep() == "pobj" && !at.head().is_root();
    const Token above = phrase ? at.head().head() : at.head();
    if ((!phrase && at.dep() != "appos") || !is_noun(above)) return noun.index();
    at = above;
  }
  return is_human(at) ? at.index() : noun.index();
}

NounClass World::class_by_ending(std::string_view lemma) const {
  for (const auto& [ending, noun_class] : endings_) {
    if (lemma.size() > ending.size() + 2 && lemma.ends_with(ending)) return noun_class;
  }
  return NounClass::kOther;
}

}  // namespace standoff
