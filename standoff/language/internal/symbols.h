// The names that a spaCy pipeline knows by small numbers instead of hashes: attributes, parts of
// speech, entity types, dependency labels. A name's number is its place in the list, from 1.
// Source: spaCy 3.8, the order of its symbols; the names are a part of the format.
#pragma once

#include <string_view>

namespace standoff {

// Separated by spaces. Between the blocks lie the runs FLAG19 to FLAG63 and DEPRECATED001 to
// DEPRECATED276.
inline constexpr std::string_view kLexicalFlags =
    "IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_PUNCT IS_SPACE IS_TITLE IS_UPPER LIKE_URL "
    "LIKE_NUM LIKE_EMAIL IS_STOP IS_OOV_DEPRECATED IS_BRACKET IS_QUOTE IS_LEFT_PUNCT "
    "IS_RIGHT_PUNCT IS_CURRENCY ";
inline constexpr std::string_view kAttributesAndParts =
    "ID ORTH LOWER NORM SHAPE PREFIX SUFFIX LENGTH CLUSTER LEMMA POS TAG DEP ENT_IOB "
    "ENT_TYPE HEAD SENT_START SPACY PROB LANG ADJ ADP ADV AUX CONJ CCONJ DET INTJ NOUN "
    "NUM PART PRON PROPN PUNCT SCONJ SYM VERB X EOL SPACE ";
inline constexpr std::string_view kEntitiesAndDependencies =
    "PERSON NORP FACILITY ORG GPE LOC PRODUCT EVENT WORK_OF_ART LANGUAGE LAW DATE TIME "
    "PERCENT MONEY QUANTITY ORDINAL CARDINAL acomp advcl advmod agent amod appos attr aux "
    "auxpass cc ccomp complm conj cop csubj csubjpass dep det dobj expl hmod hyph infmod "
    "intj iobj mark meta neg nmod nn npadvmod nsubj nsubjpass num number oprd obj obl "
    "parataxis partmod pcomp pobj poss possessive preconj prep prt punct quantmod relcl "
    "rcmod root xcomp acl ENT_KB_ID MORPH ENT_ID IDX _ ";
inline constexpr int kFirstFlag = 19;
inline constexpr int kLastFlag = 63;
inline constexpr int kLastDeprecated = 276;

}  // namespace standoff
