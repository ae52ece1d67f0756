#include "standoff/meaning/attributions/statements.h"

#include <algorithm>
#include <utility>

#include "standoff/meaning/attributions/content.h"
#include "standoff/meaning/attributions/quoted.h"
#include "standoff/meaning/attributions/speakers.h"

namespace standoff {
namespace {

bool is_first_person(Token token) {
  return one_of(lower_ascii(token.text()), {"i", "we", "me", "us"}) && token.pos() == "PRON";
}

class StatementFinder {
 public:
  StatementFinder(const StatementInput& input, Actors& actors)
      : in_(input),
        syntax_(input.syntax),
        document_(input.syntax.document()),
        quotations_(input.quotations),
        actors_(actors),
        owned_(document_.token_count(), kNoToken) {}

  std::vector<Statement> run() {
    speeches_ = find_quoted_speech(syntax_, quotations_, in_.cues);
    for (std::uint32_t s = 0; s < speeches_.size(); ++s) {
      if (speeches_[s].verb != kNoToken) owned_[speeches_[s].verb] = s;
    }
    std::uint32_t next = 0;
    for (std::uint32_t t = 0; t < document_.token_count(); ++t) {
      while (next < speeches_.size() && anchor(speeches_[next]) <= t) quoted(speeches_[next++]);
      if (owned_[t] == kNoToken) token(t);
    }
    while (next < speeches_.size()) quoted(speeches_[next++]);
    return std::move(found_);
  }

 private:
  // Where a speech comes in the order of the text: at its cue or its first words.
  [[nodiscard]] std::uint32_t anchor(const QuotedSpeech& speech) const {
    return quotations_.all()[speech.quotations.front()].tokens.begin;
  }

  // -------------------------------------------------------------------------------- quotations

  void quoted(const QuotedSpeech& speech) {
    Statement s;
    s.form = StatementForm::kDirect;
    for (std::uint32_t q : speech.quotations) {
      const ByteSpan span = without_comma(quotations_.all()[q].inside);
      if (!span.empty()) s.content.push_back(span);
    }
    if (s.content.empty()) return;
    std::uint32_t head = kNoToken;
    if (speech.verb != kNoToken) {
      const auto cue = in_.cues.verb(syntax_, speech.verb);
      s.cue = document_.span_of(cue ? cue->tokens : TokenRange{speech.verb, speech.verb + 1});
      s.rule = cue ? cue->entry->rule : "";
      head = attribute(s, quoted_source(speech.verb), speech.verb);
      add_circumstances(s, speech.verb);
    } else if (speech.speaker != kNoToken) {
      head = attribute(s, {{speech.speaker}}, speech.speaker);
    } else if (!found_.empty()) {
      // A quotation that resumes without a cue is one more statement of the last speaker.
      const Statement& last = last_quoted_ < found_.size() ? found_[last_quoted_] : found_.back();
      s.speakers = last.speakers;
      s.speaker_text = last.speaker_text;
      s.speaker_kind = last.speaker_kind;
      s.cue = last.cue;
      s.rule = last.rule;
    } else {
      return;
    }
    last_quoted_ = found_.size();
    found_.push_back(std::move(s));
    (void)head;
  }

  // A quoted verb may have its subject after it, and lost to the parser.
  Source quoted_source(std::uint32_t verb) const {
    Source source = source_of(syntax_, in_.world, verb);
    if (!source.heads.empty()) {
      // A parser that reads the quotation as subject.
      if (!quotations_.holds(source.heads.front()) || quotations_.holds(verb)) return source;
    }
    const TokenRange sentence = document_.paragraphs()[document_.paragraph_of(verb)].tokens;
    for (std::uint32_t t = verb + 1; t < std::min(sentence.end, verb + 6); ++t) {
      if (can_speak(t)) return {{t}};
      if (document_.token(t).pos() == "PUNCT") break;
    }
    for (std::uint32_t t = verb; t-- > sentence.begin && t + 8 > verb;) {
      if (can_speak(t)) return {{t}};
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

  [[nodiscard]] ByteSpan without_comma(ByteSpan span) const {
    std::string_view text = document_.text(span);
    while (!text.empty() && one_of(text.substr(text.size() - 1), {",", " ", ";", "\n"})) {
      text.remove_suffix(1);
      --span.end;
    }
    while (!text.empty() && one_of(text.substr(0, 1), {" ", "\n"})) {
      text.remove_prefix(1);
      ++span.begin;
    }
    return span;
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
    const auto cue = in_.cues.verb(syntax_, t);
    if (cue && asserts(t)) verbal(*cue);
  }

  // Whether the article says that it was said: not denied, not only possible.
  [[nodiscard]] bool asserts(std::uint32_t verb) const {
    for (std::uint32_t c : document_.children(verb)) {
      const Token t = document_.token(c);
      if (t.dep() == "neg") return false;
      const std::string word = lower_ascii(t.text());
      if (t.dep() == "mark" && one_of(word, {"if", "unless", "whether"})) return false;
      if (t.dep() == "aux" &&
          one_of(word, {"would", "could", "may", "might", "should", "must", "can", "will"}))
        return false;
      if (t.dep() == "aux" && t.tag() == "TO") return carried(verb);
      if (t.dep() == "preconj") continue;
    }
    const Token v = document_.token(verb);
    if (v.tag() == "VB" && v.dep() == "conj") return asserts_conjunct(verb);
    return true;
  }
  [[nodiscard]] bool asserts_conjunct(std::uint32_t verb) const {
    const std::uint32_t head = document_.records()[verb].head;
    return head < verb && document_.token(head).tag().starts_with("VB") && asserts(head);
  }
  [[nodiscard]] bool carried(std::uint32_t verb) const {
    const Token v = document_.token(verb);
    return v.dep() == "xcomp" && in_.cues.carries(v.head()) && asserts(v.record().head);
  }

  void verbal(const Cue& cue) {
    const std::uint32_t verb = cue.tokens.begin;
    const Source source = source_of(syntax_, in_.world, verb);
    if (source.heads.empty() && !source.unnamed) return;
    if (!source.heads.empty() && quotations_.holds(verb) &&
        is_first_person(document_.token(source.heads.front()))) {
      return;
    }
    std::vector<TokenRange> content = content_of(syntax_, quotations_, in_.cues, cue);
    if (content.empty()) content = of_participle(cue, source);
    add(cue.tokens, cue.entry->rule, source, content, verb);
  }

  // "the $40 billion touted by Trump": the noun is what was said.
  std::vector<TokenRange> of_participle(const Cue& cue, const Source& source) const {
    const Token v = document_.token(cue.tokens.begin);
    if (v.tag() != "VBN" || v.dep() != "acl" || !cue.entry->frames.object) return {};
    if (source.unnamed) return {};
    TokenRange noun = syntax_.subtree(v.record().head);
    noun.end = std::min(noun.end, v.index());
    return {noun};
  }

  void according(const Cue& cue) {
    std::uint32_t object = kNoToken;
    for (std::uint32_t t = cue.tokens.end; t-- > cue.tokens.begin && object == kNoToken;) {
      object = syntax_.child(t, {"pobj"});
    }
    if (object == kNoToken || object < cue.tokens.end) return;
    Source source = {syntax_.conjuncts(object)};
    if (in_.world.noun_class(document_.token(object)) == NounClass::kDocument) {
      Source issued = issuer_of(syntax_, in_.world, object);
      if (!issued.heads.empty()) source = issued;
    }
    const TokenRange phrase = {cue.tokens.begin, syntax_.subtree(object).end};
    if (one_of(document_.token(object).text(), {"which", "whom"})) {
      source = {};
      source.unnamed = true;
    }
    add(cue.tokens, cue.entry->rule, source, content_around(syntax_, phrase), object);
  }

  void hearsay(std::uint32_t adverb, const CueEntry& entry) {
    const std::uint32_t head = document_.records()[adverb].head;
    // "reportedly said" has its speaker.
    if (in_.cues.verb(syntax_, head)) return;
    TokenRange range = syntax_.subtree(head);
    range.begin = std::max(range.begin, std::min(adverb + 1, head));
    Source nobody;
    nobody.unnamed = true;
    add({adverb, adverb + 1}, entry.rule, nobody, {range}, adverb);
  }

  void nominal(std::uint32_t noun, const CueEntry& entry) {
    const std::vector<TokenRange> content = content_of_noun(syntax_, noun, entry);
    if (content.empty()) return;
    Source source = issuer_of(syntax_, in_.world, noun);
    if (!source.heads.empty() && is_first_person(document_.token(source.heads.front()))) return;
    if (source.heads.empty()) source.unnamed = true;
    add({noun, noun + 1}, entry.rule, source, content, noun);
  }

  void add(TokenRange cue, const std::string& rule, const Source& source,
           const std::vector<TokenRange>& content, std::uint32_t anchor) {
    Statement s;
    for (const TokenRange& range : content) {
      if (range.empty()) continue;
      const ByteSpan span = with_marks(syntax_.trimmed(range));
      if (!span.empty()) s.content.push_back(span);
    }
    if (s.content.empty()) return;
    s.cue = document_.span_of(cue);
    s.rule = rule;
    s.form = form_of(s.content);
    if (!source.unnamed) attribute(s, source, anchor);
    if (!source.unnamed && s.speakers.empty()) return;
    add_circumstances(s, anchor);
    if (repeats(s)) return;
    found_.push_back(std::move(s));
  }

  // Content that ends inside a quotation takes its closing mark.
  [[nodiscard]] ByteSpan with_marks(ByteSpan span) const {
    for (const Quotation& q : quotations_.all()) {
      if (q.tokens.empty() || !q.closed) continue;
      if (q.inside.begin > span.end) break;
      const ByteSpan whole = document_.span_of(q.tokens);
      if (span.begin <= whole.begin && whole.begin < span.end && span.end < whole.end &&
          span.end >= q.inside.end) {
        span.end = whole.end;
      }
    }
    return span;
  }

  [[nodiscard]] StatementForm form_of(const std::vector<ByteSpan>& content) const {
    for (const Quotation& q : quotations_.all()) {
      for (const ByteSpan& span : content) {
        if (span.contains(q.inside)) return StatementForm::kMixed;
      }
    }
    return StatementForm::kIndirect;
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

  // Fills the speaker fields; returns the head of the speaker's words.
  std::uint32_t attribute(Statement& s, const Source& source, std::uint32_t anchor) {
    if (source.heads.empty()) return kNoToken;
    std::uint32_t first = source.heads.front();
    const Token head = document_.token(first);
    s.speaker_text = document_.span_of(syntax_.noun_phrase(first));
    const NounClass noun = in_.world.noun_class(head);
    const bool document = noun == NounClass::kDocument && actors_.at(first) == kNoRecord;
    if (document) {
      s.speaker_kind = SpeakerKind::kDocument;
      for (std::uint32_t h : issuer_of(syntax_, in_.world, first).heads) {
        add_speaker(s, actors_.refer(h));
      }
      if (s.speakers.empty() && !found_.empty() && is_definite(first))
        s.speakers = found_.back().speakers;
      if (!s.speakers.empty()) return first;
    }
    for (std::uint32_t h : source.heads) {
      add_speaker(s, actors_.refer(h));
      if (h == first && !s.speakers.empty()) actors_.note_speaker(s.speakers.front(), h);
    }
    if (!document && !s.speakers.empty())
      s.speaker_kind = kind_of(actors_.actor(s.speakers.front()));
    (void)anchor;
    return first;
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

  // ------------------------------------------------------------------------------ circumstances

  // When, where and to whom: phrases that hang on the cue.
  void add_circumstances(Statement& s, std::uint32_t verb) {
    for (TimeId id = 0; id < in_.times.size(); ++id) {
      const TimeExpression& time = in_.times[id];
      const std::uint32_t token = document_.token_at(time.span.begin);
      if (token >= document_.token_count()) continue;
      if (document_.sentence_of(token) != document_.sentence_of(verb)) continue;
      if (inside(s.content, time.span) || !hangs_on(token, verb)) continue;
      s.when = id;
      break;
    }
    for (std::uint32_t c : document_.children(verb)) {
      const Token t = document_.token(c);
      if (one_of(t.dep(), {"dobj", "dative"}) && !inside(s.content, t.span())) {
        s.addressee = actors_.at(c);
        s.venue = document_.span_of(syntax_.noun_phrase(c));
        continue;
      }
      if (t.dep() != "prep" || inside(s.content, t.span())) continue;
      if (!one_of(lower_ascii(t.text()), {"in", "at", "on", "to", "during", "via", "before"}))
        continue;
      const std::uint32_t object = syntax_.child(c, {"pobj"});
      if (object == kNoToken || document_.entity_of(object) != Document::kNone) continue;
      if (!s.venue) s.venue = document_.span_of(syntax_.noun_phrase(object));
    }
  }

  static bool inside(const std::vector<ByteSpan>& spans, ByteSpan span) {
    return std::any_of(spans.begin(), spans.end(),
                       [&](ByteSpan content) { return content.overlaps(span); });
  }

  [[nodiscard]] bool hangs_on(std::uint32_t token, std::uint32_t verb) const {
    for (int step = 0; step < 6; ++step) {
      const std::uint32_t head = document_.records()[token].head;
      if (head == verb) return true;
      if (head == token) return false;
      if (document_.token(head).pos() == "VERB") return false;
      token = head;
    }
    return false;
  }

  const StatementInput& in_;
  const Syntax& syntax_;
  const Document& document_;
  const Quotations& quotations_;
  Actors& actors_;
  std::vector<QuotedSpeech> speeches_;
  std::vector<std::uint32_t> owned_;  // per token: the speech whose cue it is
  std::vector<Statement> found_;
  std::size_t last_quoted_ = kNoRecord;
};

}  // namespace

std::vector<Statement> find_statements(const StatementInput& input, Actors& actors) {
  return StatementFinder(input, actors).run();
}

}  // namespace standoff
