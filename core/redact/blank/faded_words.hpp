// Tells white-out from words that a scan has nearly lost: what is left of a letter are specks, and
// they lie in the middle of the line.
#pragma once

#include "model/raster.hpp"
#include "model/redaction.hpp"

#include <vector>

namespace palimpsest::redact {

struct FadedOptions {
  int ink_below = 190;          // gray 0..255
  double sure_density = 0.06;   // specks in a square point: two for each letter of typed text
  double least_density = 0.05;  // the same, where hardly any lie between the lines
  double min_contrast = 2.8;    // times as many in the middle of the line as between the lines
};

// Returns the blank places of `gray`, those of one line where specks of letters stand left out.
[[nodiscard]] std::vector<Redaction> without_faded_words(std::vector<Redaction> blanks,
                                                         const Raster& gray,
                                                         const FadedOptions& options = {});

}  // namespace palimpsest::redact
