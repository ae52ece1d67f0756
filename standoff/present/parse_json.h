// One parsed article as JSON, white space tokens included: what the pipeline gave, all of it.
//
//   {"id": "a.txt", "text": "He left.", "paragraphs": [{"begin": 0, "end": 8}],
//    "tokens": [{"begin": 0, "end": 2, "space": true, "tag": "PRP", "pos": "PRON", "morph": "...",
//                "lemma": "he", "head": 1, "dep": "nsubj", "sent_start": true, "ent": "O"}, ...]}
//
// Offsets are code points of the text; "head" is an index into "tokens", its own for a root; "ent"
// is B-GPE, I-GPE or O.
#pragma once

#include <functional>
#include <string>

#include "standoff/document/article.h"
#include "standoff/document/document.h"

namespace standoff {

// Fields that the caller adds to the token at an index: `,"rule":"suffix"`, or nothing.
using ExtraTokenFields = std::function<std::string(std::uint32_t token)>;

// One object on one line, without the line end.
// Precondition: `document` was parsed from `article.text`.
std::string document_json(const Article& article, const Document& document,
                          const ExtraTokenFields& extra = {});

}  // namespace standoff
