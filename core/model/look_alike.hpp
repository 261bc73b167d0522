// A held file that shows pages of one that is not held, and what stands on those pages besides.
#pragma once

#include "model/copies.hpp"
#include "model/names.hpp"
#include "model/region.hpp"

#include <string>
#include <vector>

namespace palimpsest {

// What an added line is. Written to outputs that scripts read: never rename.
enum class AddedKind {
  kFilingHeader,  // of a court: "Case 1:22-cv-01234 Document 12-3 Filed 05/04/22 Page 3 of 40"
  kTop,           // another line near the upper edge
  kBottom,
  kText,  // elsewhere
};
template <>
inline constexpr auto kNames<AddedKind> = names_of("filing_header", "top", "bottom", "text");

// A line of words that the held page lacks.
struct AddedLine {
  int page = 0;  // of the file that is not held
  Region region;
  AddedKind kind{};
  std::string text;

  friend bool operator==(const AddedLine&, const AddedLine&) = default;
};

struct LookAlike {
  Copy copy;  // `kind` says what the file in hand is to the held one
  std::vector<AddedLine> added;

  friend bool operator==(const LookAlike&, const LookAlike&) = default;
};

}  // namespace palimpsest
