// What the grammar around a name says: is it a place, does it act, where does it lie?
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "standoff/ground/internal/place_mentions.h"
#include "standoff/ground/internal/place_tables.h"
#include "standoff/ground/syntax.h"

namespace standoff {

class PlaceGrammar {
 public:
  // All of them must outlive it.
  PlaceGrammar(const Syntax& syntax, const PlaceTables& tables,
               std::span<const std::string> countries)
      : syntax_(syntax), document_(syntax.document()), tables_(tables), countries_(countries) {}

  // Whether a name with this head is a place by what governs it: "in Tyre", "Idlib province",
  // "the city of Tyre".
  [[nodiscard]] bool is_place(std::uint32_t head) const;

  // Whether a country or seat with this head is the place that something is done to or at, and not
  // the one that does it: "bombed Lebanon", "Lebanon's south", "the attack on Lebanon".
  [[nodiscard]] bool suffers(std::uint32_t head) const;

  // Whether a word beside the name calls it a region: "Washington state", "the state of
  // Washington".
  [[nodiscard]] bool is_region(TokenRange name) const;

  // Whether the name opens its paragraph as a dateline does: "BEIRUT (AP) -".
  [[nodiscard]] bool is_dateline(TokenRange name) const;

  // The country of an adjective or owner in front of the name: "the Syrian town of Idlib",
  // "Lebanon's Tripoli"; empty where there is none.
  [[nodiscard]] std::string country_before(TokenRange name) const;

  // Whether `second` says where `first` lies: "Tripoli, Lebanon", "Ain Ebel in southern Lebanon".
  [[nodiscard]] bool lies_in(TokenRange first, TokenRange second) const;

  [[nodiscard]] bool is(PlaceWordRole role, std::uint32_t token) const;

 private:
  [[nodiscard]] std::uint32_t first_conjunct(std::uint32_t token) const;
  [[nodiscard]] bool governed_by_preposition(std::uint32_t preposition, bool country) const;
  [[nodiscard]] std::string word(std::uint32_t token) const {
    return lower_ascii(document_.token(token).text());
  }

  const Syntax& syntax_;
  const Document& document_;
  const PlaceTables& tables_;
  std::span<const std::string> countries_;
};

}  // namespace standoff
