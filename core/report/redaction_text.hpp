// One redaction, or a page of them, as text for a person.
#pragma once

#include "model/exposed_text.hpp"
#include "model/page.hpp"
#include "model/personal_number.hpp"
#include "model/redaction.hpp"
#include "report/style.hpp"

#include <string>
#include <vector>

namespace palimpsest::report {

// Returns "240,265 – 426,280": corners in whole points from the top left of the page.
[[nodiscard]] std::string place_text(const Region& region);

// Returns the codes as the systems write them, joined by ", "; "no code" when there are none.
[[nodiscard]] std::string codes_text(const std::vector<Code>& codes);

// Returns how much it hides, "about 120 characters on 2 lines" or "whole page"; empty when that is
// not known.
[[nodiscard]] std::string extent_text(const Redaction& redaction);

// Returns "97 %".
[[nodiscard]] std::string percent_text(double share);

// Returns where a page's text comes from: "text layer", "OCR, unchecked" or "no text".
[[nodiscard]] std::string source_text(TextSource source);

// Returns one row per redaction of the page, under a line that names the page.
[[nodiscard]] std::string page_text(const Page& page, const Style& style);

// Returns the pages with their notes, then the notes on the whole file.
[[nodiscard]] std::string pages_text(const std::vector<Page>& pages,
                                     const std::vector<Finding>& findings, const Style& style);

// Returns what `inspect` found in one file.
[[nodiscard]] std::string inspection_text(const std::string& file, const std::vector<Page>& pages,
                                          const std::vector<Finding>& findings, const Style& style);

// Returns the withheld words that a file still carries, one line for each place: for a person who
// asked for them, on a terminal.
[[nodiscard]] std::string exposed_words_text(const std::vector<ExposedText>& exposed,
                                             const Style& style);

// Returns the numbers of persons in a file, one line each: for a person who asked for them, on a
// terminal.
[[nodiscard]] std::string personal_numbers_text(const std::vector<PersonalNumber>& numbers,
                                                const Style& style);

}  // namespace palimpsest::report
