// What all pages of the reading room have around them.
#pragma once

#include <string>
#include <vector>

namespace palimpsest::web::pages {

enum class Section { kNone, kDocuments, kSearch, kTable, kStatistics };

struct Frame {
  std::string title;  // plain text
  Section section{};
  std::string body;                       // markup of <main>
  std::vector<std::string> styles = {};   // below /assets/, beside common.css and room.css
  std::vector<std::string> scripts = {};  // likewise, beside room.js
  std::string asked = {};                 // what the search field holds, plain text
};

// Returns the whole page: no script and no style stands in it, so that a policy can forbid both.
[[nodiscard]] std::string framed(const Frame& frame);

// Returns what a reader sees where something failed.
[[nodiscard]] std::string failure_page(int status, const std::string& what,
                                       const std::string& hint);

}  // namespace palimpsest::web::pages
