// How much a revision shows and withholds, in numbers that can be added up.
#pragma once

#include "model/page.hpp"

#include <map>
#include <string>
#include <vector>

namespace palimpsest {

// What is withheld under one code.
struct WithheldContent {
  int redactions = 0;
  int pages = 0;  // with any of them; a sheet counts the pages that it stands for
  int words = 0;  // estimated from the room of the redactions and the words of their pages

  friend bool operator==(const WithheldContent&, const WithheldContent&) = default;
};

struct RevisionContent {
  int pages = 0;                                   // those for which sheets stand included
  int words = 0;                                   // that can be read
  WithheldContent all;                             // each redaction once
  std::map<std::string, WithheldContent> by_code;  // normalized; "" holds what bears no code

  friend bool operator==(const RevisionContent&, const RevisionContent&) = default;
};

// Adds up the pages of a revision. A redaction with several codes counts under each of them. How
// many words a withheld page had is not guessed: only its page counts.
[[nodiscard]] RevisionContent content_of(const std::vector<Page>& pages);

}  // namespace palimpsest
