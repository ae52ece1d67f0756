#include "standoff/ground/internal/place_mentions.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "standoff/ground/internal/place_grammar.h"

namespace standoff {
namespace {

constexpr std::uint32_t kMostWords = 5;  // of a name that the pipeline did not see

bool is_capitalized(std::string_view word) {
  return !word.empty() &&
         ((word[0] >= 'A' && word[0] <= 'Z') || static_cast<unsigned char>(word[0]) >= 0xC3);
}

bool is_place_label(std::string_view label) { return one_of(label, {"GPE", "LOC", "FAC"}); }

class MentionFinder {
 public:
  MentionFinder(const Syntax& syntax, const World& world, const PlaceTables& tables,
                const Gazetteer* gazetteer, std::span<const std::string> countries)
      : syntax_(syntax),
        document_(syntax.document()),
        world_(world),
        tables_(tables),
        gazetteer_(gazetteer),
        grammar_(syntax, tables, countries) {}

  std::vector<PlaceMention> find() {
    for (std::uint32_t i = 0; i < document_.token_count();) {
      const TokenRange name = name_at(i);
      if (name.empty()) {
        ++i;
        continue;
      }
      add(name);
      i = name.end;
    }
    connect();
    return std::move(mentions_);
  }

  std::vector<PlaceMention> take(std::span<const TokenRange> given) {
    for (const TokenRange name : given) {
      if (name.empty()) continue;
      add(name);
      const auto known = world_.match(document_, name.begin);
      if (known && known->tokens.end >= name.end && known->name->use == NameUse::kAdjective) {
        mentions_.back().nationality = known->name->country;
      }
    }
    connect();
    return std::move(mentions_);
  }

 private:
  void add(TokenRange name);
  void connect();
  [[nodiscard]] TokenRange name_at(std::uint32_t token) const;
  [[nodiscard]] TokenRange entity_name(const Entity& entity) const;
  [[nodiscard]] TokenRange unseen_name(std::uint32_t token) const;
  [[nodiscard]] TokenRange with_site(TokenRange name) const;
  [[nodiscard]] bool inside_longer_name(TokenRange name) const;
  [[nodiscard]] bool may_act(TokenRange name) const;
  [[nodiscard]] bool is_known(TokenRange name, bool main_name_only) const;
  [[nodiscard]] std::string_view words(TokenRange name) const {
    return document_.text(document_.span_of(name));
  }

  const Syntax& syntax_;
  const Document& document_;
  const World& world_;
  const PlaceTables& tables_;
  const Gazetteer* gazetteer_;
  PlaceGrammar grammar_;
  std::vector<PlaceMention> mentions_;
};

bool MentionFinder::is_known(TokenRange name, bool main_name_only) const {
  if (!tables_.find(words(name)).empty()) return true;
  if (gazetteer_ == nullptr) return false;
  const std::vector<Gazetteer::Hit> hits = gazetteer_->find(words(name));
  return std::any_of(hits.begin(), hits.end(),
                     [&](const Gazetteer::Hit& hit) { return hit.main_name || !main_name_only; });
}

// "Jordan Smith", "Bank of England": the name is a part of somebody's.
bool MentionFinder::inside_longer_name(TokenRange name) const {
  const std::uint32_t index = document_.entity_of(name.begin);
  if (index == Document::kNone) return false;
  const Entity& entity = document_.entities()[index];
  if (!one_of(document_.label(entity.label),
              {"PERSON", "ORG", "NORP", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})) {
    return document_.label(entity.label) == "DATE";  // "in August"
  }
  for (std::uint32_t i = entity.tokens.begin; i < entity.tokens.end; ++i) {
    if (!name.contains(i) && is_capitalized(document_.token(i).text())) return true;
  }
  return false;
}

// "Beirut airport", "Jabalia refugee camp": the name goes on in small letters.
TokenRange MentionFinder::with_site(TokenRange name) const {
  for (std::uint32_t more = 1; more <= 2; ++more) {
    const std::uint32_t end = name.end + more;
    if (end > document_.token_count()) break;
    if (!grammar_.is(PlaceWordRole::kSite, end - 1)) continue;
    const TokenRange longer = {name.begin, end};
    if (is_known(longer, false)) return longer;
  }
  return name;
}

TokenRange MentionFinder::entity_name(const Entity& entity) const {
  TokenRange name = entity.tokens;
  for (std::uint32_t i = name.begin; i < name.end; ++i) {
    if (document_.token(i).text() == "," && i > name.begin) name.end = i;
  }
  const auto is_edge = [&](std::uint32_t i) {
    const Token t = document_.token(i);
    return t.record().is_space || one_of(t.pos(), {"PUNCT", "DET", "ADP", "PART"}) ||
           (t.pos() == "ADJ" && !is_capitalized(t.text()));
  };
  while (!name.empty() && is_edge(name.begin)) ++name.begin;
  while (!name.empty() && is_edge(name.end - 1)) --name.end;
  const bool upper = !name.empty() && is_capitalized(document_.token(name.begin).text());
  return upper ? name : TokenRange{};
}

// Proper nouns that the pipeline took for nothing, or for something else.
TokenRange MentionFinder::unseen_name(std::uint32_t token) const {
  TokenRange run = {token, token};
  while (run.end < document_.token_count() && run.size() < kMostWords &&
         document_.token(run.end).tag().starts_with("NNP") &&
         document_.sentence_of(run.end) == document_.sentence_of(token)) {
    ++run.end;
  }
  if (run.empty() || (token > 0 && document_.token(token - 1).tag().starts_with("NNP"))) return {};
  const bool dateline = grammar_.is_dateline(run);
  for (; !run.empty(); --run.end) {
    const std::uint32_t head = syntax_.root_of(run);
    const bool placed = dateline || grammar_.is_place(head);
    if (placed && !inside_longer_name(run) && is_known(run, !dateline)) return run;
  }
  return {};
}

TokenRange MentionFinder::name_at(std::uint32_t token) const {
  const std::string_view first = document_.token(token).text();
  if (!is_capitalized(first) && !one_of(first, {"al", "el"})) return {};
  const auto known_actor = world_.match(document_, token);
  const bool of_others = known_actor && (known_actor->name->kind != ActorKind::kCountry ||
                                         known_actor->name->use == NameUse::kAdjective);
  const TokenRange known = tables_.longest(document_, token);
  TokenRange name;
  const std::uint32_t index = document_.entity_of(token);
  if (index != Document::kNone) {
    const Entity& entity = document_.entities()[index];
    if (is_place_label(document_.label(entity.label))) {
      name = entity_name(entity);
      if (name.begin != token) name = {};
    }
  }
  // What we know goes before what the pipeline saw, unless that is longer and known as well.
  if (!known.empty() && !inside_longer_name(known) &&
      (name.empty() || known.size() >= name.size() || !is_known(name, false))) {
    name = known;
  }
  if (name.empty()) name = unseen_name(token);
  if (name.empty() || (of_others && known_actor->tokens.end >= name.end)) return {};
  return with_site(name);
}

// Countries act wherever nothing makes them a place; capitals and regions only as subjects and the
// like: "Beirut residents" are in Beirut.
bool MentionFinder::may_act(TokenRange name) const {
  const auto actor = world_.match(document_, name.begin);
  if (!actor || actor->tokens.end < name.end || actor->name->kind != ActorKind::kCountry ||
      actor->name->use == NameUse::kAdjective) {
    return false;
  }
  const std::vector<std::uint32_t> known = tables_.find(words(name));
  if (std::any_of(known.begin(), known.end(), [&](std::uint32_t place) {
        return tables_.place(place).kind == PlaceKind::kCountry;
      })) {
    return true;
  }
  const Token head = document_.token(syntax_.root_of(name));
  return one_of(head.dep(), {"nsubj", "nsubjpass", "poss", "dobj", "dative", "ROOT", "conj"}) ||
         (head.dep() == "pobj" &&
          one_of(head.head().text(), {"by", "By", "to", "with", "against"}));
}

void MentionFinder::add(TokenRange name) {
  PlaceMention mention;
  mention.tokens = name;
  mention.head = syntax_.root_of(name);
  mention.text = std::string(words(name));
  mention.strong = grammar_.is_place(mention.head) || grammar_.is_dateline(name);
  mention.container_country = grammar_.country_before(name);
  mention.region = grammar_.is_region(name);
  mention.acts = may_act(name) && !grammar_.suffers(mention.head) && !grammar_.is_dateline(name);
  mentions_.push_back(std::move(mention));
}

// Who lies in whom: "Tripoli, Lebanon". What contains a place is one itself.
void MentionFinder::connect() {
  for (std::uint32_t i = 0; i + 1 < mentions_.size(); ++i) {
    if (!grammar_.lies_in(mentions_[i].tokens, mentions_[i + 1].tokens)) continue;
    mentions_[i].container = i + 1;
    mentions_[i].strong = mentions_[i + 1].strong = true;
    mentions_[i].acts = mentions_[i + 1].acts = false;
  }
}

}  // namespace

std::vector<PlaceMention> find_place_mentions(const Syntax& syntax, const World& world,
                                              const PlaceTables& tables, const Gazetteer* gazetteer,
                                              std::span<const std::string> countries) {
  return MentionFinder(syntax, world, tables, gazetteer, countries).find();
}

std::vector<PlaceMention> take_place_mentions(const Syntax& syntax, const World& world,
                                              const PlaceTables& tables,
                                              std::span<const std::string> countries,
                                              std::span<const TokenRange> given) {
  return MentionFinder(syntax, world, tables, nullptr, countries).take(given);
}

}  // namespace standoff
