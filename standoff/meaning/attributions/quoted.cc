#include "standoff/meaning/attributions/quoted.h"

#include <algorithm>
#include <utility>

namespace standoff {
namespace {

constexpr std::uint32_t kReach = 40;  // tokens between a quotation and its cue

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
    for (std::uint32_t i = 0; i < all.size(); ++i) is_speech_[i] = is_speech(all[i]);
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (is_speech_[i]) place(i);
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_speech(const Quotation& q) const {
    std::uint32_t words = 0;
    bool verb = false;
    for (std::uint32_t t = q.tokens.begin; t < q.tokens.end; ++t) {
      const Token token = document_.token(t);
      if (token.pos() == "PUNCT" || token.record().is_space) continue;
      ++words;
      verb = verb || token.pos() == "VERB" || token.pos() == "AUX";
    }
    if (words == 0 || (words < 4 && !verb)) return false;
    const Token first = document_.token(document_.token_at(q.inside.begin));
    if (first.pos() == "CCONJ" && first.text()[0] >= 'a') return false;  // the end of a clause
    return starts_alone(q) && ends_alone(q);
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

  [[nodiscard]] std::uint32_t previous_speech(std::uint32_t q) const {
    for (std::uint32_t i = q; i-- > 0;) {
      if (quotations_.all()[i].paragraph != quotations_.all()[q].paragraph) break;
      if (is_speech_[i]) return i;
    }
    return kNoToken;
  }
  [[nodiscard]] std::uint32_t next_speech(std::uint32_t q) const {
    for (std::uint32_t i = q + 1; i < quotations_.all().size(); ++i) {
      if (quotations_.all()[i].paragraph != quotations_.all()[q].paragraph) break;
      if (is_speech_[i]) return i;
    }
    return kNoToken;
  }

  // Words of the paragraph after the quotation, up to the next one.
  [[nodiscard]] TokenRange right_of(std::uint32_t q) const {
    const Quotation& quotation = quotations_.all()[q];
    const std::uint32_t next = next_speech(q);
    TokenRange zone = {quotation.tokens.end, paragraph(quotation).end};
    if (next != kNoToken) zone.end = quotations_.all()[next].tokens.begin;
    zone.end = std::min(zone.end, zone.begin + kReach);
    return zone;
  }
  [[nodiscard]] TokenRange left_of(std::uint32_t q) const {
    const Quotation& quotation = quotations_.all()[q];
    const std::uint32_t previous = previous_speech(q);
    TokenRange zone = {paragraph(quotation).begin, quotation.tokens.begin};
    if (previous != kNoToken) zone.begin = quotations_.all()[previous].tokens.end;
    if (zone.size() > kReach) zone.begin = zone.end - kReach;
    return zone;
  }

  // The first verb after the quotation that can say, before the sentence ends.
  [[nodiscard]] std::uint32_t verb_after(TokenRange zone) const {
    std::uint32_t other = kNoToken;
    for (std::uint32_t t = zone.begin; t < zone.end; ++t) {
      const Token token = document_.token(t);
      if (ends_sentence(token) && t > zone.begin) break;
      if (quotations_.holds(t)) continue;
      if (token.pos() != "VERB" && t != zone.begin) continue;
      if (one_of(token.tag(), {"VB", "VBN"}) && t != zone.begin) continue;
      const auto cue = cues_.verb(syntax_, t);
      if (cue && (cue->entry->frames.quote || cue->entry->frames.clause)) return t;
      if (other == kNoToken && token.tag() != "VBG") other = t;
    }
    return other;
  }

  // The last verb before the quotation that can say, in the sentence that leads to it.
  [[nodiscard]] std::uint32_t verb_before(TokenRange zone) const {
    std::uint32_t other = kNoToken;
    for (std::uint32_t t = zone.end; t-- > zone.begin;) {
      const Token token = document_.token(t);
      if (ends_sentence(token)) break;
      if (quotations_.holds(t) || token.pos() != "VERB") continue;
      const auto cue = cues_.verb(syntax_, t);
      if (cue && cue->entry->frames.quote && token.tag() != "VB") return t;
      if (one_of(token.tag(), {"VBD", "VBZ", "VBP"})) other = t;
    }
    return other;
  }

  void place(std::uint32_t q) {
    const Quotation& quotation = quotations_.all()[q];
    const TokenRange left = left_of(q);
    const TokenRange right = right_of(q);
    const std::uint32_t before = quotation.tokens.begin;
    const bool leads =
        before > left.begin && one_of(document_.token(before - 1).text(), {",", ":"});
    const bool verb_leads = before > left.begin && document_.token(before - 1).pos() == "VERB";
    const std::string_view inside = document_.text(quotation.inside);
    const bool goes_on =
        (!inside.empty() && one_of(inside.substr(inside.size() - 1), {",", "?", "!", "-", ";"})) ||
        inside.ends_with("…") || inside.ends_with("—") ||
        (right.begin < right.end && document_.token(right.begin).text() == ",");
    if (leads || verb_leads) {
      if (document_.token(before - 1).text() == ":" || !goes_on || verb_before(left) != kNoToken) {
        if (add(q, verb_before(left))) return;
        if (document_.token(before - 1).text() == ":" && add_speaker(q, left)) return;
      }
    }
    if (goes_on && add_phrase(q, right)) return;
    if (goes_on && add(q, verb_after(right))) return;
    if (join_previous(q)) return;
    if (!goes_on && !right.empty() && starts_attribution(right) && add(q, verb_after(right)))
      return;
    if (add(q, verb_of_sentence_before(left))) return;
    found_.push_back({{q}, kNoToken, kNoToken, kNoToken});
  }

  // "..." Graham continued.
  [[nodiscard]] bool starts_attribution(TokenRange zone) const {
    const std::uint32_t verb = verb_after(zone);
    return verb != kNoToken && verb - zone.begin <= 12;
  }

  [[nodiscard]] std::uint32_t verb_of_sentence_before(TokenRange zone) const {
    std::uint32_t end = zone.end;
    while (end > zone.begin && (ends_sentence(document_.token(end - 1)) ||
                                document_.token(end - 1).record().is_space)) {
      --end;
    }
    return end > zone.begin ? verb_before({zone.begin, end}) : kNoToken;
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
  std::vector<QuotedSpeech> found_;
};

}  // namespace

std::vector<QuotedSpeech> find_quoted_speech(const Syntax& syntax, const Quotations& quotations,
                                             const Cues& cues) {
  return SpeechFinder(syntax, quotations, cues).run();
}

}  // namespace standoff
