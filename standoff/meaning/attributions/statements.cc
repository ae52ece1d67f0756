#include "standoff/meaning/attributions/statements.h"

#include <algorithm>
#include <utility>

#include "standoff/meaning/attributions/content.h"
#include "standoff/meaning/attributions/content_spans.h"
#include "standoff/meaning/attributions/quoted.h"
#include "standoff/meaning/attributions/speakers.h"

namespace standoff {
namespace {

constexpr int kMaxSteps = 8;          // clauses between a cue and what asserts it
constexpr std::ptrdiff_t kNear = 24;  // statements between one and what it holds

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
    for (std::uint32_t s = 0; s < speeches_.size(); ++s) {
      if (speeches_[s].verb != kNoToken) owned_[speeches_[s].verb] = s;
      if (speeches_[s].phrase != kNoToken) owned_[speeches_[s].phrase] = s;
    }
    std::uint32_t next = 0;
    for (std::uint32_t t = 0; t < document_.token_count(); ++t) {
      while (next < speeches_.size() && anchor(speeches_[next]) <= t) quoted(speeches_[next++]);
      if (owned_[t] == kNoToken) token(t);
    }
    while (next < speeches_.size()) quoted(speeches_[next++]);
    drop_own_thoughts();
    return std::move(found_);
  }

 private:
  // "He added that he believed": one statement, not a second one inside it.
  void drop_own_thoughts() {
    const auto inside_own = [&](const Statement& s) {
      const std::ptrdiff_t at = &s - found_.data();
      const auto first = found_.begin() + std::max<std::ptrdiff_t>(0, at - kNear);
      const auto last = found_.begin() + std::min(std::ssize(found_), at + kNear);
      return std::any_of(first, last, [&](const Statement& other) {
        return &other != &s && !s.speakers.empty() && other.speakers == s.speakers &&
               other.cue != s.cue &&
               std::any_of(other.content.begin(), other.content.end(),
                           [&](ByteSpan span) { return s.cue && span.contains(*s.cue); });
      });
    };
    std::vector<Statement> kept;
    for (Statement& s : found_) {
      if (!inside_own(s)) kept.push_back(s);
    }
    found_ = std::move(kept);
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
    std::uint32_t head = kNoToken;
    if (speech.verb != kNoToken) {
      const auto cue = in_.cues.verb(syntax_, speech.verb);
      s.cue = document_.span_of(cue ? cue->tokens : TokenRange{speech.verb, speech.verb + 1});
      s.rule = cue ? cue->entry->rule : "";
      head = attribute(s, quoted_source(speech.verb), speech.verb);
      add_circumstances(s, speech.verb);
    } else if (speech.speaker != kNoToken) {
      if (const auto cue = in_.cues.phrase(document_, std::min(speech.phrase, speech.speaker))) {
        s.cue = document_.span_of(cue->tokens);
        s.rule = cue->entry->rule;
      }
      head = attribute(s, {syntax_.conjuncts(speech.speaker)}, speech.speaker);
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
    const auto cue = in_.cues.verb(syntax_, t);
    if (cue && asserts(t)) verbal(*cue);
  }

  // Whether the article says that it was said: not denied, not only possible.
  [[nodiscard]] bool asserts(std::uint32_t verb, int steps = 0) const {
    if (steps > kMaxSteps) return false;
    for (std::uint32_t c : document_.children(verb)) {
      const Token t = document_.token(c);
      if (t.dep() == "neg") return false;
      const std::string word = lower_ascii(t.text());
      if (t.dep() == "mark" && one_of(word, {"if", "unless", "whether"})) return false;
      if (t.dep() == "aux" &&
          one_of(word, {"would", "could", "may", "might", "should", "must", "can", "will"}))
        return false;
      if (t.dep() == "aux" && t.tag() == "TO") return carried(verb, steps);
      if (t.dep() == "preconj") continue;
    }
    const Token v = document_.token(verb);
    if (v.tag() == "VB" && v.dep() == "conj") return asserts_conjunct(verb, steps);
    return true;
  }
  [[nodiscard]] bool asserts_conjunct(std::uint32_t verb, int steps) const {
    const std::uint32_t head = document_.records()[verb].head;
    return head < verb && document_.token(head).tag().starts_with("VB") && asserts(head, steps + 1);
  }
  [[nodiscard]] bool carried(std::uint32_t verb, int steps) const {
    const Token v = document_.token(verb);
    return v.dep() == "xcomp" && in_.cues.carries(v.head()) && asserts(v.record().head, steps + 1);
  }

  void verbal(const Cue& cue) {
    const std::uint32_t verb = cue.tokens.begin;
    const Source source = source_of(syntax_, in_.world, verb, in_.cues);
    if (source.heads.empty() && !source.unnamed) return;
    if (!source.heads.empty() && quotations_.holds(verb) &&
        is_first_person(document_.token(source.heads.front()))) {
      return;
    }
    if (!source.heads.empty() && is_nobody(source.heads.front())) return;
    if (cue.entry->frames.source && cited(cue)) return;
    std::vector<TokenRange> content = content_of(syntax_, quotations_, in_.cues, cue);
    if (content.empty() || document_.token(verb).dep() == "acl") {
      std::vector<TokenRange> noun = of_participle(cue, source);
      if (!noun.empty()) content = std::move(noun);
    }
    add(cue.tokens, cue.entry->rule, source, content, verb);
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
    add(cue.tokens, cue.entry->rule, {syntax_.conjuncts(object)}, content, verb);
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
    const std::uint32_t det = syntax_.child(noun, {"det"});
    return lower_ascii(document_.token(noun).text()) == "nobody" ||
           (det != kNoToken && lower_ascii(document_.token(det).text()) == "no");
  }

  // "the $40 billion touted by Trump": the noun is what was said.
  std::vector<TokenRange> of_participle(const Cue& cue, const Source& source) const {
    const Token v = document_.token(cue.tokens.begin);
    if (v.tag() != "VBN" || v.dep() != "acl" || !cue.entry->frames.object) return {};
    if (source.unnamed && !cue.entry->frames.nobody) return {};
    TokenRange noun = syntax_.subtree(v.record().head);
    noun.end = std::min(noun.end, syntax_.subtree(v.index()).begin);
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
      Source issued = issuer_of(syntax_, in_.world, object, in_.cues);
      if (!issued.heads.empty()) source = issued;
    }
    const TokenRange phrase = {cue.tokens.begin, end_of_source(object)};
    if (one_of(document_.token(object).text(), {"which", "whom"})) {
      source = {};
      source.unnamed = true;
      add(cue.tokens, cue.entry->rule, source,
          {{object + 1, document_.sentences()[document_.sentence_of(object)].tokens.end}}, object);
      return;
    }
    add(cue.tokens, cue.entry->rule, source, content_around(syntax_, phrase), object);
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
    add({adverb, adverb + 1}, entry.rule, nobody, {range}, adverb);
  }

  void nominal(std::uint32_t noun, const CueEntry& entry) {
    const std::vector<TokenRange> content = content_of_noun(syntax_, noun, entry);
    if (content.empty()) return;
    const Token n = document_.token(noun);
    // "in order to", "said in a statement that"
    if (n.dep() == "pobj" && lower_ascii(n.head().text()) == "in") return;
    Source source = issuer_of(syntax_, in_.world, noun, in_.cues);
    if (source.heads.empty() && entry.frames.infinitive && noun + 1 < document_.token_count() &&
        document_.token(noun + 1).tag() == "TO") {
      return;
    }
    if (!source.heads.empty() && is_first_person(document_.token(source.heads.front()))) return;
    if (source.heads.empty()) source.unnamed = true;
    add({noun, noun + 1}, entry.rule, source, content, noun);
  }

  void add(TokenRange cue, const std::string& rule, const Source& source,
           const std::vector<TokenRange>& content, std::uint32_t anchor) {
    Statement s;
    for (const TokenRange& range : content) {
      if (range.empty()) continue;
      const ByteSpan span = spans_.of(range, cue.begin);
      if (!span.empty()) s.content.push_back(span);
    }
    if (s.content.empty()) return;
    s.cue = document_.span_of(cue);
    s.rule = rule;
    s.form = spans_.form(s.content);
    if (!source.unnamed) attribute(s, source, anchor);
    if (!source.unnamed && s.speakers.empty() && s.speaker_kind != SpeakerKind::kDocument) return;
    add_circumstances(s, anchor);
    if (repeats(s)) return;
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
      for (std::uint32_t h : issuer_of(syntax_, in_.world, first, in_.cues).heads) {
        add_speaker(s, actors_.refer(h));
      }
      if (s.speakers.empty()) add_speaker(s, named_issuer(first));
      if (s.speakers.empty() && !found_.empty() && is_definite(first))
        s.speakers = found_.back().speakers;
      return first;
    }
    for (std::uint32_t h : source.heads) {
      if (s.form != StatementForm::kDirect && !may_speak(h)) continue;
      for (const ActorId id : actors_.refer_all(h)) add_speaker(s, id);
      if (h == first && !s.speakers.empty()) actors_.note_speaker(s.speakers.front(), h);
    }
    if (!document && !s.speakers.empty())
      s.speaker_kind = kind_of(actors_.actor(s.speakers.front()));
    (void)anchor;
    return first;
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

  // ------------------------------------------------------------------------------ circumstances

  // When, where and to whom: phrases that hang on the cue.
  void add_circumstances(Statement& s, std::uint32_t verb) {
    const TokenRange sentence = document_.sentences()[document_.sentence_of(verb)].tokens;
    const ByteSpan bytes = document_.span_of(sentence);
    const auto first =
        std::partition_point(in_.times.begin(), in_.times.end(),
                             [&](const TimeExpression& t) { return t.span.begin < bytes.begin; });
    for (auto at = first; at != in_.times.end() && at->span.begin < bytes.end; ++at) {
      const TimeExpression& time = *at;
      const auto id = static_cast<TimeId>(at - in_.times.begin());
      const std::uint32_t token = document_.token_at(time.span.begin);
      if (token >= document_.token_count()) continue;
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
  ContentSpans spans_;
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
