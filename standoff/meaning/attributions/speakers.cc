#include "standoff/meaning/attributions/speakers.h"

#include <algorithm>

#include "standoff/meaning/attributions/content_ends.h"

namespace standoff {
namespace {

constexpr int kMaxSharedClauses = 8;  // clauses between a cue and the subject that it shares

class SourceFinder {
 public:
  SourceFinder(const Syntax& syntax, const World& world, const Cues& cues)
      : syntax_(syntax), world_(world), cues_(cues) {}

  Source of_verb(std::uint32_t verb, int steps = 0) const {
    if (steps > kMaxSharedClauses) return {};
    const Token v = syntax_.token(verb);
    if (const std::uint32_t speaker = interposed_speaker(syntax_, verb); speaker != kNoToken) {
      return {{speaker}};
    }
    if (const std::uint32_t subject = subject_of(syntax_, verb); subject != kNoToken) {
      if (!is_relative(syntax_.token(subject))) return {syntax_.conjuncts(subject)};
      return {syntax_.conjuncts(antecedent(verb, subject))};
    }
    if (const std::uint32_t subject = syntax_.child(verb, {"nsubjpass"}); subject != kNoToken) {
      return agent(verb);
    }
    if (v.tag() == "VBN" && !syntax_.has_child(verb, {"aux"})) {
      Source by = agent(verb);
      if (!by.heads.empty()) return by;
      if (is_asked(verb)) return {};
    }
    if (const std::uint32_t noun = lost_subject(syntax_, verb); noun != kNoToken) {
      return {syntax_.conjuncts(noun)};
    }
    if (v.is_root()) return {};
    const std::uint32_t head = v.record().head;
    if (v.dep() == "acl" || v.dep() == "relcl") return of_noun(verb, head, steps);
    if (v.dep() == "pcomp" || v.dep() == "prep") return of_phrase(head, steps);
    if (one_of(v.dep(), {"conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"}))
      return shared(head, steps);
    return {};
  }

  Source of_document(std::uint32_t noun, int steps = 0) const {
    if (steps > kMaxSharedClauses) return {};
    if (const std::uint32_t owner = syntax_.child(noun, {"poss"}); owner != kNoToken) {
      return {syntax_.conjuncts(owner)};
    }
    if (const std::uint32_t by = syntax_.object_of(noun, "by"); by != kNoToken) {
      return {syntax_.conjuncts(by)};
    }
    for (std::uint32_t c : syntax_.document().children(noun)) {
      if (syntax_.token(c).dep() != "acl") continue;
      Source issued = agent(c);
      if (!issued.heads.empty()) return issued;
    }
    if (const std::uint32_t from = syntax_.object_of(noun, "from"); from != kNoToken) {
      return {syntax_.conjuncts(from)};
    }
    const Token n = syntax_.token(noun);
    if (n.dep() == "dobj" || n.dep() == "conj") {
      const std::uint32_t head = n.record().head;
      if (cues_.issues(syntax_.token(head))) return of_verb(head, steps + 1);
    }
    return {};
  }

 private:
  // "Asked whether they would go, Roe said": Roe is asked.
  bool is_asked(std::uint32_t verb) const {
    const auto cue = cues_.verb(syntax_, verb);
    return syntax_.token(verb).dep() == "advcl" && cue && cue->entry->frames.hearer;
  }

  // The noun that "who" takes up: the one that the clause hangs on, or where the parser lost it,
  // the noun before.
  std::uint32_t antecedent(std::uint32_t verb, std::uint32_t relative) const {
    const Token v = syntax_.token(verb);
    const Token head = v.head();
    const bool noun = one_of(head.pos(), {"NOUN", "PROPN", "PRON"});
    if (v.dep() == "relcl" && noun &&
        (syntax_.token(relative).text() != "who" || head.index() + 3 >= relative)) {
      return syntax_.token(relative).text() == "who" ? world_.person_meant(head) : head.index();
    }
    for (std::uint32_t t = relative; t-- > 0 && t + 4 > relative;) {
      if (one_of(syntax_.token(t).pos(), {"NOUN", "PROPN"})) return first_conjunct(t);
    }
    return head.index();
  }
  std::uint32_t first_conjunct(std::uint32_t token) const {
    for (int step = 0; step < kMaxSharedClauses && syntax_.token(token).dep() == "conj"; ++step) {
      token = syntax_.token(token).record().head;
    }
    return token;
  }

  Source agent(std::uint32_t verb) const {
    const std::uint32_t by = syntax_.object_of(verb, "by");
    if (by != kNoToken) return {syntax_.conjuncts(by)};
    Source nobody;
    nobody.unnamed = true;
    return nobody;
  }

  // "officials saying", "a statement saying", "the plan touted by officials"
  Source of_noun(std::uint32_t verb, std::uint32_t noun, int steps) const {
    const Token v = syntax_.token(verb);
    // "the army, which had spoken of a leak, conceded that": the parser takes it for a participle.
    const auto cue = cues_.verb(syntax_, verb);
    const bool finite = syntax_.has_child(verb, {"ccomp"}) && cue && !cue->entry->frames.hearer &&
                        syntax_.object_of(verb, "by") == kNoToken && verb > 0 &&
                        syntax_.token(verb - 1).text() == ",";
    if (v.tag() == "VBN" && !finite) return agent(verb);
    if (v.tag() == "VBD" || finite) return {{noun}};
    if (world_.noun_class(syntax_.token(noun)) == NounClass::kDocument) {
      Source issued = of_document(noun, steps + 1);
      if (!issued.heads.empty()) return issued;
      return {{noun}};
    }
    // "condemned the attack, saying": the participle belongs to the clause, not to its object.
    const Token n = syntax_.token(noun);
    const NounClass noun_class = world_.noun_class(n);
    const bool person = noun_class == NounClass::kOfficial || noun_class == NounClass::kPerson ||
                        noun_class == NounClass::kPopulation;
    if (!person && one_of(n.dep(), {"dobj", "pobj", "attr"})) return climb(noun, steps);
    return {{noun}};
  }

  // Subject of the clause that holds this noun.
  Source climb(std::uint32_t token, int steps) const {
    for (int step = 0; step < kMaxSharedClauses; ++step) {
      const Token t = syntax_.token(token);
      if (t.is_root()) break;
      token = t.record().head;
      if (syntax_.token(token).pos() == "VERB" || syntax_.token(token).pos() == "AUX") {
        Source found = of_verb(token, std::max(steps + 1, kMaxSharedClauses / 2));
        found.implied = true;
        return found;
      }
    }
    return {};
  }

  // "after accusing", "with officials saying"
  Source of_phrase(std::uint32_t preposition, int steps) const {
    const Token p = syntax_.token(preposition);
    if (p.is_root()) return {};
    const std::uint32_t head = p.record().head;
    const Token h = syntax_.token(head);
    if (h.pos() != "VERB" && h.pos() != "AUX") return climb(preposition, steps);
    // "the daily quoted Roe as saying"
    const std::uint32_t quoted = syntax_.child(head, {"dobj"});
    if (quoted != kNoToken && quoted < preposition && lower_ascii(p.text()) == "as") {
      return {syntax_.conjuncts(quoted)};
    }
    return shared(head, steps);
  }

  // The subject of the clause that this one leans on.
  Source shared(std::uint32_t head, int steps) const {
    Source found;
    if (const std::uint32_t subject = syntax_.child(head, {"nsubjpass"}); subject != kNoToken) {
      found = {syntax_.conjuncts(subject)};
    } else if (syntax_.token(head).pos() == "VERB" || syntax_.token(head).pos() == "AUX") {
      found = of_verb(head, steps + 1);
    } else if (!syntax_.token(head).is_root()) {
      found = climb(head, steps);
    }
    found.implied = true;
    return found;
  }

  const Syntax& syntax_;
  const World& world_;
  const Cues& cues_;
};

}  // namespace

std::uint32_t interposed_speaker(const Syntax& syntax, std::uint32_t verb) {
  const Document& document = syntax.document();
  if (verb == 0 || !one_of(syntax.token(verb).tag(), {"VBD", "VBZ"}) ||
      syntax.token(verb - 1).text() != ",") {
    return kNoToken;
  }
  for (std::uint32_t c : document.children(verb)) {
    const std::uint32_t name =
        syntax.token(c).dep() == "ccomp" && c > verb ? syntax.child(c, {"nsubj"}) : kNoToken;
    if (name == kNoToken || syntax.noun_phrase(name).begin != verb + 1) continue;
    const std::uint32_t entity = document.entity_of(name);
    const bool person =
        entity != Document::kNone && document.label(document.entities()[entity].label) == "PERSON";
    const std::uint32_t end = end_of_interposed(syntax, name);
    if (person && end < c && syntax.token(end).text() == ",") return name;
  }
  return kNoToken;
}

std::uint32_t end_of_interposed(const Syntax& syntax, std::uint32_t speaker) {
  const std::uint32_t role = syntax.child(speaker, {"appos"});
  return role == kNoToken ? speaker + 1 : syntax.subtree(role).end;
}

std::uint32_t subject_of(const Syntax& syntax, std::uint32_t verb) {
  std::uint32_t nearest = syntax.child(verb, {"nsubj"});
  for (std::uint32_t c : syntax.document().children(verb)) {
    if (c > verb) break;
    if (syntax.token(c).dep() == "nsubj") nearest = c;
  }
  return nearest;
}

Source source_of(const Syntax& syntax, const World& world, std::uint32_t verb, const Cues& cues) {
  return SourceFinder(syntax, world, cues).of_verb(verb);
}

Source issuer_of(const Syntax& syntax, const World& world, std::uint32_t noun, const Cues& cues) {
  return SourceFinder(syntax, world, cues).of_document(noun);
}

TokenRange source_words(const Syntax& syntax, const Source& source, std::uint32_t cue) {
  const Document& document = syntax.document();
  const std::uint32_t head = source.heads.front();
  TokenRange words = {syntax.noun_phrase(head).begin, syntax.subtree(head).end};
  const auto end_before = [&](std::uint32_t token) {
    if (token > head) words.end = std::min(words.end, token);
  };
  end_before(source.end);
  end_before(cue);
  for (std::uint32_t c : document.children(head)) {
    const TokenRange part = syntax.subtree(c);
    const std::uint32_t object = syntax.child(c, {"pobj"});
    const bool day = syntax.is_time(object == kNoToken ? c : object);
    if (day || part.contains(cue)) end_before(part.begin);
  }
  return words;
}

}  // namespace standoff
