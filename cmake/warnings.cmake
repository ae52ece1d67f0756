# Warnings and sanitizers for every target of ours.
add_library(standoff_options INTERFACE)
target_include_directories(standoff_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(standoff_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wimplicit-fallthrough)
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
