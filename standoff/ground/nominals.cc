#include "standoff/ground/nominals.h"

#include <algorithm>
#include <utility>

namespace standoff {
namespace {

constexpr std::size_t kMostBack = 24;      // nouns of one kind that a noun looks back at
constexpr std::uint32_t kFarthest = 1200;  // tokens between a noun and what it takes up

bool is_plural(Token token) { return token.tag() == "NNS"; }

}  // namespace

Result<NounGroups> NounGroups::load(const Knowledge& knowledge) {
  const auto table = knowledge.table("noun_groups.tsv", {.at_least = 2, .at_most = 2});
  if (!table) return table.error();
  NounGroups groups;
  std::uint32_t number = 0;
  for (const KnowledgeRow& row : table->rows()) {
    const auto nouns = split_list(row[1]);
    if (nouns.size() < 2) return table->error(row, 1, "two nouns or more");
    for (std::string_view noun : nouns) groups.groups_[lower_ascii(noun)].push_back(number);
    ++number;
  }
  return groups;
}

std::span<const std::uint32_t> NounGroups::of(std::string_view lemma) const {
  const auto found = groups_.find(lower_ascii(lemma));
  if (found == groups_.end()) return {};
  return found->second;
}

Nominals::Nominals(const Syntax& syntax, const NounGroups& groups,
                   std::span<const std::string> countries)
    : syntax_(syntax),
      document_(syntax.document()),
      groups_(groups),
      marks_(document_.token_count()),
      antecedent_(document_.token_count(), kNoToken),
      next_(document_.token_count(), kNoToken) {
  for (std::uint32_t noun = 0; noun < document_.token_count(); ++noun) {
    if (!is_candidate(noun)) continue;
    const TokenRange phrase = syntax_.noun_phrase(noun);
    for (std::uint32_t i = phrase.begin; i < noun && marks_[noun].empty(); ++i) {
      marks_[noun] = countries[i];
    }
    if (marks_[noun].empty()) marks_[noun] = mark_of(noun);
    const std::vector<std::string> keys = keys_of(noun);
    if (is_definite(noun)) {
      const std::uint32_t earlier = find(noun, keys);
      antecedent_[noun] = earlier;
      if (earlier != kNoToken) {
        next_[earlier] = noun;
        // What told it from others goes on doing so: "the plan" is still the French one.
        if (marks_[noun].empty()) marks_[noun] = marks_[earlier];
      }
    }
    for (const std::string& key : keys) by_key_[key].push_back(noun);
  }
}

bool Nominals::is_candidate(std::uint32_t token) const {
  const Token t = document_.token(token);
  return t.pos() == "NOUN" && !one_of(t.dep(), {"compound", "nmod", "amod", "npadvmod"});
}

bool Nominals::is_definite(std::uint32_t noun) const {
  const std::uint32_t determiner = syntax_.child(noun, {"det", "poss"});
  if (determiner == kNoToken) return false;
  const Token t = document_.token(determiner);
  if (t.dep() == "poss") return true;
  return one_of(lower_ascii(t.text()), {"the", "this", "that", "these", "those", "both", "such"});
}

// A number or a name among the modifiers: "30-day", "second", "Biden".
std::string Nominals::mark_of(std::uint32_t noun) const {
  const TokenRange phrase = syntax_.noun_phrase(noun);
  for (std::uint32_t i = phrase.begin; i < noun; ++i) {
    const Token t = document_.token(i);
    const bool number = !t.text().empty() && t.text()[0] >= '0' && t.text()[0] <= '9';
    if (number || t.pos() == "PROPN" ||
        one_of(lower_ascii(t.text()), {"new", "first", "second", "third", "previous", "earlier"})) {
      return lower_ascii(t.text());
    }
  }
  return {};
}

std::vector<std::string> Nominals::keys_of(std::uint32_t noun) const {
  const Token t = document_.token(noun);
  std::vector<std::string> keys = {lower_ascii(t.lemma())};
  for (const std::uint32_t group : groups_.of(t.lemma())) {
    keys.push_back("#" + std::to_string(group));
  }
  return keys;
}

// The same noun goes before a noun of the same group, the nearer before the farther.
std::uint32_t Nominals::find(std::uint32_t noun, const std::vector<std::string>& keys) const {
  const std::uint32_t same = latest(noun, keys.front());
  if (same != kNoToken) return same;
  std::uint32_t best = kNoToken;
  for (const std::string& key : std::span(keys).subspan(1)) {
    const std::uint32_t found = latest(noun, key);
    if (best == kNoToken || (found != kNoToken && found > best)) best = found;
  }
  return best;
}

// The latest noun under this key that `noun` can take up, and that nothing has taken up yet.
std::uint32_t Nominals::latest(std::uint32_t noun, const std::string& key) const {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return kNoToken;
  const std::vector<std::uint32_t>& nouns = found->second;
  for (std::size_t i = nouns.size(); i-- > 0 && nouns.size() - i <= kMostBack;) {
    if (noun - nouns[i] > kFarthest) break;
    if (agree(noun, nouns[i]) && next_[nouns[i]] == kNoToken) return nouns[i];
  }
  return kNoToken;
}

// One number, and no marks that tell them apart.
bool Nominals::agree(std::uint32_t noun, std::uint32_t earlier) const {
  if (is_plural(document_.token(noun)) != is_plural(document_.token(earlier))) return false;
  return marks_[noun].empty() || marks_[earlier].empty() || marks_[noun] == marks_[earlier];
}

std::vector<std::uint32_t> Nominals::chain(std::uint32_t noun) const {
  std::vector<std::uint32_t> nouns;
  std::uint32_t at = noun;
  while (antecedent_[at] != kNoToken) at = antecedent_[at];
  for (; at != kNoToken; at = next_[at]) nouns.push_back(at);
  return nouns;
}

}  // namespace standoff
