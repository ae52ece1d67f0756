#include "standoff/ground/names.h"

#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "standoff/ground/internal/nouns.h"

namespace standoff {
namespace {

constexpr std::uint32_t kLongestDateline = 16;  // tokens

bool is_proper(Token token) { return token.tag() == "NNP" || token.tag() == "NNPS"; }
bool is_capitalized(std::string_view word) {
  return !word.empty() &&
         ((word[0] >= 'A' && word[0] <= 'Z') || static_cast<unsigned char>(word[0]) >= 0xC3);
}

std::optional<NameType> type_of(std::string_view label) {
  if (label == "PERSON") return NameType::kPerson;
  if (label == "ORG") return NameType::kOrganization;
  if (label == "GPE") return NameType::kPlace;
  if (label == "NORP") return NameType::kGroup;
  return std::nullopt;
}

NameType type_of(const KnownName& name) {
  if (name.use == NameUse::kAdjective) return NameType::kGroup;
  return name.kind == ActorKind::kCountry ? NameType::kPlace : NameType::kOrganization;
}

// Where a seat of power stands for those who sit there: "drew criticism from Ankara", but "arrived
// from Ankara".
bool acts(const Syntax& syntax, Token token) {
  const Token above = token.head();
  if (token.dep() == "pobj" && lower_ascii(above.text()) == "from" && !above.is_root()) {
    const std::uint32_t drawn = syntax.child(above.record().head, {"dobj"});
    return above.head().pos() == "NOUN" || (drawn != kNoToken && drawn + 1 == above.index());
  }
  return one_of(token.dep(), {"nsubj", "nsubjpass", "poss", "dobj", "dative", "ROOT", "conj"}) ||
         (token.dep() == "pobj" &&
          one_of(lower_ascii(token.head().text()), {"by", "to", "with", "against", "between"}));
}

class NameFinder {
 public:
  NameFinder(const Syntax& syntax, const World& world, const Places* places,
             std::optional<CivilDate> day)
      : syntax_(syntax), document_(syntax.document()), world_(world), places_(places), day_(day) {
    for (const Entity& entity : document_.entities()) {
      if (type_of(document_.label(entity.label)) != NameType::kPerson) continue;
      const auto known = world_.match(document_, entity.tokens.begin);
      const bool whole = known && known->tokens.end >= entity.tokens.end;
      if (entity.tokens.size() < 2 || whole) continue;
      for (std::uint32_t t = entity.tokens.begin; t < entity.tokens.end; ++t) {
        persons_.insert(document_.token(t).text());
      }
    }
  }

  std::vector<NameMention> run() {
    std::vector<NameMention> found;
    std::uint32_t i = 0;
    while (i < document_.token_count()) {
      std::optional<NameMention> name = entity_at(i);
      if (!name) name = known_at(i);
      if (!name) name = leader_at(i);
      if (!name) {
        ++i;
        continue;
      }
      i = name->tokens.end;
      found.push_back(std::move(*name));
    }
    find_armament(found);
    std::erase_if(found, [&](const NameMention& name) { return !is_actor_name(name); });
    return found;
  }

 private:
  NameMention make(TokenRange tokens, NameType type, const KnownName* known) const {
    return {tokens, syntax_.root_of(tokens), type, known,
            std::string(document_.text(document_.span_of(tokens)))};
  }

  // Entity that begins here, without the words that are no part of the name.
  std::optional<NameMention> entity_at(std::uint32_t token) const {
    const std::uint32_t index = document_.entity_of(token);
    if (index == Document::kNone) return std::nullopt;
    const Entity& entity = document_.entities()[index];
    if (entity.tokens.begin != token) return std::nullopt;
    std::optional<NameType> type = type_of(document_.label(entity.label));
    // "Ms Roe's lawyers": whatever the pipeline takes it for.
    const std::string first = lower_ascii(document_.token(token).text());
    if (entity.tokens.size() > 1 && world_.is(WordList::kCourtesy, first)) type = NameType::kPerson;
    if (!type) return std::nullopt;
    if (is_on_map(entity.tokens)) type = NameType::kPlace;
    TokenRange tokens = entity.tokens;
    while (tokens.size() > 1 && is_trailing(document_.token(tokens.end - 1))) --tokens.end;
    while (tokens.size() > 1 && is_leading(tokens, *type)) ++tokens.begin;
    if (tokens.begin != entity.tokens.begin && tokens.size() == 1 &&
        !is_capitalized(document_.token(tokens.begin).text())) {
      return std::nullopt;
    }
    const auto known = world_.match(document_, tokens.begin);
    if (known && known->tokens.end >= tokens.end &&
        (*type != NameType::kPerson || is_country(*known, tokens))) {
      return make(known->tokens, type_of(*known->name), known->name);
    }
    if (known && known->tokens.end == tokens.end && known->name->kind != ActorKind::kCountry) {
      return make(known->tokens, type_of(*known->name), known->name);
    }
    return make(tokens, *type, nullptr);
  }

  // "rebels seized Goma": a town that the pipeline takes for a person, though nobody in the article
  // has a longer name with that word.
  bool is_on_map(TokenRange tokens) const {
    if (places_ == nullptr || persons_.contains(document_.token(tokens.end - 1).text()))
      return false;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (places_->at(t) == kNoRecord) return false;
    }
    return true;
  }

  // A country or capital that the pipeline takes for a person, "Khartoum said", though nobody in
  // the article has a longer name with that word.
  bool is_country(const World::Match& known, TokenRange tokens) const {
    if (known.name->kind != ActorKind::kCountry || known.tokens.begin != tokens.begin) return false;
    const Token last = document_.token(tokens.end - 1);
    const Token before = tokens.begin > 0 ? document_.token(tokens.begin - 1) : last;
    const bool titled = tokens.begin > 0 && is_proper(before);
    return !titled && !persons_.contains(last.text()) &&
           world_.gender(lower_ascii(document_.token(tokens.begin).text())) == Gender::kUnknown;
  }

  static bool is_trailing(Token token) {
    return token.record().is_space || one_of(token.text(), {"'s", "’s", "'", "’", ",", ".", "\""});
  }

  // Articles, and before a person the country and title.
  bool is_leading(TokenRange tokens, NameType type) const {
    const Token first = document_.token(tokens.begin);
    if (one_of(lower_ascii(first.text()), {"the", "a", "an", "this", "\"", "“", "‘"})) return true;
    if (type != NameType::kPerson) return false;
    if (tokens.size() < 2) return false;
    const NounClass noun = world_.noun_class(first);
    if (noun == NounClass::kOfficial || noun == NounClass::kPerson) return true;
    // "Crown Prince", "Prime Minister" and other titles of two words
    const std::string second(document_.token(tokens.begin + 1).text());
    const NounClass both = world_.noun_class(std::string(first.text()) + "-" + second);
    if (tokens.size() > 2 && both == NounClass::kOfficial) return true;
    const auto known = world_.match(document_, tokens.begin);
    return known && known->name->kind == ActorKind::kCountry && known->tokens.end < tokens.end;
  }

  // Known name that the pipeline did not see as an entity.
  std::optional<NameMention> known_at(std::uint32_t token) const {
    const auto known = world_.match(document_, token);
    if (!known) return std::nullopt;
    const Token first = document_.token(token);
    if (!is_proper(first) && first.pos() != "ADJ" && first.pos() != "PROPN") return std::nullopt;
    for (std::uint32_t i = known->tokens.begin; i < known->tokens.end; ++i) {
      const std::uint32_t entity = document_.entity_of(i);
      if (entity == Document::kNone) continue;
      const Entity& other = document_.entities()[entity];
      // Inside a longer name: "Times of Israel", "Jordan Smith".
      if (other.tokens.begin < token && type_of(document_.label(other.label))) return std::nullopt;
    }
    return make(known->tokens, type_of(*known->name), known->name);
  }

  // "Modi met them": a surname that the pipeline did not see, of somebody in office.
  std::optional<NameMention> leader_at(std::uint32_t token) const {
    const Token t = document_.token(token);
    const bool alone = document_.entity_of(token) == Document::kNone && is_proper(t) &&
                       one_of(t.dep(), {"nsubj", "nsubjpass", "dobj", "pobj", "poss"}) &&
                       syntax_.noun_phrase(token).size() == 1 && is_capitalized(t.text());
    if (!alone || !world_.leaders().find_surname(t.text(), day_)) return std::nullopt;
    return make({token, token + 1}, NameType::kPerson, nullptr);
  }

  bool is_actor_name(const NameMention& name) const {
    const Token head = document_.token(name.head);
    const bool place = name.type == NameType::kPlace &&
                       (name.known == nullptr || name.known->use != NameUse::kSeat);
    if (!place && is_dateline(name.head)) return false;
    // "pro-Israeli moves"
    const std::string text = lower_ascii(name.text);
    if (text.starts_with("pro-") || text.starts_with("anti-")) return false;
    if (name.known == nullptr) return !armament_.contains(name.text);
    if (name.known->use == NameUse::kSeat) return acts(syntax_, head);
    if (name.known->use == NameUse::kAdjective) {
      return head.pos() != "ADJ" && !one_of(head.dep(), {"amod", "compound", "nmod"});
    }
    return true;
  }

  // Whether a dateline fills the paragraph: "OSLO -".
  bool is_dateline(std::uint32_t token) const {
    const std::uint32_t paragraph = document_.paragraph_of(token);
    const TokenRange tokens = document_.paragraphs()[paragraph].tokens;
    const std::string_view last = document_.token(tokens.end - 1).text();
    if (last == ":" && paragraph != 1) return false;  // in transcripts, who speaks
    if ((last != ":" && !is_dash(last)) || tokens.size() > kLongestDateline) return false;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (is_verb(document_.token(t))) return false;  // "The paper reported:"
    }
    return true;
  }

  // Names that stand before what they name, "the Leopard tank", and else only behind an article.
  void find_armament(const std::vector<NameMention>& names) {
    std::set<std::string_view> others;
    for (const NameMention& name : names) {
      const Token head = document_.token(name.head);
      const bool before = one_of(head.dep(), {"compound", "nmod"}) &&
                          world_.is(WordList::kArmament, head.head().lemma());
      const bool article =
          name.tokens.begin > 0 &&
          one_of(lower_ascii(document_.token(name.tokens.begin - 1).text()), {"the", "a", "an"});
      if (before) armament_.insert(name.text);
      if (!before && !article) others.insert(name.text);
    }
    for (std::string_view name : others) armament_.erase(std::string(name));
  }

  const Syntax& syntax_;
  const Document& document_;
  const World& world_;
  const Places* places_;
  std::optional<CivilDate> day_;
  std::set<std::string_view> persons_;  // words of longer names of persons
  std::set<std::string> armament_;      // names of arms, ships and the like
};

}  // namespace

std::vector<NameMention> find_names(const Syntax& syntax, const World& world, const Places* places,
                                    std::optional<CivilDate> day) {
  return NameFinder(syntax, world, places, day).run();
}

namespace {

// "U.S.-led", "Saudi-owned" as one token: the country before the hyphen.
const KnownName* before_hyphen(std::string_view word, const World& world) {
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos || hyphen == 0) return nullptr;
  return world.named(word.substr(0, hyphen));
}

}  // namespace

std::vector<std::string> find_countries(const Syntax& syntax, const World& world) {
  const Document& document = syntax.document();
  std::vector<std::string> countries(document.token_count());
  for (std::uint32_t i = 0; i < document.token_count(); ++i) {
    const std::string_view word = document.token(i).text();
    if (!countries[i].empty() || !is_capitalized(word)) continue;
    const auto match = world.match(document, i);
    const KnownName* name = match ? match->name : before_hyphen(word, world);
    if (name == nullptr || name->default_country) continue;
    const TokenRange tokens = match ? match->tokens : TokenRange{i, i + 1};
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) countries[t] = name->country;
  }
  return countries;
}

}  // namespace standoff
