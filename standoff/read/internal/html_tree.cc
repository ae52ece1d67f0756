#include "standoff/read/internal/html_tree.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <unordered_map>

#include "standoff/base/ascii.h"
#include "standoff/read/clean_text.h"

namespace standoff {
namespace {

struct TagTraits {
  std::string_view name;
  bool is_inline = false;
};

// In the order of Tag.
constexpr std::array<TagTraits, static_cast<std::size_t>(Tag::kCount)> kTags = {{
    {"", true},
    {"", true},
    {"a", true},
    {"abbr", true},
    {"address"},
    {"article"},
    {"aside"},
    {"audio", true},
    {"b", true},
    {"bdi", true},
    {"bdo", true},
    {"big", true},
    {"blockquote"},
    {"body"},
    {"br", true},
    {"button", true},
    {"canvas", true},
    {"caption"},
    {"center"},
    {"cite", true},
    {"code", true},
    {"data", true},
    {"dd"},
    {"del", true},
    {"details"},
    {"dfn", true},
    {"dialog"},
    {"div"},
    {"dl"},
    {"dt"},
    {"em", true},
    {"embed", true},
    {"fieldset"},
    {"figcaption"},
    {"figure"},
    {"font", true},
    {"footer"},
    {"form"},
    {"frameset"},
    {"h1"},
    {"h2"},
    {"h3"},
    {"h4"},
    {"h5"},
    {"h6"},
    {"head"},
    {"header"},
    {"hr"},
    {"html"},
    {"i", true},
    {"iframe", true},
    {"img", true},
    {"input", true},
    {"ins", true},
    {"kbd", true},
    {"label", true},
    {"li"},
    {"link", true},
    {"main"},
    {"map", true},
    {"mark", true},
    {"menu"},
    {"meta", true},
    {"nav"},
    {"noembed", true},
    {"noframes"},
    {"noscript", true},
    {"object", true},
    {"ol"},
    {"optgroup"},
    {"option"},
    {"p"},
    {"picture", true},
    {"pre"},
    {"q", true},
    {"rb", true},
    {"rp", true},
    {"rt", true},
    {"ruby", true},
    {"s", true},
    {"samp", true},
    {"script", true},
    {"section"},
    {"select", true},
    {"small", true},
    {"source", true},
    {"span", true},
    {"strike", true},
    {"strong", true},
    {"style", true},
    {"sub", true},
    {"summary"},
    {"sup", true},
    {"svg", true},
    {"table"},
    {"tbody"},
    {"td"},
    {"template"},
    {"textarea", true},
    {"tfoot"},
    {"th"},
    {"thead"},
    {"time", true},
    {"title"},
    {"tr"},
    {"track", true},
    {"tt", true},
    {"u", true},
    {"ul"},
    {"var", true},
    {"video", true},
    {"wbr", true},
}};

bool is_void(Tag tag) {
  constexpr std::array<Tag, 11> kVoid = {Tag::kBr,    Tag::kEmbed, Tag::kHr,      Tag::kImg,
                                         Tag::kInput, Tag::kLink,  Tag::kMeta,    Tag::kSource,
                                         Tag::kTrack, Tag::kWbr,   Tag::kFrameset};
  return std::find(kVoid.begin(), kVoid.end(), tag) != kVoid.end();
}

// What is inside is text to the very end tag.
bool is_raw_text(Tag tag) {
  constexpr std::array<Tag, 7> kRaw = {Tag::kScript,   Tag::kStyle,   Tag::kTextarea, Tag::kTitle,
                                       Tag::kNoframes, Tag::kNoembed, Tag::kIframe};
  return std::find(kRaw.begin(), kRaw.end(), tag) != kRaw.end();
}

// An end tag outside does not close what is inside of these.
bool is_boundary(Tag tag) {
  constexpr std::array<Tag, 7> kBoundaries = {Tag::kTd,       Tag::kTh,  Tag::kTable, Tag::kCaption,
                                              Tag::kTemplate, Tag::kSvg, Tag::kButton};
  return std::find(kBoundaries.begin(), kBoundaries.end(), tag) != kBoundaries.end();
}

// A start tag of `tag` ends an open element of a group, unless an element of `stops` is between.
struct Closing {
  Tag tag;
  std::array<Tag, 3> closes;
  std::array<Tag, 2> stops;
};

constexpr std::array<Closing, 9> kClosings = {{
    {Tag::kLi, {Tag::kLi, Tag::kLi, Tag::kLi}, {Tag::kUl, Tag::kOl}},
    {Tag::kDd, {Tag::kDd, Tag::kDt, Tag::kDt}, {Tag::kDl, Tag::kDl}},
    {Tag::kDt, {Tag::kDd, Tag::kDt, Tag::kDt}, {Tag::kDl, Tag::kDl}},
    {Tag::kTd, {Tag::kTd, Tag::kTh, Tag::kCaption}, {Tag::kTr, Tag::kTable}},
    {Tag::kTh, {Tag::kTd, Tag::kTh, Tag::kCaption}, {Tag::kTr, Tag::kTable}},
    {Tag::kTr, {Tag::kTr, Tag::kCaption, Tag::kCaption}, {Tag::kTable, Tag::kTable}},
    {Tag::kTbody, {Tag::kTbody, Tag::kThead, Tag::kTfoot}, {Tag::kTable, Tag::kTable}},
    {Tag::kTfoot, {Tag::kTbody, Tag::kThead, Tag::kTfoot}, {Tag::kTable, Tag::kTable}},
    {Tag::kOption, {Tag::kOption, Tag::kOption, Tag::kOption}, {Tag::kSelect, Tag::kOptgroup}},
}};

template <std::size_t kSize>
bool has(const std::array<Tag, kSize>& tags, Tag tag) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

class Builder {
 public:
  explicit Builder(std::string_view source) : source_(source) {
    tree_.source = source;
    tree_.nodes.reserve(source.size() / 24 + 1);
    tree_.nodes.push_back({Tag::kOther, 0, 0, 0, 0});
    open_.push_back({0, Tag::kOther, {}});
  }

  HtmlTree build() {
    while (at_ < source_.size()) {
      const std::size_t mark = std::min(source_.find('<', at_), source_.size());
      add_text(at_, mark);
      at_ = mark;
      if (at_ < source_.size()) read_markup();
    }
    close_to(0);
    tree_.nodes[0].end = static_cast<std::uint32_t>(tree_.nodes.size());
    return std::move(tree_);
  }

 private:
  struct Open {
    std::uint32_t node;
    Tag tag;
    std::string_view name;
  };

  void add_text(std::size_t begin, std::size_t end) {
    if (begin == end) return;
    add_node(Tag::kText, begin, end);
    tree_.nodes.back().end = static_cast<std::uint32_t>(tree_.nodes.size());
  }

  void add_node(Tag tag, std::size_t begin, std::size_t end) {
    tree_.nodes.push_back({tag, open_.back().node, 0, static_cast<std::uint32_t>(begin),
                           static_cast<std::uint32_t>(end)});
  }

  // At '<': a comment, an end tag, a start tag, or a '<' of the text.
  void read_markup() {
    const char next = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
    if (next == '!' || next == '?') return skip_comment();
    if (next == '/') return read_end_tag();
    if (is_ascii_letter(next)) return read_start_tag();
    add_text(at_, at_ + 1);
    ++at_;
  }

  void skip_comment() {
    const bool comment = source_.substr(at_, 4) == "<!--";
    const std::string_view close = comment ? "-->" : ">";
    const std::size_t end = source_.find(close, at_ + 2);
    at_ = end == std::string_view::npos ? source_.size() : end + close.size();
  }

  std::string_view read_name(std::size_t begin) const {
    const std::size_t end = std::min(source_.find_first_of(" \t\n\f\r/>", begin), source_.size());
    return source_.substr(begin, end - begin);
  }

  // The '>' that ends the tag whose attributes begin at `begin`: not one inside a quoted value.
  [[nodiscard]] std::size_t end_of_tag(std::size_t begin) const {
    for (std::size_t i = begin; i < source_.size(); ++i) {
      const char c = source_[i];
      if (c == '>') return i;
      if (c != '=') continue;
      while (i + 1 < source_.size() && is_ascii_space(source_[i + 1])) ++i;
      if (i + 1 >= source_.size() || (source_[i + 1] != '"' && source_[i + 1] != '\'')) continue;
      const std::size_t close = source_.find(source_[i + 1], i + 2);
      if (close == std::string_view::npos) return source_.size();
      i = close;
    }
    return source_.size();
  }

  void read_start_tag() {
    const std::string_view name = read_name(at_ + 1);
    const Tag tag = tag_of_name(name);
    const std::size_t begin = at_ + 1 + name.size();
    const std::size_t end = end_of_tag(begin);
    at_ = std::min(end + 1, source_.size());
    leave_drawing(tag);
    close_implied(tag);
    if (open_.size() > kMaxHtmlDepth) close_to(open_.size() - 1);
    add_node(tag, begin, end);
    const auto node = static_cast<std::uint32_t>(tree_.nodes.size() - 1);
    const bool drawn = tag == Tag::kSvg || is_open(Tag::kSvg);
    const bool self_closed =
        (tag == Tag::kOther || drawn) && end > begin && source_[end - 1] == '/';
    if (is_void(tag) || self_closed) {
      tree_.nodes.back().end = node + 1;
      return;
    }
    open_.push_back({node, tag, name});
    ++open_count_.at(static_cast<std::size_t>(tag));
    if (is_raw_text(tag) && !drawn) read_raw_text(name);
  }

  [[nodiscard]] bool is_open(Tag tag) const {
    return open_count_.at(static_cast<std::size_t>(tag)) > 0;
  }

  // An element that no drawing may have ends it, unless it stands in foreign text of the drawing.
  void leave_drawing(Tag tag) {
    const bool may_be_drawn = is_inline(tag) || tag == Tag::kTitle;
    if (!is_open(Tag::kSvg) || (may_be_drawn && tag != Tag::kSpan && tag != Tag::kImg)) return;
    for (std::size_t i = open_.size(); i-- > 1;) {
      if (equals_ascii(open_[i].name, "foreignobject")) return;
      if (open_[i].tag == Tag::kSvg) return close_to(i);
    }
  }

  // The text up to the end tag of the same name, which closes the element.
  void read_raw_text(std::string_view name) {
    std::size_t end = at_;
    while (true) {
      end = source_.find("</", end);
      if (end == std::string_view::npos) {
        end = source_.size();
        break;
      }
      if (equals_ascii(source_.substr(end + 2, name.size()), name)) break;
      end += 2;
    }
    add_text(at_, end);
    close_to(open_.size() - 1);
    at_ = end == source_.size() ? end : std::min(source_.find('>', end), source_.size() - 1) + 1;
  }

  void read_end_tag() {
    const std::string_view name = read_name(at_ + 2);
    const Tag tag = tag_of_name(name);
    const std::size_t end = source_.find('>', at_);
    at_ = end == std::string_view::npos ? source_.size() : end + 1;
    if (open_count_.at(static_cast<std::size_t>(tag)) == 0) return;
    for (std::size_t i = open_.size(); i-- > 1;) {
      const Open& open = open_[i];
      if (open.tag == tag && (tag != Tag::kOther || equals_ascii(open.name, name))) {
        return close_to(i);
      }
      const bool across_block = is_inline(tag) && tag != Tag::kOther && !is_inline(open.tag);
      if (across_block || (is_boundary(open.tag) && !is_table_part(tag))) return;
      if (open.tag == Tag::kTable) return;
    }
  }

  static bool is_table_part(Tag tag) {
    constexpr std::array<Tag, 7> kParts = {Tag::kTable, Tag::kTr,    Tag::kTd,   Tag::kTh,
                                           Tag::kTbody, Tag::kThead, Tag::kTfoot};
    return has(kParts, tag);
  }

  // What no head may have begins the body.
  void close_head(Tag tag) {
    constexpr std::array<Tag, 9> kOfHead = {Tag::kTitle,    Tag::kMeta,     Tag::kLink,
                                            Tag::kScript,   Tag::kStyle,    Tag::kNoscript,
                                            Tag::kTemplate, Tag::kNoframes, Tag::kOther};
    if (open_count_.at(static_cast<std::size_t>(Tag::kHead)) == 0 || has(kOfHead, tag)) return;
    for (std::size_t i = open_.size(); i-- > 1;) {
      if (open_[i].tag == Tag::kHead) return close_to(i);
      // Pictures in <noscript> that count readers begin no body.
      if (open_[i].tag == Tag::kNoscript || open_[i].tag == Tag::kTemplate) return;
    }
  }

  void close_implied(Tag tag) {
    close_head(tag);
    if (!is_inline(tag) && tag != Tag::kOption) close_paragraph();
    for (const Closing& closing : kClosings) {
      if (closing.tag != tag) continue;
      for (std::size_t i = open_.size(); i-- > 1;) {
        if (has(closing.stops, open_[i].tag)) return;
        if (has(closing.closes, open_[i].tag)) return close_to(i);
      }
    }
  }

  // An open paragraph, if what stands between is inline.
  void close_paragraph() {
    if (open_count_.at(static_cast<std::size_t>(Tag::kP)) == 0) return;
    for (std::size_t i = open_.size(); i-- > 1;) {
      if (open_[i].tag == Tag::kP) return close_to(i);
      if (!is_inline(open_[i].tag) || is_boundary(open_[i].tag)) return;
    }
  }

  // Closes the open elements from `level` on; the root stays.
  void close_to(std::size_t level) {
    while (open_.size() > std::max<std::size_t>(level, 1)) {
      tree_.nodes[open_.back().node].end = static_cast<std::uint32_t>(tree_.nodes.size());
      --open_count_.at(static_cast<std::size_t>(open_.back().tag));
      open_.pop_back();
    }
  }

  std::string_view source_;
  std::size_t at_ = 0;
  HtmlTree tree_;
  std::vector<Open> open_;
  std::array<std::uint32_t, static_cast<std::size_t>(Tag::kCount)> open_count_{};
};

}  // namespace

Tag tag_of_name(std::string_view name) {
  static const std::unordered_map<std::string_view, Tag> by_name = [] {
    std::unordered_map<std::string_view, Tag> names;
    for (std::size_t i = static_cast<std::size_t>(Tag::kA); i < kTags.size(); ++i) {
      names.emplace(kTags.at(i).name, static_cast<Tag>(i));
    }
    return names;
  }();
  std::array<char, 10> lower{};
  if (name.empty() || name.size() > lower.size()) return Tag::kOther;
  std::transform(name.begin(), name.end(), lower.begin(), [](char c) { return lower_ascii(c); });
  const auto found = by_name.find(std::string_view(lower.data(), name.size()));
  return found == by_name.end() ? Tag::kOther : found->second;
}

bool is_inline(Tag tag) { return kTags.at(static_cast<std::size_t>(tag)).is_inline; }

bool next_attribute(std::string_view& raw, HtmlAttribute& attribute) {
  const auto skip = [&raw](std::string_view characters) {
    raw.remove_prefix(std::min(raw.find_first_not_of(characters), raw.size()));
  };
  skip(" \t\n\f\r/");
  if (raw.empty()) return false;
  // A name may begin with '=', and nothing else of it may be one.
  const std::size_t name_end = std::min(raw.find_first_of(" \t\n\f\r/=", 1), raw.size());
  attribute.name = raw.substr(0, name_end);
  attribute.value = {};
  raw.remove_prefix(name_end);
  skip(" \t\n\f\r");
  if (raw.empty() || raw.front() != '=') return true;
  raw.remove_prefix(1);
  skip(" \t\n\f\r");
  if (raw.empty()) return true;
  const bool quoted = raw.front() == '"' || raw.front() == '\'';
  const std::size_t value_begin = quoted ? 1 : 0;
  const std::size_t value_end =
      std::min(quoted ? raw.find(raw.front(), 1) : raw.find_first_of(" \t\n\f\r"), raw.size());
  attribute.value = raw.substr(value_begin, value_end - value_begin);
  raw.remove_prefix(std::min(value_end + value_begin, raw.size()));
  return true;
}

std::string HtmlTree::attribute(std::uint32_t node, std::string_view name) const {
  std::string_view rest = raw(node);
  std::string value;
  for (HtmlAttribute found; next_attribute(rest, found);) {
    if (!equals_ascii(found.name, name)) continue;
    append_unescaped(found.value, value);
    break;
  }
  return value;
}

std::string HtmlTree::line_of(std::uint32_t node, std::size_t limit) const {
  std::string line;
  std::string text;
  for (std::uint32_t i = node; i < nodes[node].end && line.size() < limit;) {
    const Tag tag = nodes[i].tag;
    if (tag == Tag::kScript || tag == Tag::kStyle) {
      i = nodes[i].end;
      continue;
    }
    if (tag == Tag::kText) {
      text.clear();
      append_unescaped(raw(i), text);
      append_clean(text, line);
    } else if (!is_inline(tag) || tag == Tag::kBr) {
      append_clean(" ", line);
    }
    ++i;
  }
  return clean_line(line);
}

HtmlTree parse_html(std::string_view source) { return Builder(source).build(); }

}  // namespace standoff
