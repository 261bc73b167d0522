// What a person's act on the words of a change came to.
#pragma once

#include "model/diff.hpp"

#include <optional>
#include <string>

namespace palimpsest {

struct EditOutcome {
  std::string act;                  // names the act; empty when nothing had to change
  std::string revision;             // "124-10180-10295@2023-06-27"
  std::string change;               // "c3"
  Place place;                      // in that revision
  std::string read;                 // by the program
  std::optional<std::string> text;  // by a person; none: nobody vouches for it any more

  friend bool operator==(const EditOutcome&, const EditOutcome&) = default;
};

}  // namespace palimpsest
