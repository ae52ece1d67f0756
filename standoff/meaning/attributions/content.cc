#include "standoff/meaning/attributions/content.h"

#include <algorithm>

#include "standoff/meaning/attributions/content_ends.h"
#include "standoff/meaning/attributions/noun_content.h"
#include "standoff/meaning/attributions/speakers.h"

namespace standoff {
namespace {

constexpr std::uint32_t kGap = 3;        // words between a cue and its content
constexpr std::uint32_t kHeadline = 30;  // tokens of the longest headline

bool is_comma(Token token) { return one_of(token.text(), {",", "-", "--", "–", "—", ";"}); }

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
    if (is_as_clause()) return content_around(syntax_, syntax_.subtree(verb_));
    if (syntax_.has_child(verb_, {"nsubjpass"})) return passive();
    if (frames_.clause || frames_.quote) {
      if (auto found = clause(); !found.empty()) return found;
    }
    if (auto found = complements(); !found.empty()) return found;
    if (frames_.clause || frames_.quote) return fronted();
    return {};
  }

 private:
  // "As the envoys noted, talks will go on", "as reported by the agency"
  [[nodiscard]] bool is_as_clause() const {
    if (!frames_.clause || document_.token(verb_).dep() != "advcl") return false;
    if (syntax_.has_child(verb_, {"ccomp"})) return false;
    if (!frames_.hearer && syntax_.has_child(verb_, {"dobj"})) return false;
    const std::uint32_t mark = syntax_.child(verb_, {"mark"});
    return mark != kNoToken && lower_ascii(document_.token(mark).text()) == "as";
  }

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
    if (auto found = around_interposed(); !found.empty()) return found;
    // "After they declared a truce, he said that": the parser may take both for content.
    const bool has_that = std::any_of(
        document_.children(verb_).begin(), document_.children(verb_).end(),
        [&](std::uint32_t c) { return document_.token(c).dep() == "ccomp" && opens_with_that(c); });
    for (std::uint32_t c : document_.children(verb_)) {
      const Token t = document_.token(c);
      const bool in_cue = c > verb_ && c < after_;  // "made it clear that"
      if (t.dep() != "ccomp" || in_cue || !is_finite(c)) continue;
      const TokenRange whole = syntax_.subtree(c);
      if (c < verb_ && !denied_noun(whole).empty()) return {denied_noun(whole)};
      if (c < verb_ && (has_that || is_anothers(whole) || is_announced(whole))) continue;
      if (c > verb_ && whole.begin > verb_) {
        return with_antecedent(c, headline(cut(extended(skip_time(skip_mark(whole))))));
      }
      if (c > verb_) return with_antecedent(c, cut(extended(skip_mark({after_, whole.end}))));
      if (whole.end <= verb_) return {before_cue(whole)};
      return around(whole);
    }
    if (auto found = clause_under_document(); !found.empty()) return found;
    if (document_.token(verb_).dep() == "parataxis") {
      const TokenRange whole = syntax_.subtree(document_.records()[verb_].head);
      if (whole.begin < cue_begin()) return around(whole);
    }
    return lost_clause();
  }

  // "accused them of theft, allegations Oslo denies": the noun, which sums up the clause.
  [[nodiscard]] TokenRange denied_noun(TokenRange fronted) const {
    const std::uint32_t object = syntax_.child(verb_, {"dobj"});
    const bool between = object != kNoToken && object < verb_ && object >= fronted.end;
    return between && frames_.object ? syntax_.subtree(object) : TokenRange{};
  }

  // "One said no; the other says yes": what stands before the semicolon is another's, as is a whole
  // sentence before one of the cue's own.
  [[nodiscard]] bool is_anothers(TokenRange fronted) const {
    if (is_closed(fronted) && has_clause_after()) return true;
    return fronted.end <= verb_ && document_.token(fronted.end).text() == ";";
  }
  // "Views differ: Roe calls it a farce": what stands before the colon announces the cue.
  [[nodiscard]] bool is_announced(TokenRange fronted) const {
    for (const std::uint32_t colon : {fronted.end, fronted.end - 1}) {
      if (colon < verb_ && document_.token(colon).text() == ":")
        return !quotations_.holds(colon + 1);
    }
    return false;
  }
  // '"It has failed." Roe said the talks would go on': the full stop ends what comes before.
  [[nodiscard]] bool is_closed(TokenRange fronted) const {
    for (std::uint32_t t = fronted.end; t < verb_ && t < fronted.end + 2; ++t) {
      if (document_.token(t).text() == ".") return true;
    }
    return false;
  }
  [[nodiscard]] bool has_clause_after() const {
    const auto children = document_.children(verb_);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return c > verb_ && document_.token(c).dep() == "ccomp" && is_finite(c) && has_own_subject(c);
    });
  }

  [[nodiscard]] bool opens_with_that(std::uint32_t clause) const {
    const std::uint32_t mark = syntax_.child(clause, {"mark"});
    return mark == after_ && document_.token(mark).text() == "that";
  }

  // "Her words, said Ana Roe, the minister, are clear": all but the cue and its speaker.
  [[nodiscard]] std::vector<TokenRange> around_interposed() const {
    const std::uint32_t speaker = interposed_speaker(syntax_, verb_);
    if (speaker == kNoToken) return {};
    const std::uint32_t end = end_of_interposed(syntax_, speaker);
    return {{sentence_.begin, verb_ - 1}, {end + 1, sentence_.end}};
  }

  // A clause after the cue that the parser has tied elsewhere: it begins with "that", or with a
  // noun that a finite verb follows.
  std::vector<TokenRange> lost_clause() const {
    if (!frames_.clause || after_ >= sentence_.end) return {};
    const Token first = document_.token(after_);
    if (first.text() == "that" && first.dep() == "mark" && first.record().head > after_) {
      return {cut({after_ + 1, clause_end(first.record().head)})};
    }
    if (frames_.hearer) return {};
    std::uint32_t next = after_;
    while (next < sentence_.end && one_of(document_.token(next).pos(),
                                          {"DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "NUM"}))
      ++next;
    if (next == after_ || next >= sentence_.end) return {};
    const Token verb = document_.token(next);
    if (!one_of(verb.tag(), {"VBZ", "VBP", "MD"}) && !(verb.tag() == "VBD" && verb.pos() == "AUX"))
      return {};
    return {cut({after_, clause_end(verb.pos() == "AUX" && verb.dep() != "ROOT" ? verb.record().head
                                                                                : next)})};
  }
  [[nodiscard]] std::uint32_t clause_end(std::uint32_t verb) const {
    return std::max(syntax_.subtree(verb).end, verb + 1);
  }

  // "said in a statement that they left": the parser ties the clause to a noun of the phrase.
  std::vector<TokenRange> clause_under_document() const {
    for (std::uint32_t c : document_.children(verb_)) {
      if (c < verb_ || document_.token(c).dep() != "prep") continue;
      for (std::uint32_t i = c + 2; i < syntax_.subtree(c).end; ++i) {
        const std::uint32_t head = document_.records()[i].head;
        if (document_.token(i).text() != "that" || head <= i) continue;
        if (document_.token(i).dep() == "dobj") continue;  // "a charge that Norvia denied"
        const std::uint32_t subject = syntax_.child(head, {"nsubj", "nsubjpass", "expl"});
        if (subject == kNoToken || subject <= i) continue;
        if (!one_of(document_.token(head).dep(), {"acl", "ccomp", "relcl"})) continue;
        return {cut({i + 1, syntax_.subtree(head).end})};
      }
    }
    return {};
  }

  // "said that A, but that B": the second clause is content too, whatever the parser ties it to.
  [[nodiscard]] TokenRange extended(TokenRange range) const {
    // A present tense or a modal under a past cue is told, not done: "said A is B, and C is D".
    for (std::uint32_t c : document_.children(verb_)) {
      const Token t = document_.token(c);
      if (c < range.end || t.dep() != "conj" || document_.token(verb_).tag() != "VBD") continue;
      if (!syntax_.has_child(c, {"nsubj"}) || !is_told(c)) continue;
      range.end = std::max(range.end, syntax_.subtree(c).end);
    }
    std::uint32_t next = range.end;
    if (next < sentence_.end && document_.token(next).text() == ",") ++next;
    if (next + 1 >= sentence_.end || document_.token(next).pos() != "CCONJ") return range;
    if (document_.token(next + 1).text() != "that") return range;
    return {range.begin, sentence_.end};
  }

  [[nodiscard]] bool is_told(std::uint32_t verb) const {
    const std::uint32_t aux = syntax_.child(verb, {"aux"});
    return one_of(document_.token(verb).tag(), {"VBZ", "VBP"}) ||
           (aux != kNoToken && document_.token(aux).tag() == "MD");
  }

  // "strikes that they said killed 26": what is said has its subject outside the cue's clause.
  [[nodiscard]] std::vector<TokenRange> with_antecedent(std::uint32_t clause,
                                                        TokenRange range) const {
    const Token v = document_.token(verb_);
    if (v.dep() == "relcl" && !has_own_subject(clause)) {
      return {syntax_.noun_phrase(v.record().head), range};
    }
    return {range};
  }
  [[nodiscard]] bool has_own_subject(std::uint32_t clause) const {
    const std::uint32_t subject = syntax_.child(clause, {"nsubj", "nsubjpass", "expl", "csubj"});
    return subject != kNoToken && subject > verb_;
  }

  // "said on Monday it had left": when it was said
  [[nodiscard]] TokenRange skip_time(TokenRange range) const {
    if (range.empty()) return range;
    const Token first = document_.token(range.begin);
    const TokenRange phrase = syntax_.subtree(first.index());
    const bool time = first.dep() == "prep"
                          ? syntax_.opens_time(first.index())
                          : first.dep() == "npadvmod" && syntax_.is_time(first.index());
    if (range.begin != after_ || !time || phrase.end >= range.end) return range;
    return document_.token(phrase.end).text() == "," ? range : TokenRange{phrase.end, range.end};
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
      // The parser may have given the subject the clause before it: its own words only.
      const bool subject = document_.token(c).dep() == "nsubj";
      if (subject && c != subject_of(syntax_, verb_)) continue;
      begin = std::min(begin, subject ? syntax_.noun_phrase(c).begin : syntax_.subtree(c).begin);
    }
    return begin;
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

  // Objects, infinitives, gerunds and phrases after the verb, as one stretch. It ends where an
  // adjunct begins: a time, another clause, a phrase that no frame of the cue takes.
  std::vector<TokenRange> complements() const {
    TokenRange found = {kNoToken, 0};
    bool has_object = false;
    bool has_other = false;
    bool ended = false;
    for (std::uint32_t c : document_.children(verb_)) {
      if (is_of_cue(c)) continue;
      const Token t = document_.token(c);
      const bool own_preposition = c < after_;
      if (!own_preposition && is_adjunct(c)) {
        ended = has_object || has_other;
        continue;
      }
      const bool clause = one_of(t.dep(), {"xcomp", "ccomp", "advcl"});
      if (ended && !(clause && frames_.infinitive) && t.dep() != "oprd") break;
      const bool object = own_preposition || is_object(t);
      (object ? has_object : has_other) = true;
      if (is_object(t) && holds_predicate(c)) has_other = true;
      const TokenRange range = syntax_.subtree(c);
      found.begin = std::min(found.begin, std::max(range.begin, after_));
      found.end = std::max(found.end, range.end);
    }
    if (found.begin >= found.end) return {};
    if (const std::uint32_t end = end_of_quoted_predicate(found); end > found.end) {
      found.end = end;
      has_other = true;
    }
    if (has_object && !frames_.object && !has_other) return {};
    found = headline(cut(whole_words(found)));
    return {has_other ? found : before_relative(found)};
  }

  // What hangs on the cue and begins no content: its subject, its words but for a preposition of
  // its own, and the marks of 'called it "a farce"'.
  [[nodiscard]] bool is_of_cue(std::uint32_t child) const {
    const std::string_view dep = document_.token(child).dep();
    return child <= verb_ || (child < after_ && dep != "prep") ||
           (dep == "punct" && quotations_.holds(child));
  }

  // "views a pause as a gift", "found the strike justified": the parser may hang what is said of
  // the object on the object itself.
  [[nodiscard]] bool holds_predicate(std::uint32_t object) const {
    const TokenRange range = syntax_.subtree(object);
    for (std::uint32_t i = object + 1; i < range.end && frames_.as_phrase; ++i) {
      if (document_.token(i).text() == "as") return true;
    }
    if (!frames_.small_clause || object + 1 >= range.end) return false;
    // "called her son her hero"
    const std::uint32_t name = syntax_.child(object, {"appos"});
    if (name != kNoToken && syntax_.noun_phrase(name).begin == object + 1) return true;
    return one_of(document_.token(object + 1).pos(), {"ADJ", "VERB", "DET"});
  }

  // "called that \"beyond belief\"": the parser loses what is said in quotation marks.
  [[nodiscard]] std::uint32_t end_of_quoted_predicate(TokenRange object) const {
    const bool small = frames_.small_clause && object.end < sentence_.end;
    if (!small || !quotations_.holds(object.end) || quotations_.holds(object.begin)) return 0;
    return quotations_.all()[quotations_.of(object.end)].tokens.end;
  }

  [[nodiscard]] static bool is_object(Token t) {
    return one_of(t.dep(), {"dobj", "dative"}) && t.pos() != "ADP";
  }

  // "announced a coalition, which was joined by ...": the relative clause is the author's.
  [[nodiscard]] TokenRange before_relative(TokenRange range) const {
    for (std::uint32_t i = range.begin + 1; i < range.end; ++i) {
      const Token t = document_.token(i);
      if (t.tag() == "WDT" && t.text() != "that" && !quotations_.holds(i)) return {range.begin, i};
    }
    return range;
  }

  // Content begins right after the cue, and without the preposition that leads to it.
  [[nodiscard]] TokenRange whole_words(TokenRange range) const {
    const Token first = document_.token(range.begin);
    if (first.dep() == "prep" && first.record().head == verb_) return {range.begin + 1, range.end};
    bool words = range.begin - after_ <= kGap;
    for (std::uint32_t i = after_; i < range.begin; ++i) {
      const Token t = document_.token(i);
      // "vowed on Monday to leave", but "called Monday's drills a warning"
      const bool dated = syntax_.is_time(i) && t.dep() == "pobj";
      words = words && !one_of(t.pos(), {"PUNCT", "ADV"}) && !dated;
    }
    return words && !frames_.hearer ? TokenRange{after_, range.end} : range;
  }

  // The first paragraph, where it is short and no sentence.
  [[nodiscard]] bool in_headline() const {
    TokenRange first = document_.paragraphs().front().tokens;
    while (!first.empty() && document_.token(first.end - 1).record().is_space) --first.end;
    return first.contains(verb_) && first.size() <= kHeadline &&
           !one_of(document_.token(first.end - 1).text(), {".", "!", "?"});
  }

  // A headline's grammar is not the parser's: what follows the cue is its content, up to an
  // adverbial clause.
  [[nodiscard]] TokenRange headline(TokenRange range) const {
    if (!in_headline()) return range;
    std::uint32_t end = range.end;
    while (end < sentence_.end) {
      const Token t = document_.token(end);
      if (t.pos() == "PUNCT" && !one_of(t.text(), {"'", "’", "‘", "-", "%"})) break;
      const std::string word = lower_ascii(t.text());
      if (one_of(word, {"as", "after", "while", "amid", "before", "ahead", "during"})) break;
      ++end;
    }
    return {range.begin, end};
  }

  // What may stand between a cue's complements, or end them.
  [[nodiscard]] bool is_adjunct(std::uint32_t c) const {
    const Token t = document_.token(c);
    if (one_of(t.dep(), {"dobj", "dative"}) && t.pos() != "ADP") return !takes_object();
    if (one_of(t.dep(), {"xcomp", "ccomp", "advcl"})) return !takes_clause(c);
    if (one_of(t.dep(), {"oprd", "attr", "acomp"})) {
      return !frames_.small_clause && !frames_.as_phrase && !frames_.object;
    }
    if (one_of(t.dep(), {"prep", "dative"})) {
      const std::string word = lower_ascii(t.text());
      // "accused it of a raid, with nine people said to be dead"
      if (word == "with" && document_.token(c - 1).text() == ",") return true;
      return !takes_preposition(word);
    }
    return true;
  }

  [[nodiscard]] bool takes_object() const {
    return frames_.object || frames_.infinitive || frames_.small_clause || frames_.as_phrase ||
           frames_.gerund || !frames_.prepositions.empty();
  }

  [[nodiscard]] bool is_infinitive(std::uint32_t verb) const {
    const std::uint32_t aux = syntax_.child(verb, {"aux"});
    return aux != kNoToken && document_.token(aux).tag() == "TO";
  }

  [[nodiscard]] bool takes_clause(std::uint32_t c) const {
    const Token t = document_.token(c);
    if (is_infinitive(c)) {
      return frames_.infinitive || frames_.small_clause || (frames_.object && t.dep() == "xcomp");
    }
    if (t.dep() == "advcl") return gives_reason(c);
    if (t.tag() == "VBG") return frames_.gerund || frames_.object;
    return frames_.small_clause || frames_.object || (frames_.infinitive && t.dep() == "ccomp");
  }

  // "views a pause as a gift because it helps them": why it is so is part of the view.
  [[nodiscard]] bool gives_reason(std::uint32_t clause) const {
    const std::uint32_t mark = syntax_.child(clause, {"mark"});
    return frames_.as_phrase && mark != kNoToken &&
           lower_ascii(document_.token(mark).text()) == "because";
  }

  [[nodiscard]] bool takes_preposition(const std::string& word) const {
    const auto& own = frames_.prepositions;
    if (std::find(own.begin(), own.end(), word) != own.end()) return true;
    if (word == "as") return frames_.as_phrase || frames_.small_clause || frames_.object;
    const bool aimed = std::find(own.begin(), own.end(), "at") != own.end();
    if (aimed && one_of(word, {"for", "over"})) return true;  // "lashed out at them for leaving"
    return frames_.object &&
           one_of(word, {"of", "for", "against", "with", "over", "about", "toward", "towards"});
  }

  // Without what hangs on the content only by mistake: ", saying ..." and ", according to ...";
  // and without phrases that end an object's clause.
  [[nodiscard]] TokenRange cut(TokenRange range) const {
    for (std::uint32_t i = range.begin + 1; i < range.end; ++i) {
      if (quotations_.holds(i) && quotations_.holds(range.begin) == false) continue;
      const Token t = document_.token(i);
      if (!is_comma(document_.token(i - 1))) continue;
      if (lower_ascii(t.text()) == "according") return {range.begin, i - 1};
      if (is_other_voice(syntax_, cues_, i, verb_)) return {range.begin, i - 1};
      if (is_said_by_others(syntax_, cues_, {i, range.end})) return {range.begin, i - 1};
      if (t.tag() == "VBG" && cues_.verb(syntax_, i) && !quotations_.holds(i))
        return {range.begin, i - 1};
      // "vowed to arm, ending decades of peace": what comes of it is the author's to tell
      const bool wish = document_.token(range.begin).tag() == "TO";
      if (wish && t.tag() == "VBG" && t.dep() == "advcl") return {range.begin, i - 1};
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
                          (t.dep() == "advcl" && is_infinitive(c)) ||
                          (t.dep() == "prep" && lower_ascii(t.text()) == "as");
      if (!clause) continue;
      TokenRange range = skip_mark(syntax_.subtree(c));
      if (t.dep() == "prep") ++range.begin;
      rest.begin = std::min(rest.begin, std::max(range.begin, after_));
      rest.end = std::max(rest.end, range.end);
    }
    const bool has_rest = rest.begin < rest.end;
    const Token s = document_.token(subject);
    if (frames_.hearer || lower_ascii(s.text()) == "it") {
      return has_rest ? std::vector<TokenRange>{cut(rest)} : std::vector<TokenRange>{};
    }
    const bool has_agent = syntax_.object_of(verb_, "by") != kNoToken;
    if (!has_rest && (!frames_.object || !has_agent)) return {};
    std::vector<TokenRange> parts = {syntax_.subtree(subject)};
    parts.front().end = std::min(parts.front().end, verb_);
    if (has_rest) parts.push_back(cut(rest));
    return parts;
  }

  // A clause before the cue that the parser has not tied to it.
  std::vector<TokenRange> fronted() const {
    const std::uint32_t begin = cue_begin();
    if (begin <= sentence_.begin + 1) return {};
    if (!one_of(document_.token(verb_).tag(), {"VBD", "VBZ", "VBP"}) &&
        !syntax_.has_child(verb_, {"aux"})) {
      return {};
    }
    if (!syntax_.has_child(verb_, {"nsubj"})) return {};
    std::uint32_t comma = begin - 1;
    if (!is_comma(document_.token(comma)) && !quotations_.holds(comma)) return {};
    bool has_verb = false;
    for (std::uint32_t i = sentence_.begin; i < comma && !has_verb; ++i)
      has_verb = is_verb(document_.token(i));
    if (!has_verb) return {};
    // An adverbial before the cue is none of its content.
    for (std::uint32_t c : document_.children(verb_)) {
      const bool marked = document_.token(c).dep() == "prep" || syntax_.has_child(c, {"mark"}) ||
                          document_.token(c).tag() == "VBG" || document_.token(c).tag() == "VBN";
      if (c < begin && marked && one_of(document_.token(c).dep(), {"advcl", "prep"}) &&
          syntax_.subtree(c).begin == sentence_.begin) {
        return {};
      }
    }
    const Token v = document_.token(verb_);
    if (one_of(v.dep(), {"advcl", "relcl"}) || v.tag() == "VBG") return {};
    if (v.dep() == "ccomp" && v.record().head < verb_) return {};  // itself what another says
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

}  // namespace standoff
