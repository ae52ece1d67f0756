// A page as an array of nodes in document order, each with the end of its subtree.
//
//   const HtmlTree tree = parse_html(page);
//   for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) ...   // every element and text
//   tree.attribute(i, "class")
//
// Made for reading articles, not for rendering: elements are closed as the HTML Standard says where
// that decides what text belongs to what (paragraphs, list items, table cells, void elements, raw
// text); formatting elements that overlap are not taken apart, and nothing is moved out of tables.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace standoff {

enum class Tag : std::uint8_t {
  kText,
  kOther,
  kA,
  kAbbr,
  kAddress,
  kArticle,
  kAside,
  kAudio,
  kB,
  kBdi,
  kBdo,
  kBig,
  kBlockquote,
  kBody,
  kBr,
  kButton,
  kCanvas,
  kCaption,
  kCenter,
  kCite,
  kCode,
  kData,
  kDd,
  kDel,
  kDetails,
  kDfn,
  kDialog,
  kDiv,
  kDl,
  kDt,
  kEm,
  kEmbed,
  kFieldset,
  kFigcaption,
  kFigure,
  kFont,
  kFooter,
  kForm,
  kFrameset,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHr,
  kHtml,
  kI,
  kIframe,
  kImg,
  kInput,
  kIns,
  kKbd,
  kLabel,
  kLi,
  kLink,
  kMain,
  kMap,
  kMark,
  kMenu,
  kMeta,
  kNav,
  kNoembed,
  kNoframes,
  kNoscript,
  kObject,
  kOl,
  kOptgroup,
  kOption,
  kP,
  kPicture,
  kPre,
  kQ,
  kRb,
  kRp,
  kRt,
  kRuby,
  kS,
  kSamp,
  kScript,
  kSection,
  kSelect,
  kSmall,
  kSource,
  kSpan,
  kStrike,
  kStrong,
  kStyle,
  kSub,
  kSummary,
  kSup,
  kSvg,
  kTable,
  kTbody,
  kTd,
  kTemplate,
  kTextarea,
  kTfoot,
  kTh,
  kThead,
  kTime,
  kTitle,
  kTr,
  kTrack,
  kTt,
  kU,
  kUl,
  kVar,
  kVideo,
  kWbr,
  kCount
};

// kOther for names that are not listed, custom elements among them. Any case.
Tag tag_of_name(std::string_view name);

// Whether text of the element is part of the line around it. kOther and kText are.
bool is_inline(Tag tag);

struct HtmlNode {
  Tag tag = Tag::kOther;
  std::uint32_t parent = 0;      // its own index for the root
  std::uint32_t end = 0;         // the subtree is [index, end)
  std::uint32_t begin_byte = 0;  // of the source: an element's attributes, or a text with its
  std::uint32_t end_byte = 0;    // character references unresolved
};

// Elements deeper than this become siblings, as in browsers.
inline constexpr std::size_t kMaxHtmlDepth = 512;

struct HtmlTree {
  std::string_view source;      // must outlive the tree
  std::vector<HtmlNode> nodes;  // [0] is the root, which has no attributes

  // A text as it stands in the source; an element's attributes.
  [[nodiscard]] std::string_view raw(std::uint32_t node) const {
    const HtmlNode& at = nodes[node];
    return source.substr(at.begin_byte, at.end_byte - at.begin_byte);
  }

  // The value with references resolved; empty where there is none. Precondition: an element.
  [[nodiscard]] std::string attribute(std::uint32_t node, std::string_view name) const;

  // All text below `node` except scripts and styles, cleaned, in one line, cut at `limit` bytes.
  [[nodiscard]] std::string line_of(std::uint32_t node, std::size_t limit = 4096) const;
};

struct HtmlAttribute {
  std::string_view name;   // in any case
  std::string_view value;  // references unresolved
};

// Takes the first attribute off `raw`; false where none is left.
bool next_attribute(std::string_view& raw, HtmlAttribute& attribute);

// Precondition: `source` is smaller than 4 GiB. Linear in it.
HtmlTree parse_html(std::string_view source);

}  // namespace standoff
