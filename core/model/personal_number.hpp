// The number of a person, as only the original of a document keeps it. It reaches a terminal when
// somebody asks for it by --show-personal, and no record, index, JSON or file.
#pragma once

#include "model/region.hpp"

#include <string>
#include <vector>

namespace palimpsest {

struct PersonalNumber {
  std::string kind;             // "us_ssn", "passport" ... as in schemas/personal.tsv
  std::string text;             // as it is printed
  std::vector<Region> regions;  // one for each line that it stands on
  int page = 0;                 // from 1; 0 where the page is not known

  friend bool operator==(const PersonalNumber&, const PersonalNumber&) = default;
};

}  // namespace palimpsest
