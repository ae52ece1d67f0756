#include "standoff/meaning/attributions/statements.h"

#include <algorithm>
#include <utility>

#include "standoff/meaning/attributions/assertion.h"
#include "standoff/meaning/attributions/content.h"
#include "standoff/meaning/attributions/content_spans.h"
#include "standoff/meaning/attributions/labels.h"
#include "standoff/meaning/attributions/nesting.h"
#include "standoff/meaning/attributions/noun_content.h"
#include "standoff/meaning/attributions/quoted.h"
#include "standoff/meaning/attributions/setting.h"
#include "standoff/meaning/attributions/speakers.h"

namespace standoff {
namespace {

constexpr int kDeepestNoun = 8;  // phrases between a noun and its clause

bool is_first_person(Token token) {
  return one_of(lower_ascii(token.text()), {"i", "we", "me", "us"}) && token.pos() == "PRON";
}

bool is_capitalized(std::string_view word) {
  return !word.empty() && word[0] >= 'A' && word[0] <= 'Z';
}

class StatementFinder {
 public:
  StatementFinder(const StatementInput& input, Actors& actors)
      : in_(input),
        syntax_(input.syntax),
        document_(input.syntax.document()),
        quotations_(input.quotations),
        actors_(actors),
        spans_(input.syntax, input.quotations),
        owned_(document_.token_count(), kNoToken) {}

  std::vector<Statement> run() {
    speeches_ = find_quoted_speech(syntax_, quotations_, in_.cues);
    labels_ = find_labels(syntax_, quotations_, in_.world, actors_);
    drop_labelled_speeches();
    for (std::uint32_t s = 0; s < speeches_.size(); ++s) {
      if (speeches_[s].verb != kNoToken) owned_[speeches_[s].verb] = s;
      if (speeches_[s].phrase != kNoToken) owned_[speeches_[s].phrase] = s;
    }
    std::uint32_t next = 0;
    std::size_t label = 0;
    for (std::uint32_t t = 0; t < document_.token_count(); ++t) {
      while (next < speeches_.size() && anchor(speeches_[next]) <= t) quoted(speeches_[next++]);
      if (owned_[t] == kNoToken) token(t);
      if (label < labels_.size() && labels_[label].colon == t) labelled(labels_[label++]);
    }
    while (next < speeches_.size()) quoted(speeches_[next++]);
    return told_once(found_);
  }

 private:
  // Quotations without a cue of their own, in words that a label gives to a speaker.
  void drop_labelled_speeches() {
    std::erase_if(speeches_, [&](const QuotedSpeech& speech) {
      const std::uint32_t at = anchor(speech);
      return speech.verb == kNoToken && speech.phrase == kNoToken &&
             std::any_of(labels_.begin(), labels_.end(),
                         [&](const SpeakerLabel& label) { return label.content.contains(at); });
    });
  }

  // Where a speech comes in the order of the text: at its cue or its first words.
  [[nodiscard]] std::uint32_t anchor(const QuotedSpeech& speech) const {
    return quotations_.all()[speech.quotations.front()].tokens.begin;
  }

  // -------------------------------------------------------------------------------- quotations

  void quoted(const QuotedSpeech& speech) {
    Statement s;
    s.form = StatementForm::kDirect;
    for (std::uint32_t q : speech.quotations) {
      const ByteSpan span = spans_.quoted(quotations_.all()[q]);
      if (!span.empty()) s.content.push_back(span);
    }
    if (s.content.empty()) return;
    if (speech.verb != kNoToken) {
      const auto cue = in_.cues.verb(syntax_, speech.verb);
      s.cue = document_.span_of(cue ? cue->tokens : TokenRange{speech.verb, speech.verb + 1});
      s.rule = cue ? cue->entry->rule : "";
      attribute(s, quoted_source(speech.verb), speech.verb);
      add_setting(in_, actors_, speech.verb, s);
    } else if (speech.speaker != kNoToken) {
      if (const auto cue = in_.cues.phrase(document_, std::min(speech.phrase, speech.speaker))) {
        s.cue = document_.span_of(cue->tokens);
        s.rule = cue->entry->rule;
      }
      attribute(s, {syntax_.conjuncts(speech.speaker)}, speech.speaker);
    } else if (const Statement* last = last_voice()) {
      // A quotation that resumes without a cue is one more statement of the last speaker.
      s.speakers = last->speakers;
      s.speaker_text = last->speaker_text;
      s.speaker_kind = last->speaker_kind;
      s.cue = last->cue;
      s.rule = last->rule;
    } else {
      return;
    }
    voices_.push_back(found_.size());
    found_.push_back(std::move(s));
  }

  // The last words of speech that are in nobody else's; null where nobody has spoken yet.
  [[nodiscard]] const Statement* last_voice() const {
    const auto last = std::find_if(voices_.rbegin(), voices_.rend(), [&](std::size_t i) {
      return !found_[i].speakers.empty() && !is_nested(found_, found_[i], false);
    });
    return last == voices_.rend() ? nullptr : &found_[*last];
  }

  // A quoted verb may have its subject after it, and lost to the parser.
  Source quoted_source(std::uint32_t verb) const {
    Source source = source_of(syntax_, in_.world, verb, in_.cues);
    if (!source.heads.empty()) {
      // A parser that reads the quotation as subject.
      if (!quotations_.holds(source.heads.front()) || quotations_.holds(verb)) return source;
    }
    const TokenRange paragraph = document_.paragraphs()[document_.paragraph_of(verb)].tokens;
    for (std::uint32_t t = verb; t-- > paragraph.begin && t + 8 > verb;) {
      if (quotations_.holds(t) && !quotations_.holds(verb)) break;
      if (can_speak(t)) return {{t}};
    }
    for (std::uint32_t t = verb + 1; t < std::min(paragraph.end, verb + 8); ++t) {
      if (can_speak(t)) return {{t}};
      if (document_.token(t).pos() == "PUNCT") break;
    }
    return source;
  }
  [[nodiscard]] bool can_speak(std::uint32_t t) const {
    if (quotations_.holds(t)) return false;
    const Token token = document_.token(t);
    if (token.tag() == "PRP") return true;
    if (actors_.at(t) != kNoRecord) {
      return one_of(token.dep(),
                    {"nsubj", "dobj", "attr", "appos", "ROOT", "pobj", "npadvmod", "oprd", "conj"});
    }
    return in_.world.noun_class(token) != NounClass::kOther && token.dep() != "compound";
  }

  // --------------------------------------------------------------------------------------- cues

  void token(std::uint32_t t) {
    const Token token = document_.token(t);
    if (const auto phrase = in_.cues.phrase(document_, t)) {
      according(*phrase);
      return;
    }
    if (const CueEntry* adverb = in_.cues.adverb(token)) {
      hearsay(t, *adverb);
      return;
    }
    if (const CueEntry* noun = in_.cues.noun(token)) {
      nominal(t, *noun);
      return;
    }
    const CueEntry* adjective = token.dep() == "acomp" ? in_.cues.adjective(token) : nullptr;
    if (adjective != nullptr) {
      predicative(t, *adjective);
      return;
    }
    const auto cue = in_.cues.verb(syntax_, t);
    if (cue && asserts(syntax_, in_.cues, t)) verbal(*cue);
  }

  void verbal(const Cue& cue) {
    const std::uint32_t verb = cue.tokens.begin;
    Source source = source_of(syntax_, in_.world, verb, in_.cues);
    if (source.heads.empty() && !source.unnamed) return;
    if (!source.heads.empty() && cue.entry->frames.quote) {
      source.unnamed = is_unknown(source.heads.front(), verb);
    }
    if (!source.heads.empty() && quotations_.holds(verb) &&
        is_first_person(document_.token(source.heads.front()))) {
      return;
    }
    if (!source.heads.empty() && is_nobody(source.heads.front())) return;
    if (cue.entry->frames.source && cited(cue)) return;
    if (cue.entry->frames.thing && names_person(syntax_.child(verb, {"dobj"}))) return;
    std::vector<TokenRange> content = said(cue, source);
    if (content.empty() || document_.token(verb).dep() == "acl") {
      std::vector<TokenRange> noun = of_participle(cue, source);
      if (!noun.empty()) content = std::move(noun);
    }
    if (content.empty()) content = of_relative(cue);
    add(with_preposition(cue.tokens, content), *cue.entry, source, content, verb);
  }

  // "spoke of a truce": the preposition that leads to the content is part of the cue.
  [[nodiscard]] TokenRange with_preposition(TokenRange cue,
                                            const std::vector<TokenRange>& content) const {
    if (content.empty() || content.front().begin != cue.end + 1) return cue;
    const Token next = document_.token(cue.end);
    if (next.dep() == "prep" && next.record().head == cue.begin) ++cue.end;
    return cue;
  }

  std::vector<TokenRange> said(const Cue& cue, const Source& source) const {
    const bool finding =
        cue.entry->frames.finding && !source.heads.empty() &&
        in_.world.noun_class(document_.token(source.heads.front())) == NounClass::kDocument;
    if (hides_name(cue.tokens.begin)) return {};
    if (!finding) return content_of(syntax_, quotations_, in_.cues, cue);
    CueEntry entry = *cue.entry;
    entry.frames.object = true;
    return content_of(syntax_, quotations_, in_.cues, {&entry, cue.tokens});
  }

  // "asked not to be named": of no account
  [[nodiscard]] bool hides_name(std::uint32_t verb) const {
    const std::uint32_t wish = syntax_.child(verb, {"xcomp"});
    return wish != kNoToken && !syntax_.has_child(verb, {"ccomp"}) &&
           syntax_.has_child(wish, {"neg"}) && syntax_.has_child(wish, {"auxpass"}) &&
           in_.world.is(WordList::kNaming, lower_ascii(document_.token(wish).lemma()));
  }

  // "Reuters, citing officials, reported": the officials are a source of what Reuters reported.
  bool cited(const Cue& cue) {
    const std::uint32_t verb = cue.tokens.begin;
    const std::uint32_t object = syntax_.child(verb, {"dobj"});
    if (object == kNoToken || !is_agent(object)) return false;
    std::uint32_t above = document_.records()[verb].head;
    if (document_.token(verb).dep() == "acl") above = document_.records()[above].head;
    const auto reported = in_.cues.verb(syntax_, above);
    if (!reported || above == verb) return true;
    const auto content = content_of(syntax_, quotations_, in_.cues, *reported);
    add(cue.tokens, *cue.entry, {syntax_.conjuncts(object)}, content, verb);
    return true;
  }
  [[nodiscard]] bool is_agent(std::uint32_t noun) const {
    if (actors_.at(noun) != kNoRecord)
      return actors_.actor(actors_.at(noun)).kind != ActorKind::kCountry;
    const NounClass noun_class = in_.world.noun_class(document_.token(noun));
    return noun_class != NounClass::kOther && noun_class != NounClass::kDocument;
  }

  // "no organization claimed"
  [[nodiscard]] bool is_nobody(std::uint32_t noun) const {
    return lower_ascii(document_.token(noun).text()) == "nobody" || is_none(syntax_, noun);
  }

  // "the $40 billion touted by Trump": the noun is what was said.
  std::vector<TokenRange> of_participle(const Cue& cue, const Source& source) const {
    const Token v = document_.token(cue.tokens.begin);
    if (const std::uint32_t passive = joined_passive(syntax_, v.index());
        passive != kNoToken && cue.entry->frames.object && in_.cues.verb(syntax_, passive)) {
      return {syntax_.subtree(syntax_.child(passive, {"nsubjpass"}))};
    }
    if (v.tag() != "VBN" || v.dep() != "acl" || !cue.entry->frames.object) return {};
    if (source.heads.empty() && !cue.entry->frames.nobody) return {};
    TokenRange noun = syntax_.subtree(v.record().head);
    noun.end = std::min(noun.end, syntax_.subtree(v.index()).begin);
    return {noun};
  }

  // "a charge he denies", "owed it money, which Norvia denies": the noun, or the clause before.
  std::vector<TokenRange> of_relative(const Cue& cue) const {
    const Token v = document_.token(cue.tokens.begin);
    const std::uint32_t subject = syntax_.child(v.index(), {"nsubj"});
    if (v.dep() != "relcl" || !cue.entry->frames.object || subject == kNoToken ||
        is_relative(document_.token(subject))) {
      return {};
    }
    const std::uint32_t object = syntax_.child(v.index(), {"dobj"});
    if (object != kNoToken && !is_relative(document_.token(object))) return {};
    const std::uint32_t end = syntax_.subtree(v.index()).begin;
    Token noun = v.head();
    const bool added = object == kNoToken && one_of(noun.dep(), {"appos", "npadvmod"});
    if (added || in_.cues.noun(noun) != nullptr) {
      return {{syntax_.noun_phrase(noun.index()).begin, end}};
    }
    if (object == kNoToken) return {};
    for (int step = 0; step < kDeepestNoun && !is_verb(noun) && !noun.is_root(); ++step) {
      noun = noun.head();
    }
    if (!is_verb(noun) || noun.index() > end || !one_of(noun.dep(), {"ccomp", "advcl"})) return {};
    std::uint32_t begin = syntax_.subtree(noun.index()).begin;
    if (one_of(document_.token(begin).dep(), {"mark", "advmod"})) ++begin;
    return {{begin, end}};
  }

  // "Roe: talks will go on"
  void labelled(const SpeakerLabel& label) {
    const CueEntry* entry = in_.cues.label();
    if (entry == nullptr) return;
    add({label.colon, label.colon + 1}, *entry, {{label.speaker}}, {label.content}, label.colon);
  }

  void according(const Cue& cue) {
    std::uint32_t object = kNoToken;
    for (std::uint32_t t = cue.tokens.end; t-- > cue.tokens.begin && object == kNoToken;) {
      object = syntax_.child(t, {"pobj"});
    }
    if (object == kNoToken || object < cue.tokens.end) return;
    Source source = {syntax_.conjuncts(object)};
    if (in_.world.noun_class(document_.token(object)) == NounClass::kDocument) {
      Source issued = issuer_of(syntax_, in_.world, object, in_.cues);
      if (!issued.heads.empty()) source = issued;
    }
    const TokenRange phrase = {cue.tokens.begin, end_of_source(object)};
    source.unnamed = true;
    source.end = phrase.end;
    if (one_of(document_.token(object).text(), {"which", "whom"})) {
      source = {};
      source.unnamed = true;
      add(cue.tokens, *cue.entry, source,
          {{object + 1, document_.sentences()[document_.sentence_of(object)].tokens.end}}, object);
      return;
    }
    add(cue.tokens, *cue.entry, source, content_around(syntax_, phrase), object);
  }

  // The source's words end at a comma, unless an apposition or another source follows it.
  [[nodiscard]] std::uint32_t end_of_source(std::uint32_t object) const {
    const TokenRange whole = syntax_.subtree(object);
    std::uint32_t end = object + 1;
    while (end < whole.end && document_.token(end).text() != ",") ++end;
    for (std::uint32_t c : document_.children(object)) {
      if (c > end && one_of(document_.token(c).dep(), {"appos", "conj"}) &&
          in_.world.noun_class(document_.token(c)) != NounClass::kOther) {
        end = std::max(end, syntax_.subtree(c).end);
      }
    }
    return std::min(end, whole.end);
  }

  void hearsay(std::uint32_t adverb, const CueEntry& entry) {
    const std::uint32_t head = document_.records()[adverb].head;
    // "reportedly said" has its speaker.
    if (in_.cues.verb(syntax_, head)) return;
    TokenRange range = syntax_.subtree(head);
    range.begin = std::max(range.begin, std::min(adverb + 1, head));
    Source nobody;
    nobody.unnamed = true;
    add({adverb, adverb + 1}, entry, nobody, {range}, adverb);
  }

  [[nodiscard]] bool is_of_actor(std::uint32_t noun) const {
    const std::uint32_t owner = syntax_.object_of(noun, "of");
    if (owner == kNoToken || owner < noun + 2 || document_.token(noun + 1).text() != "of")
      return false;
    const NounClass noun_class = in_.world.noun_class(document_.token(owner));
    return actors_.at(owner) != kNoRecord ||
           (noun_class != NounClass::kOther && noun_class != NounClass::kDocument);
  }

  void nominal(std::uint32_t noun, const CueEntry& entry) {
    const std::vector<TokenRange> content = content_of_noun(syntax_, noun, entry);
    if (content.empty() || is_nobody(noun)) return;  // "no claim of responsibility"
    const Token n = document_.token(noun);
    // "in order to", "said in a statement that"
    if (n.dep() == "pobj" && lower_ascii(n.head().text()) == "in") return;
    Source source = issuer_of(syntax_, in_.world, noun, in_.cues);
    if (source.heads.empty() && entry.frames.infinitive && noun + 1 < document_.token_count() &&
        document_.token(noun + 1).tag() == "TO") {
      return;
    }
    if (!source.heads.empty() && is_first_person(document_.token(source.heads.front()))) return;
    // "the claims of the rebels": theirs
    if (entry.frames.clause && is_of_actor(noun)) return;
    if (source.heads.empty()) {  // "a French call for a truce"
      const TokenRange phrase = syntax_.noun_phrase(noun);
      for (std::uint32_t t = phrase.begin; t < noun; ++t) {
        if (actors_.qualifier(t) != kNoRecord && !actors_.country_of(t).empty()) source.heads = {t};
      }
      source.unnamed = source.heads.empty();
    }
    add({noun, noun + 1}, entry, source, content, noun);
  }

  // "experts are sceptical about the plan"
  void predicative(std::uint32_t adjective, const CueEntry& entry) {
    const Token a = document_.token(adjective);
    const std::uint32_t verb = a.record().head;
    if (!asserts(syntax_, in_.cues, verb)) return;
    const std::vector<TokenRange> content = content_of_noun(syntax_, adjective, entry);
    const Source source = source_of(syntax_, in_.world, verb, in_.cues);
    if (content.empty() || source.heads.empty()) return;
    if (quotations_.holds(adjective) && is_first_person(document_.token(source.heads.front()))) {
      return;
    }
    add({adjective, adjective + 1}, entry, source, content, adjective);
  }

  void add(TokenRange cue, const CueEntry& entry, const Source& source,
           const std::vector<TokenRange>& content, std::uint32_t anchor) {
    Statement s;
    for (const TokenRange& range : content) {
      if (range.empty()) continue;
      const ByteSpan span = spans_.of(range, cue.begin);
      if (!span.empty()) s.content.push_back(span);
    }
    if (s.content.empty()) return;
    s.cue = document_.span_of(cue);
    s.rule = entry.rule;
    s.form = spans_.form(s.content);
    attribute(s, source, anchor);
    if (s.speakers.empty() && s.speaker_kind != SpeakerKind::kDocument) {
      if (!source.unnamed) return;
      s.speaker_kind = SpeakerKind::kUnnamed;
    }
    add_setting(in_, actors_, anchor, s);
    if (repeats(s)) return;
    if (entry.frames.clause && entry.frames.quote) voices_.push_back(found_.size());
    found_.push_back(std::move(s));
  }

  [[nodiscard]] bool repeats(const Statement& s) const {
    for (std::size_t i = found_.size(); i-- > 0 && i + 4 > found_.size();) {
      const Statement& other = found_[i];
      if (other.speakers != s.speakers || other.content.empty()) continue;
      if (other.content.front() == s.content.front()) return true;
    }
    return false;
  }

  // ----------------------------------------------------------------------------------- speakers

  // Fills the speaker fields from what stands behind the cue at token `cue`.
  void attribute(Statement& s, const Source& source, std::uint32_t cue) {
    if (source.heads.empty()) return;
    const std::uint32_t first = source.heads.front();
    const Token head = document_.token(first);
    s.speaker_text = syntax_.trimmed(source_words(syntax_, source, cue));
    const NounClass noun = in_.world.noun_class(head);
    const bool document = noun == NounClass::kDocument && actors_.at(first) == kNoRecord;
    if (document) {
      s.speaker_kind = SpeakerKind::kDocument;
      for (std::uint32_t h : issuer_of(syntax_, in_.world, first, in_.cues).heads) {
        add_speaker(s, actors_.refer(h));
      }
      if (s.speakers.empty()) add_speaker(s, named_issuer(first));
      if (s.speakers.empty() && !found_.empty() && is_definite(first))
        s.speakers = found_.back().speakers;
      return;
    }
    for (std::uint32_t h : source.heads) {
      // Whoever says a whole clause, or is named as the source, speaks.
      if (s.form != StatementForm::kDirect && !source.unnamed && !may_speak(h)) continue;
      for (const ActorId id : actors_.refer_all(h)) add_speaker(s, id);
      if (h == first && !s.speakers.empty()) actors_.note_speaker(s.speakers.front(), h);
    }
    if (!s.speakers.empty()) s.speaker_kind = kind_of(actors_.actor(s.speakers.front()));
  }

  // Words may come from one that no actor stands for: "47 percent", "another", a name, and whoever
  // says a whole clause.
  [[nodiscard]] bool is_unknown(std::uint32_t noun, std::uint32_t verb) const {
    const Token t = document_.token(noun);
    const std::string word = lower_ascii(t.text());
    if (quotations_.holds(noun)) return false;
    if (t.pos() == "NUM" || one_of(word, {"percent", "another", "others", "many", "most"})) {
      return true;
    }
    if (syntax_.has_child(verb, {"ccomp"})) {
      return t.pos() == "NOUN" || one_of(word, {"he", "she", "they"});
    }
    return one_of(t.pos(), {"NOUN", "PROPN"}) && is_capitalized(t.text());
  }

  [[nodiscard]] bool names_person(std::uint32_t noun) const {
    if (noun == kNoToken) return false;
    const NounClass noun_class = in_.world.noun_class(document_.token(noun));
    const ActorId id = actors_.at(noun);
    return noun_class == NounClass::kOfficial || noun_class == NounClass::kPerson ||
           (id != kNoRecord && actors_.actor(id).kind == ActorKind::kPerson);
  }

  // "the U.S. statement", "a Turkish report"
  [[nodiscard]] ActorId named_issuer(std::uint32_t noun) const {
    const TokenRange phrase = syntax_.noun_phrase(noun);
    for (std::uint32_t t = phrase.begin; t < phrase.end; ++t) {
      if (actors_.at(t) != kNoRecord) return actors_.at(t);
    }
    return actors_.country(actors_.country_of(noun));
  }

  // A common noun speaks where it names people, bodies or documents: "the ban" does not.
  [[nodiscard]] bool may_speak(std::uint32_t noun) const {
    const Token t = document_.token(noun);
    if (actors_.at(noun) != kNoRecord || t.pos() != "NOUN" || is_capitalized(t.lemma()))
      return true;
    if (in_.world.noun_class(t) != NounClass::kOther) return true;
    return actors_.has_name_beside(noun);
  }

  [[nodiscard]] bool is_definite(std::uint32_t noun) const {
    const TokenRange phrase = syntax_.noun_phrase(noun);
    return one_of(lower_ascii(document_.token(phrase.begin).text()), {"the", "this", "that"});
  }

  static void add_speaker(Statement& s, ActorId id) {
    if (id == kNoRecord) return;
    if (std::find(s.speakers.begin(), s.speakers.end(), id) == s.speakers.end())
      s.speakers.push_back(id);
  }

  static SpeakerKind kind_of(const Actor& actor) {
    switch (actor.kind) {
      case ActorKind::kPerson:
        return SpeakerKind::kNamed;
      case ActorKind::kUnnamed:
      case ActorKind::kPopulation:
        return SpeakerKind::kUnnamed;
      default:
        return SpeakerKind::kOrganization;
    }
  }

  const StatementInput& in_;
  const Syntax& syntax_;
  const Document& document_;
  const Quotations& quotations_;
  Actors& actors_;
  ContentSpans spans_;
  std::vector<QuotedSpeech> speeches_;
  std::vector<SpeakerLabel> labels_;
  std::vector<std::uint32_t> owned_;  // per token: the speech whose cue it is
  std::vector<Statement> found_;
  std::vector<std::size_t> voices_;  // those of found_ whose cue is a word of speech
};

}  // namespace

std::vector<Statement> find_statements(const StatementInput& input, Actors& actors) {
  return StatementFinder(input, actors).run();
}

}  // namespace standoff
