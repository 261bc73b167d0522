# Flags of every target of the project, linked privately so that they never reach a user of the library.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()

# Lines of functions and no more: what a stack trace needs, at three quarters of the time to compile.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")
# The last -O counts. For tests, which run hardly any time.
set(PALIMPSEST_QUICK_TO_BUILD $<$<CONFIG:RelWithDebInfo>:-O1>)

option(PALIMPSEST_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)
set(PALIMPSEST_SANITIZE "" CACHE STRING "Sanitizers to build with, for example address,undefined")

add_library(palimpsest_flags INTERFACE)
target_compile_options(palimpsest_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
# At -O3 GCC 12 takes "text" + string for a copy onto itself, in the standard library (its bug 105651).
target_compile_options(palimpsest_flags INTERFACE $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict>)
if(PALIMPSEST_WARNINGS_AS_ERRORS)
  target_compile_options(palimpsest_flags INTERFACE -Werror)
endif()
if(PALIMPSEST_SANITIZE)
  add_compile_options(-fsanitize=${PALIMPSEST_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=${PALIMPSEST_SANITIZE})
  # GCC 12 calls values of the standard library uninitialised once they are instrumented.
  target_compile_options(palimpsest_flags INTERFACE -Wno-maybe-uninitialized)
endif()

# Clang's libFuzzer: the modules are built so that a fuzzer sees which way their code takes.
option(PALIMPSEST_FUZZ "Build the fuzzers of tests/fuzz and nothing else of the tests" OFF)
if(PALIMPSEST_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

# palimpsest_unite(<target>): the files of a folder are compiled together, up to so many at once. Most of
# the time for a small file is reading headers that its neighbours read too. So a type or constant of an
# unnamed namespace has its name for itself in its whole folder. Files with options of their own, and
# those that are generated, stay alone.
set(PALIMPSEST_UNITED_FILES 12 CACHE STRING "Most files that are compiled together; 1 compiles each alone")
function(palimpsest_unite target)
  if(PALIMPSEST_UNITED_FILES LESS_EQUAL 1)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  list(SORT sources)
  foreach(source IN LISTS sources)
    cmake_path(IS_ABSOLUTE source is_generated)
    if(is_generated)
      continue()
    endif()
    cmake_path(GET source PARENT_PATH folder)
    string(MAKE_C_IDENTIFIER "in_${folder}" name)
    list(APPEND files_${name} "${source}")
    list(LENGTH files_${name} place)
    math(EXPR part "(${place} - 1) / ${PALIMPSEST_UNITED_FILES}")
    set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${name}_${part}")
  endforeach()
endfunction()
