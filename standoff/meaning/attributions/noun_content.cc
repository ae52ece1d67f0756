#include "standoff/meaning/attributions/noun_content.h"

#include <algorithm>

namespace standoff {

namespace {

// "a warning from the envoys that": where what is said begins.
std::uint32_t after_issuer(const Syntax& syntax, std::uint32_t noun) {
  const Document& document = syntax.document();
  for (const char* preposition : {"from", "by"}) {
    const std::uint32_t issuer = syntax.object_of(noun, preposition);
    if (issuer == kNoToken) continue;
    for (std::uint32_t c : document.children(noun)) {
      const bool clause = one_of(document.token(c).dep(), {"acl", "relcl", "ccomp"});
      const std::uint32_t begin = syntax.subtree(c).begin;
      if (clause && begin > issuer && lower_ascii(document.token(begin - 1).text()) != ",")
        return begin;
    }
  }
  return noun + 1;
}

}  // namespace

std::vector<TokenRange> content_of_noun(const Syntax& syntax, std::uint32_t token,
                                        const CueEntry& entry) {
  const Document& document = syntax.document();
  const std::uint32_t next = after_issuer(syntax, token);
  if (next >= document.token_count() || document.sentence_of(next) != document.sentence_of(token)) {
    return {};
  }
  const Token first = document.token(next);
  const std::string word = lower_ascii(first.text());
  // The clause follows its noun, whatever the parser ties it to.
  const bool to = entry.frames.infinitive && first.tag() == "TO";
  const bool that = entry.frames.clause && word == "that" && first.dep() == "mark";
  if (to || that) {
    const TokenRange clause = syntax.subtree(first.record().head);
    return {{to ? next : next + 1, std::max(clause.end, next + 1)}};
  }
  // "confident they will come"
  const std::uint32_t bare = syntax.child(token, {"ccomp"});
  if (entry.frames.clause && bare != kNoToken && syntax.subtree(bare).begin == next) {
    return {syntax.subtree(bare)};
  }
  const auto& own = entry.frames.prepositions;
  if (first.dep() == "prep" && std::find(own.begin(), own.end(), word) != own.end()) {
    const TokenRange phrase = syntax.subtree(next);
    if (phrase.end > next + 1) return {{next + 1, phrase.end}};
  }
  // "their demands included ..."
  const Token noun = document.token(token);
  if (noun.dep() != "nsubj" || !syntax.has_child(token, {"poss"})) return {};
  if (!one_of(noun.head().lemma(), {"be", "include", "remain"})) return {};
  const std::uint32_t said = syntax.child(noun.record().head, {"attr", "dobj", "ccomp", "xcomp"});
  if (said == kNoToken || said < token) return {};
  TokenRange clause = syntax.subtree(said);
  if (document.token(clause.begin).text() == "that") ++clause.begin;
  return {clause};
}

std::vector<TokenRange> content_around(const Syntax& syntax, TokenRange phrase) {
  const Document& document = syntax.document();
  TokenRange sentence = document.sentences()[document.sentence_of(phrase.begin)].tokens;
  for (std::uint32_t i = sentence.begin; i < phrase.begin; ++i) {
    if (document.token(i).text() == ";") sentence.begin = i + 1;
  }
  for (std::uint32_t i = sentence.end; i-- > phrase.end;) {
    if (document.token(i).text() == ";") sentence.end = i;
  }
  const auto trim_end = [&](std::uint32_t end) {
    while (end > sentence.begin && document.token(end - 1).pos() == "PUNCT") --end;
    return end;
  };
  const std::uint32_t before = trim_end(phrase.begin);
  if (before <= sentence.begin + 1) return {{phrase.end, sentence.end}};
  // "and, according to X, ..." vouches for what follows, anything else for the clause before.
  const Token previous = document.token(before - 1);
  if (one_of(previous.pos(), {"CCONJ", "SCONJ"})) return {{phrase.end, sentence.end}};
  const bool last = trim_end(sentence.end) <= phrase.end;
  const bool comma = phrase.end < sentence.end &&
                     one_of(document.token(phrase.end).text(), {",", "-", "--", "–", "—", ";"});
  if (!last && comma) return {{sentence.begin, before}, {phrase.end, sentence.end}};
  return {{sentence.begin, before}};
}

}  // namespace standoff
