// Documents from CoNLL-U, for tests: a parse is given, no pipeline has to run.
//
//   Result<Document> document = read_conllu(
//       "1  He    he     PRON  PRP  _  2  nsubj  _  _\n"
//       "2  left  leave  VERB  VBD  _  0  ROOT   _  SpaceAfter=No\n"
//       "3  .     .      PUNCT .    _  2  punct  _  _\n");
//
// Source: the CoNLL-U format of Universal Dependencies, with these additions: columns may be
// separated by spaces where a line has no tab; DEPS and MISC may be left out; DEPREL holds the
// pipeline's own label. MISC may hold SpaceAfter=No, TokenRange=BEGIN:END (code points of the
// article) and NER=B-GPE or NER=I-GPE. `# newpar` begins a paragraph.
#pragma once

#include <string>
#include <string_view>

#include "standoff/base/result.h"
#include "standoff/document/document.h"

namespace standoff {

// Without `text`, the text is made of the forms: one space between tokens unless SpaceAfter=No
// forbids it, a line feed between paragraphs. With `text`, every token has a TokenRange.
//
// Errors: kInvalidData with the line and what was expected there.
Result<Document> read_conllu(std::string_view conllu, std::string text = {});

}  // namespace standoff
