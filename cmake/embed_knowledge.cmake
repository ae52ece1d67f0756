# cmake -DFOLDER=... -DOUTPUT=x.cc -P embed_knowledge.cmake
# Literals with "sv" know their length; clang would refuse to count that of a large file.
set(CODE "#include \"knowledge/embedded.h\"\n\n#include <string_view>\n\nnamespace standoff {\nnamespace {\n\n")
string(APPEND CODE "using std::string_view_literals::operator\"\"sv;\n\n")
string(APPEND CODE "constexpr KnowledgeFile kFiles[] = {\n")
file(GLOB FILES RELATIVE ${FOLDER} ${FOLDER}/*.tsv)
list(SORT FILES)
foreach(file ${FILES})
  file(READ ${FOLDER}/${file} text)
  string(APPEND CODE "{\"${file}\", R\"knowledge(${text})knowledge\"sv},\n")
endforeach()
string(APPEND CODE "};\n\n}  // namespace\n\nstd::span<const KnowledgeFile> embedded_knowledge() { return kFiles; }\n\n}  // namespace standoff\n")
file(WRITE ${OUTPUT} "${CODE}")
