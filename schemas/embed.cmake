# Writes a C++ source that holds FILES (names in the working folder) as raw string literals.
#
#   cmake "-DFILES=a.json;b.tsv" -DOUTPUT=embedded.cpp -P embed.cmake
set(entries "")
foreach(name IN LISTS FILES)
  file(READ "${name}" bytes)
  if(bytes MATCHES "\\)embedded\"")
    message(FATAL_ERROR "${name} holds the end mark of its literal")
  endif()
  string(APPEND entries "    {R\"embedded(${name})embedded\",\n     R\"embedded(${bytes})embedded\"},\n")
endforeach()

file(WRITE "${OUTPUT}.new" "// Written by schemas/embed.cmake from the files of schemas/.
#include \"schemas/embedded.hpp\"

#include <algorithm>
#include <array>

namespace palimpsest::schemas {
namespace {

constexpr auto kFiles = std::to_array<EmbeddedFile>({
${entries}});

}  // namespace

std::span<const EmbeddedFile> files() { return kFiles; }

std::string_view file(std::string_view name) {
  const auto found = std::find_if(kFiles.begin(), kFiles.end(),
                                  [&](const EmbeddedFile& each) { return each.name == name; });
  return found == kFiles.end() ? std::string_view() : found->text;
}

}  // namespace palimpsest::schemas
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
