#include "standoff/meaning/frames/reach.h"

#include <algorithm>

namespace standoff {
namespace {

constexpr std::uint32_t kLongestAside = 60;  // tokens of what is added behind a comma
constexpr int kMaxReach = 32;                // heads between a word and its verb

}  // namespace

std::uint32_t clause_of(const Syntax& syntax, std::uint32_t token) {
  std::uint32_t at = token;
  for (int step = 0; step < kMaxReach; ++step) {
    if (is_verb(syntax.token(at))) {
      const Token t = syntax.token(at);
      if (!one_of(t.dep(), {"aux", "auxpass"})) return at;
    }
    const Token t = syntax.token(at);
    if (t.is_root()) return at;
    at = t.record().head;
  }
  return at;
}

TokenRange clause_range(const Syntax& syntax, std::uint32_t predicate) {
  TokenRange range = syntax.subtree(predicate);
  const auto stands_alone = [&](std::uint32_t child) {
    const Token t = syntax.token(child);
    return one_of(t.dep(), {"conj", "cc", "punct", "parataxis", "dep"}) ||
           (t.dep() == "advcl" && child > predicate);
  };
  const auto children = syntax.document().children(predicate);
  for (auto c = children.rbegin(); c != children.rend() && *c > predicate; ++c) {
    const TokenRange part = syntax.subtree(*c);
    if (!stands_alone(*c) || part.end < range.end || part.begin <= predicate) break;
    range.end = part.begin;
  }
  for (std::uint32_t c : children) {
    const TokenRange part = syntax.subtree(c);
    if (c > predicate || !stands_alone(c) || part.begin > range.begin || part.end > predicate)
      break;
    range.begin = part.end;
  }
  return range;
}

ByteSpan evidence_of(const Frames& frames, std::uint32_t predicate) {
  const Syntax& syntax = frames.syntax();
  const std::uint32_t verb = clause_of(syntax, predicate);
  TokenRange range = clause_range(syntax, verb);
  if (!range.contains(predicate)) range = syntax.subtree(predicate);
  const ByteSpan span = syntax.trimmed(range);
  return span.empty() ? syntax.token(predicate).span() : span;
}

namespace {

// "a coalition to patrol the Gulf": the parser takes the infinitive for a relative clause.
bool is_infinitive_clause(const Syntax& syntax, std::uint32_t verb) {
  const std::uint32_t first = syntax.subtree(verb).begin;
  return syntax.token(verb).dep() == "relcl" && syntax.token(first).tag() == "TO";
}

// What is added behind a comma: "double its army, ending decades of peace", "bombing the town, a
// charge that Norvia denies".
bool is_aside(const Syntax& syntax, std::uint32_t token) {
  const Token t = syntax.token(token);
  if (t.dep() == "appos") return syntax.has_child(token, {"relcl"});
  return t.dep() == "advcl" && t.tag() == "VBG" && !syntax.has_child(token, {"aux", "mark"});
}

}  // namespace

TokenRange noun_reach(const Syntax& syntax, std::uint32_t noun) {
  TokenRange range = syntax.noun_phrase(noun);
  for (std::uint32_t c : syntax.document().children(noun)) {
    if (c < noun) continue;
    const Token t = syntax.token(c);
    const bool judged = lower_ascii(t.text()) == "as";  // "denounced the move as censorship"
    const bool joins = (t.dep() == "prep" && !judged) || t.dep() == "acl" || t.dep() == "prt" ||
                       (t.dep() == "ccomp" && t.pos() == "VERB") || is_infinitive_clause(syntax, c);
    const TokenRange part = syntax.subtree(c);
    if (!joins || part.begin != range.end) break;
    range.end = part.end;
  }
  // A relative clause inside the last phrase is told of that phrase.
  for (std::uint32_t i = noun + 1; i < range.end; ++i) {
    const Token t = syntax.token(i);
    if (is_infinitive_clause(syntax, i)) continue;
    if (one_of(t.dep(), {"relcl", "appos", "parataxis"})) {
      const TokenRange part = syntax.subtree(i);
      if (part.begin > noun && part.end >= range.end) {
        range.end = part.begin;
        break;
      }
    }
  }
  return range;
}

TokenRange clause_reach(const Syntax& syntax, std::uint32_t verb) {
  TokenRange range = syntax.subtree(verb);
  for (std::uint32_t c : syntax.document().children(verb)) {
    if (c > verb) break;
    const Token t = syntax.token(c);
    const bool opens = t.dep() == "mark" || t.tag() == "TO" || t.dep() == "punct" ||
                       one_of(t.dep(), {"cc", "advcl", "advmod"}) ||
                       one_of(t.tag(), {"WDT", "WP", "WRB"});
    const TokenRange part = syntax.subtree(c);
    if (!opens || part.begin != range.begin || part.end > verb) break;
    range.begin = part.end;
  }
  for (std::uint32_t i = verb + 2; i < range.end; ++i) {  // "helping them, which Oslo denies"
    if (syntax.token(i).tag() == "WDT" && syntax.token(i - 1).text() == ",") range.end = i - 1;
  }
  for (std::uint32_t back = 1; back <= kLongestAside && range.end > verb + back; ++back) {
    const std::uint32_t i = range.end - back;
    const TokenRange part = syntax.subtree(i);
    const bool last = part.end >= range.end && part.begin > verb + 1 &&
                      syntax.token(part.begin - 1).text() == ",";
    if (last && is_aside(syntax, i)) return {range.begin, part.begin - 1};
  }
  return range;
}

ByteSpan reach_of(const Syntax& syntax, std::uint32_t predicate) {
  const Token t = syntax.token(predicate);
  const bool clause = one_of(t.pos(), {"VERB", "AUX"});
  const ByteSpan span =
      syntax.trimmed(clause ? clause_reach(syntax, predicate) : noun_reach(syntax, predicate));
  return span.empty() ? t.span() : span;
}

ByteSpan deed_reach(const Syntax& syntax, std::uint32_t verb) {
  // "They must be freed": whom it befalls belongs to it.
  const bool own = is_verb(syntax.token(verb)) && !syntax.has_child(verb, {"auxpass"});
  if (!own) return reach_of(syntax, verb);
  TokenRange range = {verb, clause_reach(syntax, verb).end};
  for (std::uint32_t c : syntax.document().children(verb)) {
    const bool reason = syntax.token(c).dep() == "advcl" && syntax.has_child(c, {"mark"});
    const TokenRange part = syntax.subtree(c);
    if (reason && part.begin > verb && part.end >= range.end) range.end = part.begin;
  }
  return syntax.trimmed(range);
}

std::uint32_t sentence_at(const Document& document, std::uint32_t byte) {
  return document.sentence_of(document.token_at(byte));
}

bool has_subject(const Document& document, ByteSpan span) {
  const TokenRange range = document.tokens_in(span);
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    if (one_of(document.token(t).dep(), {"nsubj", "nsubjpass", "expl"})) return true;
  }
  return false;
}

std::set<std::string> content_words(const Document& document, ByteSpan span) {
  std::set<std::string> words;
  const TokenRange range = document.tokens_in(span);
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    const Token token = document.token(t);
    if (one_of(token.pos(), {"NOUN", "VERB", "PROPN", "ADJ"})) {
      words.insert(lower_ascii(token.lemma()));
    }
  }
  return words;
}

bool are_near(const Document& document, ByteSpan a, ByteSpan b) {
  const std::uint32_t first = sentence_at(document, a.begin);
  const std::uint32_t second = sentence_at(document, b.begin);
  return first <= second + 1 && second <= first + 1;
}

bool is_negated(const Syntax& syntax, std::uint32_t token) {
  const auto children = syntax.document().children(token);
  return std::any_of(children.begin(), children.end(),
                     [&](std::uint32_t c) { return negates(syntax.token(c)); }) ||
         mood_of(syntax, clause_of(syntax, token)).negated;
}

}  // namespace standoff
