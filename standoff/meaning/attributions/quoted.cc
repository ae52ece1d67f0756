#include "standoff/meaning/attributions/quoted.h"

#include <algorithm>
#include <utility>

namespace standoff {
namespace {

constexpr std::uint32_t kTokensApart = 4;  // tokens between a quotation and a cue right before it
constexpr std::uint32_t kName = 12;        // tokens of a speaker's name and title

constexpr std::uint32_t kCueReach = 40;  // tokens between a quotation and its cue

bool ends_sentence(Token token) { return one_of(token.text(), {".", "!", "?", "...", "…"}); }

class SpeechFinder {
 public:
  SpeechFinder(const Syntax& syntax, const Quotations& quotations, const Cues& cues)
      : syntax_(syntax),
        document_(syntax.document()),
        quotations_(quotations),
        cues_(cues),
        is_speech_(quotations.all().size(), false) {}

  std::vector<QuotedSpeech> run() {
    const auto all = quotations_.all();
    for (std::uint32_t i = 0; i < all.size(); ++i) is_speech_[i] = is_speech(i);
    link_neighbours();
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (is_speech_[i]) place(i);
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_speech(std::uint32_t index) const {
    const Quotation& q = quotations_.all()[index];
    std::uint32_t words = 0;
    bool verb = false;
    for (std::uint32_t t = q.tokens.begin; t < q.tokens.end; ++t) {
      const Token token = document_.token(t);
      if (token.pos() == "PUNCT" || token.record().is_space) continue;
      const ByteSpan span = token.record().span;
      if (span.end <= q.inside.begin || span.begin >= q.inside.end) continue;  // a mark
      ++words;
      verb = verb || token.pos() == "VERB" || token.pos() == "AUX";
    }
    if (words == 0 || (words < 4 && !verb && !leads_to_cue(q))) return false;
    const Token first = document_.token(document_.token_at(q.inside.begin));
    // The end of a clause, unless it goes on after "he said".
    if (first.pos() == "CCONJ" && first.text()[0] >= 'a' && !goes_on_from_last(index)) return false;
    return starts_alone(q) && ends_alone(q);
  }

  // "They came," he said, "and they left."
  [[nodiscard]] bool goes_on_from_last(std::uint32_t index) const {
    if (index == 0 || !is_speech_[index - 1]) return false;
    const Quotation& last = quotations_.all()[index - 1];
    const Quotation& q = quotations_.all()[index];
    return last.paragraph == q.paragraph && last.tokens.end + kName > q.tokens.begin &&
           document_.text(last.inside).ends_with(",");
  }

  // "Sooner or later," he said, "they will come."
  [[nodiscard]] bool leads_to_cue(const Quotation& q) const {
    if (!q.closed || !document_.text(q.inside).ends_with(",")) return false;
    const std::uint32_t end = std::min(paragraph(q).end, q.tokens.end + kTokensApart);
    for (std::uint32_t t = q.tokens.end; t < end && document_.token(t).pos() != "PUNCT"; ++t) {
      const auto cue = cues_.verb(syntax_, t);
      if (cue && cue->entry->frames.quote) return true;
    }
    return false;
  }

  [[nodiscard]] TokenRange paragraph(const Quotation& q) const {
    return document_.paragraphs()[q.paragraph].tokens;
  }

  [[nodiscard]] bool starts_alone(const Quotation& q) const {
    if (q.tokens.begin == paragraph(q).begin) return true;
    const Token before = document_.token(q.tokens.begin - 1);
    if (before.record().is_space) return true;
    if (one_of(before.text(), {",", ":", ".", "!", "?", "–", "—", "--", ";"})) return true;
    if (quotations_.holds(q.tokens.begin - 1)) return true;
    const Token first = document_.token(std::min(q.tokens.begin + 1, document_.token_count() - 1));
    const bool capital = !first.text().empty() && first.text()[0] >= 'A' && first.text()[0] <= 'Z';
    return capital && cues_.verb(syntax_, q.tokens.begin - 1).has_value();
  }

  [[nodiscard]] bool ends_alone(const Quotation& q) const {
    if (!q.closed || q.tokens.end >= paragraph(q).end) return true;
    const std::string_view inside = document_.text(q.inside);
    if (!inside.empty() && one_of(inside.substr(inside.size() - 1), {",", ".", "!", "?", ";", "-"}))
      return true;
    if (inside.ends_with("…") || inside.ends_with("—")) return true;
    const Token after = document_.token(q.tokens.end);
    return one_of(after.text(), {",", ".", "!", "?", ";"});
  }

  // Words of the paragraph after the quotation, up to the next one.
  [[nodiscard]] TokenRange right_of(std::uint32_t q) const {
    const Quotation& quotation = quotations_.all()[q];
    TokenRange zone = {quotation.tokens.end, paragraph(quotation).end};
    if (next_[q] != kNoToken) zone.end = quotations_.all()[next_[q]].tokens.begin;
    zone.end = std::min(zone.end, zone.begin + kCueReach);
    return zone;
  }

  // Words before it, from the last one; or the paragraph before, where that ends in a colon.
  [[nodiscard]] TokenRange left_of(std::uint32_t q) const {
    const Quotation& quotation = quotations_.all()[q];
    TokenRange zone = {paragraph(quotation).begin, quotation.tokens.begin};
    if (previous_[q] != kNoToken) {
      zone.begin = quotations_.all()[previous_[q]].tokens.end;
    } else if (zone.begin >= last_word(zone) && quotation.paragraph > 0) {
      const TokenRange above = document_.paragraphs()[quotation.paragraph - 1].tokens;
      const std::uint32_t end = last_word(above);
      if (end > above.begin && document_.token(end - 1).text() == ":") zone = {above.begin, end};
    }
    if (zone.size() > kCueReach) zone.begin = zone.end - kCueReach;
    return zone;
  }

  // End of the range without white space.
  [[nodiscard]] std::uint32_t last_word(TokenRange range) const {
    while (!range.empty() && document_.token(range.end - 1).record().is_space) --range.end;
    return range.end;
  }

  // Quotations of speech before and after each one in its paragraph.
  void link_neighbours() {
    const auto all = quotations_.all();
    previous_.assign(all.size(), kNoToken);
    next_.assign(all.size(), kNoToken);
    std::uint32_t last = kNoToken;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (!is_speech_[i]) continue;
      if (last != kNoToken && all[last].paragraph == all[i].paragraph) {
        previous_[i] = last;
        next_[last] = i;
      }
      last = i;
    }
  }

  // A verb beside a quotation. A word of speech is one for certain, another verb may be.
  struct Verb {
    std::uint32_t token = kNoToken;
    bool certain = false;
  };

  // The first verb after the quotation that can say, before the sentence ends.
  [[nodiscard]] Verb verb_after(TokenRange zone) const {
    Verb other;
    for (std::uint32_t t = zone.begin; t < zone.end; ++t) {
      const Token token = document_.token(t);
      if (ends_sentence(token) && t > zone.begin) break;
      if (quotations_.holds(t)) continue;
      if (token.pos() != "VERB" && t != zone.begin) continue;
      if (one_of(token.tag(), {"VB", "VBN"}) && t != zone.begin) continue;
      const auto cue = cues_.verb(syntax_, t);
      if (cue && (cue->entry->frames.quote || cue->entry->frames.clause)) return {t, true};
      if (other.token == kNoToken && token.pos() == "VERB" && token.tag() != "VBG") other.token = t;
    }
    return other;
  }

  // The last verb before the quotation that can say, in the sentence that leads to it.
  [[nodiscard]] Verb verb_before(TokenRange zone) const {
    Verb other;
    for (std::uint32_t t = zone.end; t-- > zone.begin;) {
      const Token token = document_.token(t);
      if (ends_sentence(token)) break;
      if (quotations_.holds(t) || token.pos() != "VERB") continue;
      const auto cue = cues_.verb(syntax_, t);
      if (cue && cue->entry->frames.quote && token.tag() != "VB") return {t, true};
      if (one_of(token.tag(), {"VBD", "VBZ", "VBP"})) other.token = t;
    }
    return other;
  }

  // Whether the sentence goes on after the quotation, as it does after a comma inside it.
  [[nodiscard]] bool goes_on(const Quotation& quotation, TokenRange right) const {
    const std::string_view inside = document_.text(quotation.inside);
    if (inside.ends_with("…") || inside.ends_with("—")) return true;
    if (!inside.empty() && one_of(inside.substr(inside.size() - 1), {",", "?", "!", "-", ";"})) {
      return true;
    }
    return !right.empty() && document_.token(right.begin).text() == ",";
  }

  void place(std::uint32_t q) {
    const Quotation& quotation = quotations_.all()[q];
    const TokenRange left = left_of(q);
    const TokenRange right = right_of(q);
    const bool open = goes_on(quotation, right);
    if (open && add_phrase(q, right)) return;
    if (place_left(q, left, open ? verb_after(right) : Verb{})) return;
    if (open && add(q, verb_after(right).token)) return;
    if (join_previous(q)) return;
    if (!open && starts_attribution(right) && add(q, verb_after(right).token)) return;
    if (add(q, verb_of_sentence_before(left))) return;
    found_.push_back({{q}, kNoToken, kNoToken, kNoToken});
  }

  // "He said, ...", "He said: ...": the words that lead to the quotation, unless those after it
  // are nearer.
  bool place_left(std::uint32_t q, TokenRange left, Verb after) {
    const std::uint32_t end = last_word(left);
    if (end == left.begin) return false;
    const Token last = document_.token(end - 1);
    const bool colon = last.text() == ":";
    if (!colon && last.text() != "," && last.pos() != "VERB") return false;
    const Verb before = verb_before({left.begin, end});
    const bool near = before.certain && before.token + kTokensApart >= end;
    const bool after_near =
        after.certain && after.token - quotations_.all()[q].tokens.end <= 2 * kTokensApart;
    if (!near && after_near) return false;
    if (!before.certain && after.certain) return false;
    if (add(q, before.token)) return true;
    return colon && add_speaker(q, {left.begin, end});
  }

  // "..." Graham continued.
  [[nodiscard]] bool starts_attribution(TokenRange zone) const {
    const std::uint32_t verb = verb_after(zone).token;
    return verb != kNoToken && verb - zone.begin <= kName;
  }

  [[nodiscard]] std::uint32_t verb_of_sentence_before(TokenRange zone) const {
    std::uint32_t end = zone.end;
    while (end > zone.begin && (ends_sentence(document_.token(end - 1)) ||
                                document_.token(end - 1).record().is_space)) {
      --end;
    }
    return end > zone.begin ? verb_before({zone.begin, end}).token : kNoToken;
  }

  bool add(std::uint32_t q, std::uint32_t verb) {
    if (verb == kNoToken) return false;
    if (!found_.empty() && found_.back().verb == verb) {
      found_.back().quotations.push_back(q);
      return true;
    }
    found_.push_back({{q}, verb, kNoToken, kNoToken});
    return true;
  }

  // "...," according to the ministry.
  bool add_phrase(std::uint32_t q, TokenRange zone) {
    std::uint32_t at = zone.begin;
    while (at < zone.end && document_.token(at).pos() == "PUNCT") ++at;
    if (at >= zone.end) return false;
    const auto cue = cues_.phrase(document_, at);
    if (!cue) return false;
    for (std::uint32_t t = cue->tokens.end; t-- > cue->tokens.begin;) {
      const std::uint32_t object = syntax_.child(t, {"pobj"});
      if (object == kNoToken || object < cue->tokens.end) continue;
      found_.push_back({{q}, kNoToken, object, at});
      return true;
    }
    return false;
  }

  // "The commander: ..."
  bool add_speaker(std::uint32_t q, TokenRange zone) {
    if (zone.size() < 2) return false;
    const std::uint32_t root = syntax_.root_of({zone.begin, zone.end - 1});
    if (root == kNoToken || !one_of(document_.token(root).pos(), {"NOUN", "PROPN"})) return false;
    found_.push_back({{q}, kNoToken, root, kNoToken});
    return true;
  }

  // The words go on: in the same paragraph, or over paragraphs that the last mark left open.
  bool join_previous(std::uint32_t q) {
    if (found_.empty()) return false;
    const Quotation& quotation = quotations_.all()[q];
    const Quotation& last = quotations_.all()[found_.back().quotations.back()];
    const bool same_paragraph = last.paragraph == quotation.paragraph;
    const bool left_open = !last.closed && last.paragraph + 1 == quotation.paragraph &&
                           quotation.tokens.begin <= paragraph(quotation).begin + 1;
    if (same_paragraph) {
      // Nothing between them but the attribution of the first.
      for (std::uint32_t t = last.tokens.end; t < quotation.tokens.begin; ++t) {
        if (ends_sentence(document_.token(t)) && t + 2 < quotation.tokens.begin) return false;
      }
    } else if (!left_open) {
      return false;
    }
    found_.back().quotations.push_back(q);
    return true;
  }

  const Syntax& syntax_;
  const Document& document_;
  const Quotations& quotations_;
  const Cues& cues_;
  std::vector<bool> is_speech_;
  std::vector<std::uint32_t> previous_;
  std::vector<std::uint32_t> next_;
  std::vector<QuotedSpeech> found_;
};

}  // namespace

std::vector<QuotedSpeech> find_quoted_speech(const Syntax& syntax, const Quotations& quotations,
                                             const Cues& cues) {
  return SpeechFinder(syntax, quotations, cues).run();
}

}  // namespace standoff
