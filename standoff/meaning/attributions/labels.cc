#include "standoff/meaning/attributions/labels.h"

#include <algorithm>
#include <optional>

namespace standoff {
namespace {

constexpr std::uint32_t kLongest = 8;  // tokens of a speaker's name and title
constexpr std::uint32_t kLeast = 3;    // tokens that can say something

class LabelFinder {
 public:
  LabelFinder(const Syntax& syntax, const Quotations& quotations, const World& world,
              const Actors& actors)
      : syntax_(syntax),
        document_(syntax.document()),
        quotations_(quotations),
        world_(world),
        actors_(actors) {}

  std::optional<SpeakerLabel> at(TokenRange paragraph) const {
    while (!paragraph.empty() && document_.token(paragraph.end - 1).record().is_space) {
      --paragraph.end;
    }
    std::uint32_t colon = paragraph.begin;
    while (colon < paragraph.end && is_of_name(document_.token(colon))) ++colon;
    if (colon == paragraph.begin || colon - paragraph.begin > kLongest) return std::nullopt;
    if (colon + kLeast >= paragraph.end || document_.token(colon).text() != ":")
      return std::nullopt;
    const std::uint32_t speaker = syntax_.root_of({paragraph.begin, colon});
    const SpeakerLabel label = {speaker, colon, {colon + 1, paragraph.end}};
    const bool title = paragraph.begin == document_.paragraphs().front().tokens.begin;
    if (title && says_in_title(speaker)) return label;
    if (!can_speak(speaker) || !says_something(label.content)) return std::nullopt;
    return label;
  }

 private:
  static bool is_of_name(Token token) {
    return one_of(token.pos(), {"PROPN", "NOUN", "ADJ", "DET", "ADP"});
  }

  // "Roe: Poe greater threat than Norvia", "Norvian officials: bomb kills 20": headlines drop
  // verbs.
  bool says_in_title(std::uint32_t noun) const {
    const ActorId id = actors_.at(noun);
    if (id == kNoRecord) return world_.noun_class(document_.token(noun)) == NounClass::kOfficial;
    return actors_.actor(id).kind == ActorKind::kPerson && actors_.actor(id).mentions.size() > 1;
  }

  bool can_speak(std::uint32_t noun) const {
    if (actors_.at(noun) == kNoRecord) return false;
    const ActorKind kind = actors_.actor(actors_.at(noun)).kind;
    return kind != ActorKind::kCountry && kind != ActorKind::kPopulation &&
           kind != ActorKind::kUnnamed;
  }

  // A sentence with its subject, or quoted words: "Hamas: the group that runs Gaza" says nothing.
  bool says_something(TokenRange content) const {
    const std::uint32_t sentence = document_.sentence_of(content.begin);
    TokenRange first = document_.sentences()[sentence].tokens;
    first = {content.begin, std::min(first.end, content.end)};
    const std::uint32_t root = syntax_.root_of(first);
    if (is_verb(document_.token(root)) &&
        syntax_.has_child(root, {"nsubj", "nsubjpass", "expl", "aux"})) {
      return true;
    }
    for (std::uint32_t t = content.begin; t < content.end; ++t) {
      if (quotations_.holds(t)) return true;
    }
    return false;
  }

  const Syntax& syntax_;
  const Document& document_;
  const Quotations& quotations_;
  const World& world_;
  const Actors& actors_;
};

}  // namespace

std::vector<SpeakerLabel> find_labels(const Syntax& syntax, const Quotations& quotations,
                                      const World& world, const Actors& actors) {
  const LabelFinder finder(syntax, quotations, world, actors);
  std::vector<SpeakerLabel> found;
  for (const Paragraph& paragraph : syntax.document().paragraphs()) {
    if (const auto label = finder.at(paragraph.tokens)) found.push_back(*label);
  }
  return found;
}

}  // namespace standoff
