// One self-contained HTML page: it asks no network for anything and runs no script but its own.
#pragma once

#include <string>
#include <string_view>

namespace palimpsest::report::html {

struct Document {
  std::string title;   // plain text
  std::string style;   // CSS
  std::string script;  // JavaScript; none when empty
  std::string body;    // markup
};

// Returns the page. Its content security policy allows the style and the script by their digests,
// pictures as data, and nothing else.
[[nodiscard]] std::string document_text(const Document& document);

// Returns the file `name` of report/html/ as it was when the program was built.
[[nodiscard]] std::string_view asset(std::string_view name);

}  // namespace palimpsest::report::html
