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
# The last -O counts. For what is compiled in order to be tested, and runs hardly any time.
set(PALIMPSEST_QUICK_TO_BUILD $<$<CONFIG:RelWithDebInfo>:-O1>)

option(PALIMPSEST_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)
set(PALIMPSEST_SANITIZE "" CACHE STRING "Sanitizers to build with, for example address,undefined")

add_library(palimpsest_flags INTERFACE)
# Some libraries ask for it; headers that are precompiled must have it for all targets or for none.
target_compile_options(palimpsest_flags INTERFACE -pthread)
target_compile_options(palimpsest_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
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

# palimpsest_precompile(<set> <target> [header ...]): the headers that nearly every file includes are
# parsed once for all targets of a set, which must have equal flags. Of a small file a third of
# the time is parsing them. With ccache they are not: it would keep less, and has parsed them before.
set(PALIMPSEST_COMMON_HEADERS <algorithm> <array> <chrono> <cstdint> <filesystem> <functional> <map> <memory>
  <optional> <set> <span> <string> <string_view> <utility> <variant> <vector>)
function(palimpsest_precompile set target)
  if(CCACHE_PROGRAM)
    return()
  endif()
  # GCC 12 calls moves of strings out of bounds, in the standard library itself: what it says so of is
  # a system header no longer once it was precompiled.
  target_compile_options(${target} PRIVATE
    "$<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds;-Wno-restrict;-Wno-stringop-overflow;-Wno-stringop-overread>")
  get_property(first GLOBAL PROPERTY "PALIMPSEST_PRECOMPILED_${set}")
  if(first)
    target_precompile_headers(${target} REUSE_FROM ${first})
  else()
    target_precompile_headers(${target} PRIVATE ${PALIMPSEST_COMMON_HEADERS} ${ARGN})
    set_property(GLOBAL PROPERTY "PALIMPSEST_PRECOMPILED_${set}" ${target})
  endif()
endfunction()
