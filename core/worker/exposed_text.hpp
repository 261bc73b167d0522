// Counts the words that a file still carries under its redactions. The words themselves go no
// further.
#pragma once

#include "model/finding.hpp"
#include "model/page.hpp"
#include "model/redaction.hpp"

#include <vector>

namespace palimpsest::worker {

struct ExposureOptions {
  int min_characters = 3;  // fewer are specks that somebody's OCR took for letters
  // Of those characters, in words that a language could have. OCR over a black bar leaves junk
  // below that; the words of a file that was only painted over pass.
  double min_plausible_share = 0.6;
};

// Returns `redactions` with exposed_characters set where a filled one covers words of the text
// layer. Words that print an exemption code (`codes`) are labels and not exposed.
[[nodiscard]] std::vector<Redaction> count_exposed(std::vector<Redaction> redactions,
                                                   const std::vector<Word>& text_layer,
                                                   const std::vector<CodeReading>& codes,
                                                   const ExposureOptions& options = {});

// Returns one finding for each redaction of page `number` that exposes text.
[[nodiscard]] std::vector<Finding> exposed_findings(const std::vector<Redaction>& redactions,
                                                    int number);

}  // namespace palimpsest::worker
