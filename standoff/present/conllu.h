// One parsed article as CoNLL-U, for the field's other tools.
//
//   # newdoc id = news/article.txt
//   # newpar
//   # sent_id = 1
//   # text = He left.
//   1  He    he     PRON   PRP  Case=Nom|...  2  nsubj  _  TokenRange=0:2
//   2  left  leave  VERB   VBD  Tense=Past    0  ROOT   _  SpaceAfter=No|TokenRange=3:7
//   3  .     .      PUNCT  .    PunctType=Peri  2  punct  _  SpacesAfter=\n|TokenRange=7:8
//
// UPOS, XPOS, FEATS and DEPREL are the pipeline's own pos, tag, morph and dep. White space is no
// word of CoNLL-U: tokens of white space go to SpacesAfter of the word before (SpacesBefore of the
// article's first word), with the escapes of UDPipe (\s \t \r \n \p \\), and what depends on them
// is handed to their head. TokenRange is in code points of the article's text. NER is BIO.
// Source: universaldependencies.org/format.html; MISC as UDPipe 2 writes it.
#pragma once

#include <string>

#include "standoff/document/article.h"
#include "standoff/document/document.h"

namespace standoff {

// Precondition: `document` was parsed from `article.text`.
std::string document_conllu(const Article& article, const Document& document);

}  // namespace standoff
