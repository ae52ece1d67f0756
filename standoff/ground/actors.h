// Who acts and speaks in a document: names that mean one actor grouped, what kind of actor it is,
// whose side it is on, and what pronouns and descriptions refer to.
//
//   Actors actors(syntax, quotations, world);
//   ActorId speaker = actors.refer(subject);       // "he", "the ministry", "several officials"
//   std::vector<Actor> records = std::move(actors).take();
//
// Descriptions become actors only when they are asked for, so that a report lists the "officials"
// who spoke and not every noun.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "standoff/ground/names.h"
#include "standoff/ground/quotations.h"
#include "standoff/ground/records.h"
#include "standoff/ground/syntax.h"
#include "standoff/ground/world.h"

namespace standoff {

class Actors {
 public:
  // All of them must outlive it.
  Actors(const Syntax& syntax, const Quotations& quotations, const World& world);

  // The actor that the noun or pronoun `token` stands for; makes one for a description that
  // nothing before it explains. kNoRecord for what cannot act: "it" without antecedent, "Monday".
  ActorId refer(std::uint32_t token);

  // The actor that a name or an earlier refer() has put on `token`, or kNoRecord.
  [[nodiscard]] ActorId at(std::uint32_t token) const { return actor_at_[token]; }
  [[nodiscard]] const Actor& actor(ActorId id) const { return actors_[id]; }

  // The actor that is this country, where the document names it.
  [[nodiscard]] ActorId country(std::string_view code) const;

  // Whether a name stands beside the noun and says who it is: "the newcomer, Ann Lee".
  [[nodiscard]] bool has_name_beside(std::uint32_t noun) const {
    return appositive(noun) != kNoRecord;
  }

  // The actor spoke at `token`: pronouns that follow prefer it.
  void note_speaker(ActorId actor, std::uint32_t token);

  // Country that a noun's modifiers name: "Israeli officials", "officials from Israel".
  [[nodiscard]] std::string country_of(std::uint32_t noun, int depth = 0) const;

  [[nodiscard]] std::vector<Actor> take() &&;

 private:
  // What decides between pronouns.
  struct Traits {
    bool plural = false;  // described in the plural
    Gender gender = Gender::kUnknown;
  };

  void group_names(const std::vector<NameMention>& names);
  void find_lost_surnames();
  ActorId group_known(const NameMention& mention);
  ActorId group_person(const NameMention& mention);
  ActorId group_organization(const NameMention& mention);
  [[nodiscard]] ActorId find_person(std::string_view name) const;
  void index_person(ActorId id, std::string_view name);
  void describe_person(ActorId id, std::uint32_t head, TokenRange name);
  void describe_apposition(ActorId id, std::uint32_t noun);

  ActorId make(Actor actor);
  void mention(ActorId id, TokenRange tokens, std::uint32_t head, MentionForm form);
  [[nodiscard]] int weight_of(std::uint32_t token) const;

  ActorId refer_pronoun(std::uint32_t token);
  [[nodiscard]] bool may_become(std::uint32_t token, std::string_view pronoun) const;
  ActorId refer_nominal(std::uint32_t token);
  ActorId antecedent_of(std::uint32_t token) const;
  // The person whose role a headline names before the article names the person.
  [[nodiscard]] ActorId announced_person(std::uint32_t token, NounClass noun) const;
  [[nodiscard]] TokenRange described(std::uint32_t token) const;
  ActorId new_nominal(std::uint32_t token, NounClass noun);
  [[nodiscard]] ActorId appositive(std::uint32_t token) const;
  void learn_gender(ActorId id, std::string_view words);
  [[nodiscard]] bool can_be(ActorId id, std::string_view pronoun) const;

  const Syntax& syntax_;
  const Document& document_;
  const Quotations& quotations_;
  const World& world_;
  std::vector<std::string> countries_;  // per token
  std::vector<ActorId> actor_at_;       // per token
  std::vector<Actor> actors_;
  std::vector<std::vector<std::string>> names_;  // per actor: forms seen
  std::vector<std::int8_t> salience_;            // per token: 0 where no mention has its head
  std::vector<Traits> traits_;                   // per actor
  std::unordered_map<std::string, ActorId> by_key_;
  std::unordered_map<std::string, std::vector<ActorId>>
      people_;  // by full name, surname, given name
};

}  // namespace standoff
