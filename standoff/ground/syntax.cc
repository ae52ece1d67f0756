#include "standoff/ground/syntax.h"

#include <algorithm>
#include <string>

namespace standoff {
namespace {

constexpr std::size_t kMaxConjuncts = 32;
constexpr int kMostJoined = 8;  // phrases or clauses that lean on each other

bool is_left_modifier(std::string_view label) {
  return one_of(label, {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet",
                        "advmod", "nounmod", "npadvmod", "punct", "case", "appos", "preconj"});
}

}  // namespace

bool is_none(const Syntax& syntax, std::uint32_t noun) {
  const std::uint32_t det = syntax.child(noun, {"det"});
  return det != kNoToken && lower_ascii(syntax.token(det).text()) == "no";
}

bool follows_nor(const Syntax& syntax, std::uint32_t verb) {
  const Token v = syntax.token(verb);
  const std::uint32_t joint = v.dep() == "conj" ? syntax.child(v.record().head, {"cc"}) : kNoToken;
  return joint != kNoToken && lower_ascii(syntax.token(joint).text()) == "nor";
}

std::uint32_t joined_passive(const Syntax& syntax, std::uint32_t participle) {
  Token verb = syntax.token(participle);
  for (int step = 0; step < kMostJoined; ++step) {
    const bool joined = verb.tag() == "VBN" && syntax.has_child(verb.index(), {"agent"}) &&
                        one_of(verb.dep(), {"acl", "conj"}) && !verb.is_root();
    if (!joined) return kNoToken;
    // The parser hangs it on the agent of the one before.
    if (verb.dep() == "acl") {
      const Token by = verb.head().head();
      if (verb.head().dep() != "pobj" || by.dep() != "agent" || verb.index() == 0) return kNoToken;
      if (syntax.token(verb.index() - 1).text() != "," && by.head().tag() != "VBN") return kNoToken;
      verb = by.head();
    } else {
      verb = verb.head();
    }
    if (syntax.has_child(verb.index(), {"nsubjpass"})) return verb.index();
  }
  return kNoToken;
}

std::uint32_t lost_subject(const Syntax& syntax, std::uint32_t verb) {
  const Document& document = syntax.document();
  const Token v = document.token(verb);
  const bool perfect = v.tag() == "VBN" && syntax.has_child(verb, {"aux"});
  if ((!one_of(v.tag(), {"VBD", "VBZ", "VBP"}) && !perfect) || one_of(v.dep(), {"acl", "relcl"}) ||
      (v.dep() == "conj" && syntax.has_child(v.record().head, {"cc"})) ||
      syntax.has_child(verb, {"csubj", "nsubj", "nsubjpass", "expl"})) {
    return kNoToken;
  }
  std::uint32_t at = verb;
  while (at > 0 && document.records()[at - 1].head == verb &&
         one_of(document.token(at - 1).dep(), {"aux", "advmod"})) {
    --at;
  }
  // "Mattis, 68, had said": behind the age stands the name.
  if (at > 3 && document.token(at - 1).text() == "," && document.token(at - 2).tag() == "CD" &&
      document.token(at - 3).text() == ",") {
    at -= 3;
  }
  if (at == 0 || document.sentence_of(at - 1) != document.sentence_of(verb)) return kNoToken;
  Token noun = document.token(at - 1);
  if (!one_of(noun.pos(), {"NOUN", "PROPN"}) || one_of(noun.dep(), {"nsubj", "nsubjpass"}) ||
      syntax.is_time(noun.index())) {
    return kNoToken;
  }
  // "as soldiers of the unit drove in"
  for (int step = 0;
       step < kMostJoined && noun.dep() == "pobj" && one_of(noun.head().text(), {"of", "from"}) &&
       one_of(noun.head().head().pos(), {"NOUN", "PROPN"});
       ++step) {
    noun = noun.head().head();
  }
  // "fired at Ashdod and Israel answered": the "and" joins the clauses.
  if (v.dep() == "conj" && noun.dep() != "conj") return kNoToken;
  for (int step = 0; step < kMostJoined && noun.dep() == "conj" && noun.pos() == "PROPN" &&
                     noun.head().dep() == "conj" && noun.head().pos() == "PROPN";
       ++step) {
    noun = noun.head();
  }
  return noun.index();
}

bool is_added_participle(const Syntax& syntax, std::uint32_t token) {
  return token > 0 && syntax.token(token).tag() == "VBG" && syntax.token(token - 1).text() == ",";
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_verb(Token token) { return one_of(token.pos(), {"VERB", "AUX"}); }

bool is_noun(Token token) { return one_of(token.pos(), {"NOUN", "PROPN", "PRON", "NUM"}); }

bool is_relative(Token token) {
  return one_of(token.tag(), {"WDT", "WP"}) || (token.text() == "that" && token.pos() == "PRON");
}

Syntax::Syntax(const Document& document) : document_(&document) {
  const std::uint32_t count = document.token_count();
  subtrees_.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) subtrees_[i] = {i, i + 1};
  // Children before heads: a token is done when all of its children are. Tokens on a cycle are
  // never done and keep what has reached them.
  std::vector<std::uint32_t> waiting(count, 0);
  std::vector<std::uint32_t> ready;
  for (std::uint32_t i = 0; i < count; ++i) {
    waiting[i] = static_cast<std::uint32_t>(document.children(i).size());
    if (waiting[i] == 0) ready.push_back(i);
  }
  while (!ready.empty()) {
    const std::uint32_t i = ready.back();
    ready.pop_back();
    const std::uint32_t head = document.records()[i].head;
    if (head == i) continue;
    subtrees_[head].begin = std::min(subtrees_[head].begin, subtrees_[i].begin);
    subtrees_[head].end = std::max(subtrees_[head].end, subtrees_[i].end);
    if (--waiting[head] == 0) ready.push_back(head);
  }
}

std::uint32_t Syntax::child(std::uint32_t token,
                            std::initializer_list<std::string_view> labels) const {
  for (std::uint32_t c : document_->children(token)) {
    if (one_of(document_->token(c).dep(), labels)) return c;
  }
  // "has been urging": the parser may hang the subject on the auxiliary.
  for (std::uint32_t c : document_->children(token)) {
    if (!one_of(document_->token(c).dep(), {"aux", "auxpass"})) continue;
    for (std::uint32_t g : document_->children(c)) {
      const std::string_view label = document_->token(g).dep();
      if (one_of(label, {"nsubj", "nsubjpass"}) && one_of(label, labels)) return g;
    }
  }
  return kNoToken;
}

bool Syntax::is_time(std::uint32_t token) const {
  const std::uint32_t entity = document_->entity_of(token);
  return entity != Document::kNone &&
         one_of(document_->label(document_->entities()[entity].label), {"DATE", "TIME"});
}

std::uint32_t Syntax::object_of(std::uint32_t token, std::string_view preposition) const {
  for (std::uint32_t c : document_->children(token)) {
    const Token t = document_->token(c);
    if (!one_of(t.dep(), {"prep", "agent", "dative"})) continue;
    if (lower_ascii(t.text()) != preposition) continue;
    const std::uint32_t object = child(c, {"pobj", "pcomp"});
    if (object != kNoToken) return object;
  }
  return kNoToken;
}

std::vector<std::uint32_t> Syntax::conjuncts(std::uint32_t token) const {
  std::vector<std::uint32_t> found = {token};
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (std::uint32_t c : document_->children(found[i])) {
      if (found.size() >= kMaxConjuncts) return found;
      if (document_->token(c).dep() == "conj" && c > found[i]) found.push_back(c);
    }
  }
  return found;
}

TokenRange Syntax::noun_phrase(std::uint32_t token) const {
  TokenRange range = {token, token + 1};
  for (std::uint32_t c : document_->children(token)) {
    if (c >= token) break;
    if (!is_left_modifier(document_->token(c).dep())) continue;
    if (document_->token(c).dep() == "punct" && range.begin == token) continue;
    range.begin = std::min(range.begin, subtrees_[c].begin);
    break;
  }
  while (range.begin < token && document_->token(range.begin).pos() == "PUNCT") ++range.begin;
  return range;
}

std::uint32_t Syntax::root_of(TokenRange range) const {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const std::uint32_t head = document_->records()[i].head;
    if (head == i || !range.contains(head)) return i;
  }
  return range.empty() ? kNoToken : range.end - 1;
}

ByteSpan Syntax::trimmed(TokenRange range) const {
  const auto is_edge = [&](std::uint32_t i) {
    const Token t = document_->token(i);
    return t.record().is_space || one_of(t.text(), {",", ".", ";", ":", "-", "--", "–", "—"});
  };
  while (!range.empty() && is_edge(range.begin)) ++range.begin;
  while (!range.empty() && is_edge(range.end - 1)) --range.end;
  return range.empty() ? ByteSpan{} : document_->span_of(range);
}

}  // namespace standoff
