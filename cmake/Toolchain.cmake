# ccache, a fast linker, warnings and sanitizers, and how every library of ours is declared.
option(SLUICE_WERROR "Treat warnings in our code as errors" OFF)
set(SLUICE_SANITIZE "" CACHE STRING "Sanitizers for -fsanitize=, e.g. address,undefined")
option(SLUICE_FUZZ "Instrument for libFuzzer and declare the fuzz targets of tests/fuzz (clang only)" OFF)

find_program(CCACHE ccache)
if(CCACHE)
  # Precompiled headers are cached too only when ccache may overlook their time stamps.
  set(launcher ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
find_package(Threads REQUIRED)

if(SLUICE_SANITIZE)
  add_compile_options(-fsanitize=${SLUICE_SANITIZE} -fno-omit-frame-pointer -O1 -g1)
  add_link_options(-fsanitize=${SLUICE_SANITIZE})
endif()
if(SLUICE_FUZZ)
  # What a sanitizer reports ends the fuzzer, so that the input is kept. Comparisons need no tracing, which is dear:
  # the mutator of tests/fuzz knows the words that libFuzzer would learn from it.
  add_compile_options(-fsanitize=fuzzer-no-link -fno-sanitize-coverage=trace-cmp -fno-sanitize-recover=all -O2)
endif()

add_library(sluice_options INTERFACE)
target_include_directories(sluice_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(sluice_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                       -Woverloaded-virtual $<$<BOOL:${SLUICE_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these falsely inside inlined std::string and std::optional code.
  target_compile_options(sluice_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized -fpch-preprocess)
endif()

# sluice_library(name SOURCES... [LINK libs...]): one static library for each folder.
function(sluice_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(sluice_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(sluice_${name} PUBLIC sluice_options ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
endfunction()
