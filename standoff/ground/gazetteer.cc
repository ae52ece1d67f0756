#include "standoff/ground/gazetteer.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "standoff/base/utf8.h"
#include "standoff/ground/internal/gazetteer_layout.h"
#include "standoff/ground/internal/place_key.h"

namespace standoff {
namespace {

constexpr std::size_t kMostHits = 64;

// The part of `text` that lies in it; a damaged file may ask for more.
std::string_view part(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin > end || end > text.size()) return {};
  return text.substr(begin, end - begin);
}

double degrees(std::uint32_t word, double limit) {
  const auto value = static_cast<double>(std::bit_cast<float>(word));
  return std::isfinite(value) ? std::clamp(value, -limit, limit) : 0;
}

Error broken(std::string message, std::string where) {
  return {ErrorCode::kInvalidData, std::move(message), std::move(where)};
}

}  // namespace

Result<Gazetteer> Gazetteer::open(Pack pack) {
  const Result<std::string_view> format = pack.text("format");
  if (!format || *format != kGazetteerFormat) {
    return Error{ErrorCode::kIncompatible,
                 "not a gazetteer that this program reads; get it anew with: standoff model fetch "
                 "gazetteer",
                 ""};
  }
  Gazetteer out(std::move(pack));
  for (auto [name, text] : {std::pair{"identity", &out.identity_}, std::pair{"names", &out.text_},
                            std::pair{"keys", &out.key_text_}}) {
    const Result<std::string_view> section = out.pack_.text(name);
    if (!section) return section.error();
    *text = *section;
  }
  for (auto [name, words] :
       {std::pair{"places", &out.records_}, std::pair{"key_begins", &out.key_begins_},
        std::pair{"hit_begins", &out.hit_begins_}, std::pair{"hits", &out.hits_}}) {
    const Result<std::span<const std::uint32_t>> section = out.pack_.array<std::uint32_t>(name);
    if (!section) return section.error();
    *words = *section;
  }
  if (out.records_.size() % kPlaceWords != 0) return broken("half a place at its end", "places");
  if (out.key_begins_.empty() || out.key_begins_.size() != out.hit_begins_.size()) {
    return broken("as many as there are key_begins expected", "hit_begins");
  }
  return out;
}

std::string_view Gazetteer::key(std::size_t index) const {
  return part(key_text_, key_begins_[index], key_begins_[index + 1]);
}

std::vector<Gazetteer::Hit> Gazetteer::find(std::string_view name) const {
  const std::string wanted = place_key(name);
  std::vector<Hit> found;
  if (wanted.empty()) return found;
  std::size_t low = 0;
  std::size_t high = key_begins_.size() - 1;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (key(middle) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low + 1 >= key_begins_.size() || key(low) != wanted) return found;
  for (std::size_t i = hit_begins_[low];
       i < std::min<std::size_t>(hit_begins_[low + 1], hits_.size()) && found.size() < kMostHits;
       ++i) {
    const std::uint32_t place = hits_[i] & ~kMainName;
    if (place < records_.size() / kPlaceWords) found.push_back({place, hits_[i] >= kMainName});
  }
  return found;
}

Gazetteer::Entry Gazetteer::entry(std::uint32_t place) const {
  const auto record = records_.subspan(std::size_t{place} * kPlaceWords, kPlaceWords);
  Entry out;
  out.name = part(text_, record[kWordNameBegin],
                  std::size_t{record[kWordNameBegin]} + record[kWordNameSize]);
  if (find_invalid_utf8(out.name)) out.name = {};
  // The country's letters are the first three bytes of the word, which lies in the file.
  out.country = {reinterpret_cast<const char*>(&record[kWordClass]), 3};
  const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!std::all_of(out.country.begin(), out.country.end(), is_letter)) out.country = {};
  const std::uint32_t kind = (record[kWordClass] >> 24U) & 7U;
  out.kind = kind <= static_cast<std::uint32_t>(PlaceKind::kSite) ? static_cast<PlaceKind>(kind)
                                                                  : PlaceKind::kSite;
  out.level = record[kWordClass] >> 27U;
  out.latitude = degrees(record[kWordLatitude], 90);
  out.longitude = degrees(record[kWordLongitude], 180);
  out.geonames = record[kWordGeonames];
  out.population = record[kWordPopulation];
  out.region = record[kWordRegion] < records_.size() / kPlaceWords ? record[kWordRegion] : kNone;
  return out;
}

}  // namespace standoff
