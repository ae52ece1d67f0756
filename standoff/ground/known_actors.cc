#include "standoff/ground/known_actors.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "standoff/ground/record_names.h"

namespace standoff {
namespace {

enum Column : std::size_t { kNames, kKind, kCountry, kSector, kOffice, kFrom, kTo, kBody };

// Table "Sector Codes" and table "International Non-state actor names" of the PLOVER manual; NGO of
// a country as in CAMEO.
constexpr std::array<std::string_view, 25> kSectors = {
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS",
    "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"};
constexpr std::array<std::string_view, 5> kInternational = {"IGO", "NGO", "ISM", "IMG", "MNC"};

bool is_upper(std::string_view text, std::size_t size) {
  return text.size() == size &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// The first or last day that "2024", "2024-09" or "2024-09-26" can mean.
std::optional<std::int64_t> day_of(std::string_view text, bool last) {
  if (const auto date = parse_date(text); date && text.size() == 10) return to_days(*date);
  const bool has_month = text.size() == 7 && text[4] == '-';
  if (text.size() != 4 && !has_month) return std::nullopt;
  const auto number = [](std::string_view digits) {
    int value = -1;
    const char* end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, value);
    return parsed.ec == std::errc() && parsed.ptr == end ? value : -1;
  };
  CivilDate date{number(text.substr(0, 4)), last ? 12 : 1, 1};
  if (has_month) date.month = number(text.substr(5));
  if (date.year < 1 || date.month < 1 || date.month > 12) return std::nullopt;
  if (last) date.day = days_in_month(date.year, date.month);
  return to_days(date);
}

class RowReader {
 public:
  RowReader(const KnowledgeTable& table, const KnowledgeRow& row) : table_(table), row_(row) {}

  Result<KnownActor> read() {
    KnownActor actor;
    actor.rule = table_.rule(row_);
    for (std::string_view name : split_list(row_[kNames])) {
      if (!name.empty()) actor.names.emplace_back(name);
    }
    if (actor.names.empty()) return wrong(kNames, "a name");
    const auto kind = actor_kind_named(row_[kKind]);
    if (!kind) return wrong(kKind, "a kind of actor");
    actor.kind = *kind;
    std::string_view country = row_[kCountry];
    actor.default_country = country.ends_with('?');
    if (actor.default_country) country.remove_suffix(1);
    if (!country.empty() && !is_upper(country, 3)) {
      return wrong(kCountry, "an ISO 3166-1 alpha-3 code");
    }
    actor.country = country;
    if (!row_[kSector].empty() && !is_sector(row_[kSector])) return wrong(kSector, "a sector code");
    actor.sector = row_[kSector];
    if (Result<void> office = read_office(actor); !office) return office.error();
    return actor;
  }

 private:
  Error wrong(Column column, std::string_view expected) const {
    return table_.error(row_, column, expected);
  }

  Result<void> read_office(KnownActor& actor) const {
    for (const Column column : {kOffice, kFrom, kTo, kBody}) {
      if (actor.kind != ActorKind::kPerson && !row_[column].empty()) {
        return wrong(column, "nothing, as only persons hold offices");
      }
    }
    actor.office = row_[kOffice];
    actor.body = row_[kBody];
    if (!row_[kFrom].empty()) {
      const auto from = day_of(row_[kFrom], false);
      if (!from) return wrong(kFrom, "a day like 2024-09-26, a month or a year");
      actor.from = *from;
    }
    if (!row_[kTo].empty()) {
      const auto to = day_of(row_[kTo], true);
      if (!to) return wrong(kTo, "a day like 2024-09-26, a month or a year");
      actor.to = *to;
    }
    if (actor.to < actor.from) return wrong(kTo, "a day that is not before the first");
    return {};
  }

  const KnowledgeTable& table_;
  const KnowledgeRow& row_;
};

}  // namespace

Result<std::vector<KnownActor>> read_known_actors(const KnowledgeTable& table) {
  std::vector<KnownActor> actors;
  actors.reserve(table.rows().size());
  for (const KnowledgeRow& row : table.rows()) {
    Result<KnownActor> actor = RowReader(table, row).read();
    if (!actor) return std::move(actor).error();
    actors.push_back(*std::move(actor));
  }
  return actors;
}

std::optional<ActorKind> actor_kind_named(std::string_view name) {
  const std::optional<ActorKind> kind = parse_actor_kind(name);
  return kind == ActorKind::kUnnamed ? std::nullopt : kind;
}

bool is_sector(std::string_view code) {
  const auto among = [](const auto& list, std::string_view item) {
    return std::find(list.begin(), list.end(), item) != list.end();
  };
  if (among(kSectors, code) || among(kInternational, code)) return true;
  return code.size() == 7 && code[3] == ' ' && among(kInternational, code.substr(0, 3)) &&
         is_upper(code.substr(4), 3);
}

std::string actor_code(std::string_view country, std::string_view sector) {
  std::string code(country);
  if (!country.empty() && !sector.empty()) code += ' ';
  return code.append(sector);
}

}  // namespace standoff
