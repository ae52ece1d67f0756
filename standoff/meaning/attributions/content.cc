#include "standoff/meaning/attributions/content.h"

#include <algorithm>
#include <optional>

namespace standoff {
namespace {

bool is_comma(Token token) { return one_of(token.text(), {",", "-", "--", "–", "—", ";"}); }
bool is_verb(Token token) { return token.pos() == "VERB" || token.pos() == "AUX"; }

class ContentFinder {
 public:
  ContentFinder(const Syntax& syntax, const Quotations& quotations, const Cues& cues,
                const Cue& cue)
      : syntax_(syntax),
        document_(syntax.document()),
        quotations_(quotations),
        cues_(cues),
        verb_(cue.tokens.begin),
        after_(cue.tokens.end),
        frames_(cue.entry->frames),
        sentence_(document_.sentences()[document_.sentence_of(verb_)].tokens) {}

  std::vector<TokenRange> run() {
    if (syntax_.has_child(verb_, {"nsubjpass"})) return passive();
    if (frames_.clause || frames_.quote) {
      if (auto found = clause(); !found.empty()) return found;
    }
    if (auto found = complements(); !found.empty()) return found;
    if (frames_.clause || frames_.quote) return fronted();
    return {};
  }

 private:
  [[nodiscard]] bool is_finite(std::uint32_t token) const {
    const Token t = document_.token(token);
    if (one_of(t.tag(), {"VBD", "VBZ", "VBP", "MD"})) return true;
    if (syntax_.has_child(token, {"aux", "auxpass"})) {
      const std::uint32_t aux = syntax_.child(token, {"aux", "auxpass"});
      return document_.token(aux).tag() != "TO" && document_.token(aux).tag() != "VBG";
    }
    return syntax_.has_child(token, {"nsubj", "nsubjpass", "expl", "mark"}) && t.tag() != "VBG";
  }

  // A clause in the place of an object, before, after or around the cue.
  std::vector<TokenRange> clause() const {
    for (std::uint32_t c : document_.children(verb_)) {
      const Token t = document_.token(c);
      if (t.dep() != "ccomp" || !is_finite(c)) continue;
      const TokenRange whole = syntax_.subtree(c);
      if (c > verb_ && whole.begin > verb_) return {cut(skip_mark(whole))};
      if (c > verb_) return {cut(skip_mark({after_, whole.end}))};
      if (whole.end <= verb_) return {before_cue(whole)};
      return around(whole);
    }
    return {};
  }

  [[nodiscard]] TokenRange skip_mark(TokenRange range) const {
    while (!range.empty()) {
      const Token t = document_.token(range.begin);
      const bool mark = one_of(t.text(), {"that", "That", ",", ":"}) &&
                        (t.dep() == "mark" || t.pos() == "PUNCT" || t.pos() == "SCONJ");
      if (!mark) break;
      ++range.begin;
    }
    return range;
  }

  // First token of the cue with its subject and auxiliaries.
  [[nodiscard]] std::uint32_t cue_begin() const {
    std::uint32_t begin = verb_;
    for (std::uint32_t c : document_.children(verb_)) {
      if (c > verb_) break;
      if (!one_of(document_.token(c).dep(), {"nsubj", "aux", "advmod", "neg", "auxpass"})) continue;
      // The subject may have been given the clause before it.
      const TokenRange range = syntax_.subtree(c);
      const std::uint32_t first =
          document_.token(c).dep() == "nsubj" ? subject_begin(c) : range.begin;
      begin = std::min(begin, first);
    }
    return begin;
  }
  [[nodiscard]] std::uint32_t subject_begin(std::uint32_t subject) const {
    return std::min(syntax_.subtree(subject).begin, syntax_.noun_phrase(subject).begin);
  }

  // The clause that comes first: all up to the comma before the cue.
  [[nodiscard]] TokenRange before_cue(TokenRange range) const {
    const std::uint32_t begin = cue_begin();
    return {range.begin, std::max(range.begin, std::min(range.end, begin))};
  }

  // "The plan, officials said, will fail": both sides of the cue.
  [[nodiscard]] std::vector<TokenRange> around(TokenRange whole) const {
    const std::uint32_t begin = cue_begin();
    std::uint32_t end = after_;
    for (std::uint32_t c : document_.children(verb_)) {
      if (c < verb_ || !one_of(document_.token(c).dep(),
                               {"nsubj", "prep", "npadvmod", "advmod", "dobj", "punct", "prt"})) {
        continue;
      }
      if (syntax_.subtree(c).begin <= end + 1) end = std::max(end, syntax_.subtree(c).end);
    }
    std::vector<TokenRange> parts;
    if (whole.begin < begin) parts.push_back({whole.begin, begin});
    if (end < whole.end) parts.push_back({end, whole.end});
    return parts;
  }

  // Objects, infinitives, gerunds and phrases after the verb, as one stretch.
  std::vector<TokenRange> complements() const {
    TokenRange found = {kNoToken, 0};
    bool has_object = false;
    bool has_other = false;
    for (std::uint32_t c : document_.children(verb_)) {
      if (c < verb_) continue;
      const Token t = document_.token(c);
      const bool object = one_of(t.dep(), {"dobj", "dative"}) && t.pos() != "ADP";
      const bool takes = object ? takes_object() : takes_complement(c);
      if (!takes) continue;
      (object ? has_object : has_other) = true;
      const TokenRange range = syntax_.subtree(c);
      found.begin = std::min(found.begin, std::max(range.begin, after_));
      found.end = std::max(found.end, range.end);
    }
    if (found.begin >= found.end) return {};
    if (!has_other && (!has_object || !frames_.object)) return {};
    return {cut(found)};
  }

  [[nodiscard]] bool takes_object() const {
    return frames_.object || frames_.infinitive || frames_.small_clause || frames_.as_phrase ||
           frames_.gerund || !frames_.prepositions.empty();
  }

  [[nodiscard]] bool takes_complement(std::uint32_t c) const {
    const Token t = document_.token(c);
    const bool to =
        syntax_.has_child(c, {"aux"}) && document_.token(syntax_.child(c, {"aux"})).tag() == "TO";
    if (one_of(t.dep(), {"xcomp", "ccomp", "advcl"})) {
      if (to)
        return frames_.infinitive || frames_.small_clause || (frames_.object && t.dep() == "xcomp");
      if (t.tag() == "VBG" && t.dep() != "advcl") return frames_.gerund || frames_.object;
      if (t.dep() == "advcl") return false;
      return frames_.small_clause || (frames_.infinitive && t.dep() == "ccomp") ||
             (frames_.object && t.dep() == "xcomp");
    }
    if (one_of(t.dep(), {"oprd", "attr", "acomp"}))
      return frames_.small_clause || frames_.as_phrase;
    if (!one_of(t.dep(), {"prep", "dative"})) return false;
    const std::string word = lower_ascii(t.text());
    if (word == "as") return frames_.as_phrase || frames_.small_clause;
    const auto& own = frames_.prepositions;
    if (std::find(own.begin(), own.end(), word) != own.end()) return true;
    return false;
  }

  // Without what hangs on the content only by mistake: ", saying ..." and ", according to ...";
  // and without phrases that end an object's clause.
  [[nodiscard]] TokenRange cut(TokenRange range) const {
    for (std::uint32_t i = range.begin + 1; i < range.end; ++i) {
      if (quotations_.holds(i) && quotations_.holds(range.begin) == false) continue;
      if (!is_comma(document_.token(i - 1))) continue;
      const Token t = document_.token(i);
      if (lower_ascii(t.text()) == "according") return {range.begin, i - 1};
      if (t.tag() == "VBG" && cues_.verb(syntax_, i) && !quotations_.holds(i))
        return {range.begin, i - 1};
    }
    return range;
  }

  // "X was described as Y", "X is believed to Z", "it was announced that Z".
  std::vector<TokenRange> passive() const {
    const std::uint32_t subject = syntax_.child(verb_, {"nsubjpass"});
    TokenRange rest = {kNoToken, 0};
    for (std::uint32_t c : document_.children(verb_)) {
      if (c < verb_) continue;
      const Token t = document_.token(c);
      const bool clause = t.dep() == "ccomp" || t.dep() == "xcomp" || t.dep() == "oprd" ||
                          (t.dep() == "advcl" && syntax_.has_child(c, {"aux"})) ||
                          (t.dep() == "prep" && lower_ascii(t.text()) == "as");
      if (!clause) continue;
      const TokenRange range = skip_mark(syntax_.subtree(c));
      rest.begin = std::min(rest.begin, std::max(range.begin, after_));
      rest.end = std::max(rest.end, range.end);
    }
    const bool has_rest = rest.begin < rest.end;
    const Token s = document_.token(subject);
    if (frames_.hearer || lower_ascii(s.text()) == "it") {
      return has_rest ? std::vector<TokenRange>{cut(rest)} : std::vector<TokenRange>{};
    }
    if (!has_rest && !frames_.object) return {};
    std::vector<TokenRange> parts = {syntax_.subtree(subject)};
    parts.front().end = std::min(parts.front().end, verb_);
    if (has_rest) parts.push_back(cut(rest));
    return parts;
  }

  // A clause before the cue that the parser has not tied to it.
  std::vector<TokenRange> fronted() const {
    const std::uint32_t begin = cue_begin();
    if (begin <= sentence_.begin + 1) return {};
    std::uint32_t comma = begin - 1;
    if (!is_comma(document_.token(comma)) && !quotations_.holds(comma)) return {};
    bool has_verb = false;
    for (std::uint32_t i = sentence_.begin; i < comma && !has_verb; ++i)
      has_verb = is_verb(document_.token(i));
    if (!has_verb) return {};
    // An adverbial before the cue is none of its content.
    for (std::uint32_t c : document_.children(verb_)) {
      if (c < begin && one_of(document_.token(c).dep(), {"advcl", "prep"}) &&
          syntax_.subtree(c).begin == sentence_.begin) {
        return {};
      }
    }
    if (document_.token(verb_).dep() == "advcl" || document_.token(verb_).tag() == "VBG") return {};
    return {{sentence_.begin, comma}};
  }

  const Syntax& syntax_;
  const Document& document_;
  const Quotations& quotations_;
  const Cues& cues_;
  std::uint32_t verb_;
  std::uint32_t after_;
  const CueFrames& frames_;
  TokenRange sentence_;
};

}  // namespace

std::vector<TokenRange> content_of(const Syntax& syntax, const Quotations& quotations,
                                   const Cues& cues, const Cue& cue) {
  return ContentFinder(syntax, quotations, cues, cue).run();
}

std::vector<TokenRange> content_of_noun(const Syntax& syntax, std::uint32_t token,
                                        const CueEntry& entry) {
  const Document& document = syntax.document();
  for (std::uint32_t c : document.children(token)) {
    if (c < token) continue;
    const Token t = document.token(c);
    TokenRange range = syntax.subtree(c);
    if (one_of(t.dep(), {"acl", "ccomp", "relcl"})) {
      const Token first = document.token(range.begin);
      const bool to = entry.frames.infinitive && first.tag() == "TO";
      const bool that =
          entry.frames.clause && first.dep() == "mark" && lower_ascii(first.text()) == "that";
      if (that) ++range.begin;
      if (to || that) return {range};
    }
    if (t.dep() == "prep") {
      const auto& own = entry.frames.prepositions;
      if (std::find(own.begin(), own.end(), lower_ascii(t.text())) != own.end()) {
        ++range.begin;
        if (!range.empty()) return {range};
      }
    }
  }
  return {};
}

std::vector<TokenRange> content_around(const Syntax& syntax, TokenRange phrase) {
  const Document& document = syntax.document();
  const TokenRange sentence = document.sentences()[document.sentence_of(phrase.begin)].tokens;
  const auto trim_end = [&](std::uint32_t end) {
    while (end > sentence.begin && document.token(end - 1).pos() == "PUNCT") --end;
    return end;
  };
  const std::uint32_t before = trim_end(phrase.begin);
  const bool first = before <= sentence.begin + 1;
  const bool last = trim_end(sentence.end) <= phrase.end;
  if (first) return {{phrase.end, sentence.end}};
  if (last) return {{sentence.begin, before}};
  // Within the sentence: "and, according to X, ..." vouches for what follows, else for the clause.
  const Token previous = document.token(before - 1);
  if (previous.pos() == "CCONJ" || previous.pos() == "SCONJ") return {{phrase.end, sentence.end}};
  const bool comma = phrase.end < sentence.end && is_comma(document.token(phrase.end));
  if (comma) return {{sentence.begin, before}, {phrase.end, sentence.end}};
  return {{sentence.begin, before}};
}

}  // namespace standoff
