#include "standoff/present/placed_article.h"

#include <algorithm>
#include <cmath>

#include "standoff/base/enum_names.h"
#include "standoff/present/internal/placement_json.h"

namespace standoff {
namespace {

// Two digits: the estimate is not better.
double rounded(double share) { return std::round(share * 100) / 100; }

std::string percent(double share) { return std::to_string(std::lround(share * 100)) + "%"; }

// Without tabs and line ends.
std::string field(std::string text) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
  std::ranges::replace_if(text, is_control, ' ');
  return text;
}

}  // namespace

Json placement_json(const Placement& placement) {
  Json copy_of;
  if (const std::optional<CopyOf>& copy = placement.copy_of) {
    copy_of = {{"id", copy->id},
               {"kind", name_in(kCopyKinds, copy->kind)},
               {"contained", rounded(copy->contained)},
               {"contains", rounded(copy->contains)},
               {"newer", copy->kind == CopyKind::kRevision ? Json(copy->newer) : Json()}};
  }
  return {{"group", placement.group}, {"copy_of", std::move(copy_of)}};
}

std::string placed_article_json(const Article& article, const Placement& placement) {
  Json out = {{"id", article.id},
              {"title", text_or_null(article.title)},
              {"source", text_or_null(article.source)},
              {"url", text_or_null(article.url)},
              {"published", text_or_null(article.published)},
              {"language", article.language}};
  out.update(placement_json(placement));
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string placed_article_tsv_header() {
  return "article\tgroup\tkind\tof\tcontained\tcontains\ttitle\n";
}

std::string placed_article_tsv(const Article& article, const Placement& placement) {
  std::string out = field(article.id) + "\t" + field(placement.group);
  if (const std::optional<CopyOf>& copy = placement.copy_of) {
    out += "\t" + std::string(name_in(kCopyKinds, copy->kind)) + "\t" + field(copy->id) + "\t" +
           percent(copy->contained) + "\t" + percent(copy->contains);
  } else {
    out += "\tfirst\t\t\t";
  }
  return out + "\t" + field(article.title) + "\n";
}

}  // namespace standoff
