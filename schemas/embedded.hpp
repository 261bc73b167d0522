// The files of schemas/ as they were when the program was built: JSON Schemas and tables.
//
// The list stands in schemas/CMakeLists.txt.
#pragma once

#include <span>
#include <string_view>

namespace palimpsest::schemas {

struct EmbeddedFile {
  std::string_view name;  // "page.schema.json"
  std::string_view text;
};

// Returns every embedded file, in the order of the list.
[[nodiscard]] std::span<const EmbeddedFile> files();

// Returns the text of the file called `name`; empty when there is none.
[[nodiscard]] std::string_view file(std::string_view name);

}  // namespace palimpsest::schemas
