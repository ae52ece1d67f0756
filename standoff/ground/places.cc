#include "standoff/ground/places.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>

#include "standoff/ground/internal/place_mentions.h"
#include "standoff/ground/internal/place_resolver.h"
#include "standoff/ground/internal/place_tables.h"
#include "standoff/ground/names.h"

namespace standoff {
namespace {

constexpr int kMaxDepth = 4;    // phrases inside phrases: "at a school in the north of Gaza City"
constexpr int kMaxClauses = 3;  // from a verb to the clause that it belongs to
constexpr std::size_t kMostChildren = 24;  // of a word, that are looked at

// The name of a place that nobody has on a map: what the pipeline took it for.
Place unlisted(const Document& document, const PlaceMention& mention) {
  Place place;
  place.name = mention.text;
  place.country = mention.container_country;
  const std::uint32_t entity = document.entity_of(mention.tokens.begin);
  const std::string_view label =
      entity == Document::kNone ? "" : document.label(document.entities()[entity].label);
  place.kind = label == "FAC"   ? PlaceKind::kSite
               : label == "LOC" ? PlaceKind::kRegion
                                : PlaceKind::kCity;
  return place;
}

}  // namespace

Result<PlaceRules> PlaceRules::load(const Knowledge& knowledge) {
  Result<PlaceTables> tables = PlaceTables::load(knowledge);
  if (!tables) return std::move(tables).error();
  return PlaceRules(std::make_shared<const PlaceTables>(*std::move(tables)));
}

Places::Places(const Syntax& syntax, const World& world, const PlaceRules& rules,
               const Gazetteer* gazetteer, std::span<const TokenRange> given)
    : syntax_(syntax),
      tables_(rules.tables()),
      place_at_(syntax.document().token_count(), kNoRecord) {
  const Document& document = syntax.document();
  const std::vector<std::string> countries = find_countries(syntax, world);
  const std::vector<PlaceMention> mentions =
      given.empty() ? find_place_mentions(syntax, world, tables_, gazetteer, countries)
                    : take_place_mentions(syntax, world, tables_, countries, given);
  ResolvedPlaces resolved = resolve_places(mentions, countries, tables_, gazetteer);
  std::vector<PlaceId> record_of(resolved.places.size(), kNoRecord);
  std::unordered_map<std::string, PlaceId> unlisted_by_key;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const PlaceMention& mention = mentions[i];
    const std::uint32_t found = resolved.of[i];
    const bool listed = found != ResolvedPlaces::kNone;
    if (given.empty() && (mention.acts || (!listed && !mention.strong))) continue;
    PlaceId& record = listed ? record_of[found]
                             : unlisted_by_key.try_emplace(mention.text, kNoRecord).first->second;
    if (record == kNoRecord) {
      record = static_cast<PlaceId>(places_.size());
      places_.push_back(listed ? std::move(resolved.places[found].place)
                               : unlisted(document, mention));
    }
    places_[record].mentions.push_back(
        {document.span_of(mention.tokens), MentionForm::kName, mention.head});
    for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) place_at_[t] = record;
  }
}

// "the Beirut strike", "Idlib province", "in the city of Tyre": a place that is part of the name.
PlaceId Places::named_by(std::uint32_t noun) const {
  if (place_at_[noun] != kNoRecord) return place_at_[noun];
  const Document& document = syntax_.document();
  std::size_t left = kMostChildren;
  for (const std::uint32_t c : document.children(noun)) {
    if (left-- == 0) break;
    const Token child = document.token(c);
    if (one_of(child.dep(), {"compound", "nmod", "poss"}) && place_at_[c] != kNoRecord) {
      return place_at_[c];
    }
  }
  const std::uint32_t object = syntax_.object_of(noun, "of");
  return object == kNoToken ? kNoRecord : place_at_[object];
}

// "in Tyre", "outside of Gaza", "during the siege of Homs": where a phrase says that it was.
PlaceId Places::in_phrase(Token phrase, int depth) const {
  if (!one_of(phrase.dep(), {"prep", "advmod"})) return kNoRecord;
  const std::string word = lower_ascii(phrase.text());
  if (!tables_.is(PlaceWordRole::kIn, word) && word != "on") return kNoRecord;
  std::uint32_t object = syntax_.child(phrase.index(), {"pobj"});
  if (object == kNoToken) {  // "inside of Gaza", "outside in Tyre"
    const std::uint32_t inner = syntax_.child(phrase.index(), {"prep"});
    object = inner == kNoToken ? kNoToken : syntax_.child(inner, {"pobj"});
  }
  if (object == kNoToken) return kNoRecord;
  const PlaceId named = named_by(object);
  return named != kNoRecord || depth >= kMaxDepth ? named : below(object, depth + 1);
}

PlaceId Places::in_argument(Token argument, int depth) const {
  if (depth >= kMaxDepth) return kNoRecord;
  const PlaceId named = place_at_[argument.index()];
  return named != kNoRecord ? named : below(argument.index(), depth + 1);
}

// What hangs on the word: first where it says that something was, then its objects, then its
// subject.
PlaceId Places::below(std::uint32_t token, int depth) const {
  const Document& document = syntax_.document();
  const auto all = document.children(token);
  const auto children = all.first(std::min(all.size(), kMostChildren));
  PlaceId found = kNoRecord;
  for (auto c = children.begin(); c != children.end() && found == kNoRecord; ++c) {
    found = in_phrase(document.token(*c), depth);
  }
  using Labels = std::initializer_list<std::string_view>;
  for (const Labels labels : {Labels{"dobj", "nsubjpass", "attr"}, Labels{"nsubj", "csubj"}}) {
    for (auto c = children.begin(); c != children.end() && found == kNoRecord; ++c) {
      const Token child = document.token(*c);
      if (one_of(child.dep(), labels)) found = in_argument(child, depth);
    }
  }
  return found;
}

PlaceId Places::near(std::uint32_t token) const {
  const Document& document = syntax_.document();
  for (int clause = 0; clause < kMaxClauses; ++clause) {
    const Token t = document.token(token);
    const bool noun = one_of(t.pos(), {"NOUN", "PROPN", "NUM"});
    if (noun) {
      if (const PlaceId named = named_by(token); named != kNoRecord) return named;
    }
    if (const PlaceId found = below(token, 0); found != kNoRecord) return found;
    // A subordinate clause of speech is somewhere else than the speaker: never up from "ccomp".
    const bool belongs = one_of(
        t.dep(), {"xcomp", "conj", "advcl", "acl", "relcl", "pcomp", "dobj", "nsubj", "nsubjpass",
                  "nummod", "pobj", "prep", "attr", "quantmod", "npadvmod", "appos"});
    if (!belongs || t.is_root()) break;
    token = t.record().head;
  }
  return kNoRecord;
}

void locate_figures(const Syntax& syntax, const Places& places, std::vector<Figure>& figures) {
  const Document& document = syntax.document();
  for (Figure& figure : figures) {
    const ByteSpan words = figure.evidence;
    if (words.empty() || document.token_count() == 0) continue;
    TokenRange tokens = {document.token_at(words.begin), document.token_at(words.end - 1) + 1};
    tokens.end = std::min(tokens.end, document.token_count());
    if (tokens.begin < tokens.end) figure.where = places.near(syntax.root_of(tokens));
  }
}

}  // namespace standoff
