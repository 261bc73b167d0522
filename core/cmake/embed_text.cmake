# Writes the C++ source of palimpsest_embed.
set(branches "")
foreach(path IN LISTS FILES)
  file(READ "${path}" bytes)
  if(bytes MATCHES "\\)embedded\"")
    message(FATAL_ERROR "${path} holds the end mark of its literal")
  endif()
  cmake_path(GET path FILENAME name)
  string(APPEND branches "  if (name == \"${name}\") return R\"embedded(${bytes})embedded\";\n")
endforeach()

file(WRITE "${OUTPUT}.new" "// Written by core/cmake/embed_text.cmake.
#include <string_view>

namespace ${NAMESPACE} {

std::string_view ${FUNCTION}(std::string_view name);
std::string_view ${FUNCTION}(std::string_view name) {
${branches}  return {};
}

}  // namespace ${NAMESPACE}
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
