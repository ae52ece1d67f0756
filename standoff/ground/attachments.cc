#include "standoff/ground/attachments.h"

#include <vector>

#include "standoff/document/document_builder.h"

namespace standoff {
namespace {

constexpr int kHighest = 8;  // arcs that are climbed from a verb to the one that it belongs to
constexpr std::uint32_t kMostBetween = 8;  // tokens between "and" and the verb that it joins

class Attachments {
 public:
  Attachments(const Document& document, const World& world, const Speaks& speaks)
      : syntax_(document), world_(world), speaks_(speaks) {}

  [[nodiscard]] std::vector<Arc> find() {
    for (std::uint32_t i = 0; i < syntax_.document().token_count(); ++i) {
      const Token t = syntax_.token(i);
      if (t.tag() == "VBG" && t.dep() == "amod") free_gerund(i);
      if (t.dep() == "advcl" && is_added_participle(syntax_, i)) resume(i);
      if (t.dep() == "prep") join_charge(i);
      if (t.dep() == "appos") make_predicate(i);
      const bool participle = t.tag() == "VBG" && t.dep() == "conj" && speaks_(syntax_, i);
      if ((!is_finite(t) && !participle) || has_own_subject(i)) continue;
      if (t.dep() == "conj") join(i);
      if (t.dep() == "acl") raise(i);
    }
    return std::move(arcs_);
  }

 private:
  static bool is_finite(Token t) { return one_of(t.tag(), {"VBD", "VBZ"}) && t.pos() == "VERB"; }

  [[nodiscard]] bool has_own_subject(std::uint32_t verb) const {
    return syntax_.has_child(verb, {"nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass"});
  }

  // Ties a joined verb to the verb above that it goes with.
  void join(std::uint32_t verb) {
    const Token v = syntax_.token(verb);
    const Token joined = v.head();
    if (joined.index() >= verb || !is_verb(joined)) return;
    const bool infinitive = joined.tag() == "VB";
    if (!infinitive && !(speaks_(syntax_, verb) && cannot_speak(joined, v.tag()))) return;
    const std::uint32_t above = verb_above(joined, v.tag());
    if (above == kNoToken || (!infinitive && !speaks_(syntax_, above))) return;
    arcs_.push_back({verb, above, "conj"});
    for (std::uint32_t c : joined.children()) {
      if (c > joined.index() && c < verb && syntax_.token(c).dep() == "cc" &&
          only_followed_by(c, verb)) {
        arcs_.push_back({c, above, "cc"});
      }
    }
  }

  // "said the house was hit, denouncing the raid": whoever said it denounces.
  void resume(std::uint32_t participle) {
    const Token told = syntax_.token(participle).head();
    if (told.dep() != "ccomp" || told.index() > participle || !is_verb(told.head())) return;
    const Token above = told.head();
    if (above.index() < told.index() && speaks_(syntax_, participle)) {
      arcs_.push_back({participle, above.index(), "advcl"});
    }
  }

  // Whether nothing but adverbs stands between the conjunction and the verb.
  [[nodiscard]] bool only_followed_by(std::uint32_t conjunction, std::uint32_t verb) const {
    if (verb - conjunction > kMostBetween) return false;
    for (std::uint32_t i = conjunction + 1; i < verb; ++i) {
      if (!one_of(syntax_.token(i).pos(), {"ADV", "PUNCT"})) return false;
    }
    return true;
  }

  // Whether the subject of `verb` is none of a verb of speech in this tense beside it: "had
  // fallen and accused", "was behind the raid and called", "the talks failed and urged".
  [[nodiscard]] bool cannot_speak(Token verb, std::string_view tense) const {
    if (verb.tag() != tense || verb.lemma() == "be") return true;
    const std::uint32_t subject = syntax_.child(verb.index(), {"nsubj", "nsubjpass", "expl"});
    if (subject == kNoToken) return false;
    const Token s = syntax_.token(subject);
    return s.pos() == "NOUN" && world_.noun_class(s) == NounClass::kOther;
  }

  // The nearest verb above with this tense, and a subject unless it is a participle.
  [[nodiscard]] std::uint32_t verb_above(Token verb, std::string_view tense) const {
    for (int step = 0; step < kHighest && !verb.is_root(); ++step) {
      verb = verb.head();
      const bool clause = tense == "VBG" || syntax_.has_child(verb.index(), {"nsubj", "nsubjpass"});
      if (verb.tag() == tense && is_verb(verb) && clause) return verb.index();
    }
    return kNoToken;
  }

  // Makes a past tense that hangs on a sentence without a verb that sentence's verb.
  void raise(std::uint32_t verb) {
    Token noun = syntax_.token(verb).head();
    if (noun.index() >= verb || syntax_.has_child(verb, {"agent"})) return;
    if (!noun.is_root()) {
      if (syntax_.token(verb - 1).text() != ",") return;
      for (int step = 0; step < kHighest && !noun.is_root(); ++step) noun = noun.head();
    }
    const bool is_subject = noun.is_root() && one_of(noun.pos(), {"NOUN", "PROPN"}) &&
                            noun.index() < verb && !has_own_subject(noun.index());
    if (!is_subject || noun.index() == raised_) return;
    raised_ = noun.index();
    arcs_.push_back({verb, verb, "ROOT"});
    arcs_.push_back({noun.index(), verb, "nsubj"});
  }

  // "accused them of looting shops": a deed, no kind of shops.
  void free_gerund(std::uint32_t gerund) {
    const Token noun = syntax_.token(gerund).head();
    const Token of = noun.head();
    if (noun.dep() != "pobj" || of.text() != "of" || of.index() + 1 != gerund) return;
    const bool charged =
        world_.is_charged(of.head()) || world_.is(WordList::kCharging, of.head().lemma());
    if (!charged) return;
    arcs_.push_back({gerund, of.index(), "pcomp"});
    arcs_.push_back({noun.index(), gerund, "dobj"});
  }

  // "accused them of looting and of burning": both are charges.
  void join_charge(std::uint32_t second) {
    const Token of = syntax_.token(second);
    const Token gerund = of.head();
    if (gerund.dep() != "pcomp" || second == 0 || gerund.index() > second ||
        syntax_.token(second - 1).dep() != "cc") {
      return;
    }
    const Token first = gerund.head();
    if (first.text() == of.text()) arcs_.push_back({second, first.record().head, "prep"});
  }

  // 'called the verdict "a sham"': no other name of the verdict.
  void make_predicate(std::uint32_t noun) {
    const Token named = syntax_.token(noun).head();
    const Token verb = named.head();
    const std::uint32_t begin = syntax_.subtree(noun).begin;
    if (named.dep() != "dobj" || !world_.is(WordList::kVerdicts, verb.lemma()) || begin == 0)
      return;
    const auto is_mark = [&](std::uint32_t t) {
      return one_of(syntax_.token(t).tag(), {"``", "''"});
    };
    const bool quoted = is_mark(begin) || is_mark(begin - 1);
    if (begin > named.index() + 1 + (is_mark(begin - 1) ? 1U : 0U)) return;
    const bool indefinite = one_of(lower_ascii(syntax_.token(begin).text()), {"a", "an"});
    if (quoted || indefinite) arcs_.push_back({noun, verb.index(), "oprd"});
  }

  Syntax syntax_;
  const World& world_;
  const Speaks& speaks_;
  std::vector<Arc> arcs_;
  std::uint32_t raised_ = kNoToken;  // the last sentence that has got a verb, by its root
};

}  // namespace

std::optional<Document> reattached(const Document& document, const World& world,
                                   const Speaks& speaks) {
  const std::vector<Arc> arcs = Attachments(document, world, speaks).find();
  if (arcs.empty()) return std::nullopt;
  Result<Document> better = DocumentBuilder::with_arcs(document, arcs);
  if (!better) return std::nullopt;
  return *std::move(better);
}

}  // namespace standoff
