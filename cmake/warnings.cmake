# Warnings and sanitizers for every target of ours.
add_library(standoff_options INTERFACE)
target_include_directories(standoff_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(standoff_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wimplicit-fallthrough)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # g++ 12 sees an overlap in `const char* + std::string` that is not there (GCC bug 105651).
  target_compile_options(standoff_options INTERFACE -Wno-restrict)
endif()
if(STANDOFF_WERROR)
  target_compile_options(standoff_options INTERFACE -Werror)
endif()
if(STANDOFF_SANITIZE)
  target_compile_options(standoff_options INTERFACE
    -fsanitize=${STANDOFF_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(standoff_options INTERFACE -fsanitize=${STANDOFF_SANITIZE})
endif()
if(STANDOFF_FUZZ)
  target_compile_options(standoff_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
