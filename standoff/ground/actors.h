// Who acts and speaks in a document: names that mean one actor grouped, what kind of actor it is,
// whose side it is on, and what pronouns and descriptions refer to.
//
//   Actors actors({syntax, quotations, world, published});
//   ActorId speaker = actors.refer(subject);          // "he", "the ministry", "several officials"
//   ActorId attacker = actors.qualifier(strikes);     // Israel in "Israeli strikes"
//   actors.resolve_speech(speaker, quotation.inside); // "I", "we" and "our" in the speaker's words
//   std::vector<Actor> records = std::move(actors).take();
//
// Descriptions become actors only when they are asked for, so that a report lists the "officials"
// who spoke and not every noun; so do places that are no countries.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "standoff/ground/calendar.h"
#include "standoff/ground/names.h"
#include "standoff/ground/quotations.h"
#include "standoff/ground/records.h"
#include "standoff/ground/syntax.h"
#include "standoff/ground/world.h"

namespace standoff {

// What Actors reads; all must outlive it.
struct ActorInput {
  const Syntax& syntax;
  const Quotations& quotations;
  const World& world;
  std::optional<CivilDate> published = {};  // who is in office is what it was on that day
  const Places* places = nullptr;           // tell towns from persons
};

class Actors {
 public:
  // Linear in the text.
  explicit Actors(const ActorInput& input);

  // The actor that the noun or pronoun `token` stands for; makes one for a description that
  // nothing before it explains. kNoRecord for what cannot act: "it" without antecedent, "Monday".
  ActorId refer(std::uint32_t token);

  // The same for each of the nouns joined with `token` ("the U.S. and France"), for "both
  // countries" and for a "they" that takes up such a pair; each actor once.
  std::vector<ActorId> refer_all(std::uint32_t token);

  // ISO 3166 code of the country that the document is about; empty where there is none.
  [[nodiscard]] const std::string& home() const { return home_; }

  // Whether `token` stands for the two that were named last: "both", "the two countries".
  [[nodiscard]] bool stands_for_pair(std::uint32_t token) const {
    return !latest_pair(token).empty();
  }

  // The actor that qualifies the noun `token`: Israel in "Israeli strikes" and "Israel's army", the
  // group in "Hezbollah fighters", the United States in "U.S.-led coalition". Makes the country
  // that the text names by its adjective only. `token` may be the qualifying word itself.
  ActorId qualifier(std::uint32_t token);

  // The actor that a name or an earlier refer() has put on `token`, or kNoRecord.
  [[nodiscard]] ActorId at(std::uint32_t token) const { return actor_at_[token]; }
  [[nodiscard]] const Actor& actor(ActorId id) const { return actors_[id]; }

  // The actor that a word stands for as far as it is known without making one: a name's, a
  // pronoun's, a description's.
  [[nodiscard]] ActorId standing_for(std::uint32_t token) const;

  // The country that each token names or qualifies with, as find_countries gives it.
  [[nodiscard]] const std::vector<std::string>& countries() const { return countries_; }

  // The actor that is this country, where the document names it.
  [[nodiscard]] ActorId country(std::string_view code) const;

  // For whom the actor speaks as "we": its organization, the country of an official, or itself.
  [[nodiscard]] ActorId side_of(ActorId actor) const;

  // Ties the first persons in the quotations of `words`, which `speaker` said, to who they are:
  // "I", "me" and "my" to the speaker, "we", "us" and "our" to the speaker's side.
  void resolve_speech(ActorId speaker, ByteSpan words);

  // Whether a name stands beside the noun and says who it is: "the newcomer, Ann Lee".
  [[nodiscard]] bool has_name_beside(std::uint32_t noun) const {
    return appositive(noun) != kNoRecord;
  }

  // The actor spoke at `token`: pronouns that follow prefer it.
  void note_speaker(ActorId actor, std::uint32_t token);

  // Country that a noun's modifiers name: "Israeli officials", "officials from Israel", "the
  // country's officials".
  [[nodiscard]] std::string country_of(std::uint32_t noun, int depth = 0) const;

  [[nodiscard]] std::vector<Actor> take() &&;

 private:
  // What is known of an actor beside its record.
  struct Traits {
    bool plural = false;  // described in the plural
    Gender gender = Gender::kUnknown;
    bool official = false;         // its role is one of an official
    std::string sector;            // PLOVER's
    bool default_country = false;  // its country holds only where the document names it
    std::string body;              // name of the organization that knowledge gives a person
  };

  // Names (actors.cc).
  void group_names(const std::vector<NameMention>& names);
  [[nodiscard]] bool is_alone(std::uint32_t token) const;
  void find_lost_names();
  void learn_acronym(ActorId id, TokenRange name);
  ActorId group(const NameMention& mention);
  ActorId group_known(const NameMention& mention);
  ActorId group_person(const NameMention& mention);
  ActorId group_organization(const NameMention& mention);
  [[nodiscard]] ActorId find_organization(const std::string& key, std::string_view name) const;
  [[nodiscard]] ActorKind kind_of(const NameMention& mention) const;
  [[nodiscard]] ActorId find_person(std::string_view name) const;
  void index_person(ActorId id, std::string_view name);
  void index_organization(ActorId id, std::string_view name);

  // Sides (sides.cc).
  void describe_persons(const std::vector<NameMention>& names, const std::vector<ActorId>& ids);
  [[nodiscard]] bool is_namesake(std::string_view surname, std::string_view given) const;
  void find_given_names();
  void describe_by_knowledge(ActorId id);
  void describe_person(ActorId id, std::uint32_t head, TokenRange name);
  struct Title {
    TokenRange words;
    std::uint32_t role = 0;         // where the office begins, behind countries and bodies
    std::uint32_t noun = kNoToken;  // the noun that names the office
  };
  [[nodiscard]] Title title_before(TokenRange name) const;
  bool describe_by_title(ActorId id, TokenRange name);
  void describe_by_noun(ActorId id, std::uint32_t noun);
  void describe_by_copula(ActorId id, std::uint32_t head);
  void set_role(ActorId id, TokenRange words, std::uint32_t noun);
  void belong(ActorId id, std::uint32_t noun);
  [[nodiscard]] bool is_topic(std::uint32_t modifier, std::uint32_t noun) const;
  [[nodiscard]] std::string country_at(std::uint32_t token) const;
  [[nodiscard]] std::string country_of_modifiers(std::uint32_t noun) const;
  [[nodiscard]] std::vector<std::uint32_t> objects_of(std::uint32_t noun) const;
  [[nodiscard]] ActorId owner_of(std::uint32_t noun) const;
  [[nodiscard]] ActorId owner_of_object(std::uint32_t object) const;
  [[nodiscard]] std::uint32_t noun_beside(std::uint32_t head, TokenRange name) const;
  [[nodiscard]] std::string_view sector_of_kind(ActorKind kind) const;
  void settle_default_countries();
  void find_home();
  [[nodiscard]] int most_unknown_place() const;
  [[nodiscard]] bool names_alone_in_title(std::string_view country) const;
  [[nodiscard]] bool is_home(std::uint32_t noun) const;
  void settle_side(ActorId id);

  ActorId make(Actor actor);
  void mention(ActorId id, TokenRange tokens, std::uint32_t head, MentionForm form);
  [[nodiscard]] int weight_of(std::uint32_t token) const;
  ActorId country_named(std::string_view code, std::uint32_t token);

  // Pronouns and descriptions (coreference.cc).
  [[nodiscard]] bool is_measure(std::uint32_t token) const;
  ActorId refer_noun(std::uint32_t token);
  ActorId refer_pronoun(std::uint32_t token);
  [[nodiscard]] int antecedent_score(std::uint32_t at, std::uint32_t token,
                                     std::uint32_t owner) const;
  [[nodiscard]] int announced_score(std::uint32_t at, std::uint32_t token) const;
  [[nodiscard]] std::uint32_t pronoun_antecedent(std::uint32_t token) const;
  [[nodiscard]] bool may_become(std::uint32_t token, std::string_view pronoun) const;
  [[nodiscard]] bool is_some(std::uint32_t token) const;
  [[nodiscard]] bool is_second_role(std::uint32_t token) const;
  ActorId refer_nominal(std::uint32_t token);
  [[nodiscard]] ActorId antecedent_of(std::uint32_t token) const;
  [[nodiscard]] bool is_unnamed_plural(const Actor& actor) const;
  [[nodiscard]] int likeness(ActorId id, std::uint32_t token, std::string_view phrase) const;
  [[nodiscard]] int likeness_of_person(ActorId id, std::uint32_t token,
                                       std::string_view phrase) const;
  // The person whose role a headline names before the article names the person.
  [[nodiscard]] ActorId announced_person(std::uint32_t token, NounClass noun) const;
  [[nodiscard]] ActorId described_alike(std::uint32_t token) const;
  [[nodiscard]] TokenRange described(std::uint32_t token) const;
  [[nodiscard]] bool is_described_by(std::uint32_t child, std::uint32_t token) const;
  void take_after(std::uint32_t owner, std::uint32_t token, Actor& actor);
  ActorId new_nominal(std::uint32_t token, NounClass noun);
  [[nodiscard]] ActorId appositive(std::uint32_t token) const;
  [[nodiscard]] ActorId appositive_inside(std::uint32_t noun, std::uint32_t child) const;
  [[nodiscard]] bool actor_before(std::uint32_t token, ActorId id) const;
  void resolve_rest();
  void resolve_pronoun(std::uint32_t token);
  void resolve_nominal(std::uint32_t token);
  [[nodiscard]] bool stronger_thing(std::uint32_t pronoun, std::uint32_t antecedent) const;
  [[nodiscard]] std::vector<ActorId> latest_pair(std::uint32_t token) const;
  [[nodiscard]] std::vector<ActorId> latest_group(std::uint32_t token) const;
  [[nodiscard]] bool is_backer(std::uint32_t token) const;
  [[nodiscard]] bool undergoes(std::uint32_t token, std::uint32_t noun) const;
  [[nodiscard]] bool is_of_igo(std::uint32_t token, NounClass noun) const;
  // Two that a word stands for: states and armed groups, or people, or (`any`) either; in this
  // sentence or the one before where they are `near`.
  struct Pair {
    bool people = false;
    bool any = false;
    bool near = false;
  };
  [[nodiscard]] std::optional<Pair> pair_at(std::uint32_t token) const;
  [[nodiscard]] bool is_half(const Pair& pair, std::uint32_t at,
                             const std::vector<ActorId>& found) const;
  [[nodiscard]] std::vector<ActorId> joined_antecedents(std::uint32_t token) const;
  void learn_gender(ActorId id, std::string_view words);
  [[nodiscard]] bool can_be(ActorId id, std::string_view pronoun) const;

  const Syntax& syntax_;
  const Document& document_;
  const Quotations& quotations_;
  const World& world_;
  std::optional<CivilDate> published_;
  std::string home_;  // the country that the document is about; empty where no one stands out
  std::vector<std::string> countries_;  // per token
  std::vector<ActorId> actor_at_;       // per token
  int asked_ = 0;                       // who is asked for to answer who was asked for before
  std::vector<NameMention> places_;     // names of places that no one asked for yet
  std::unordered_map<std::uint32_t, std::uint32_t> place_at_;  // token to index of places_
  std::vector<Actor> actors_;
  std::vector<std::vector<std::string>> names_;  // per actor: forms seen
  std::vector<std::int8_t> salience_;            // per token: 0 where no mention has its head
  std::vector<Traits> traits_;                   // per actor
  std::unordered_map<std::string_view, std::string_view> given_before_;  // by surname
  std::unordered_map<std::string, ActorId> by_key_;
  std::unordered_map<std::string, std::vector<ActorId>>
      people_;  // by full name, surname, given name
};

}  // namespace standoff
