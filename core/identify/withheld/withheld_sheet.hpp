// Finds out whether a page is a sheet that stands in the place of withheld pages: "Page Denied",
// "Next 54 page(s) denied", the FBI's deleted page sheets, notices of withdrawal.
//
// The forms stand in schemas/withheld.tsv. A page of text that speaks of withheld pages is no
// sheet.
#pragma once

#include "model/page.hpp"
#include "model/redaction.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::identify {

struct SheetOptions {
  // Words, the release lines at top and bottom included. The sheets of CREST have 24, those of
  // other agencies up to 50 with an address; a letter that mentions withheld pages has over 100.
  std::size_t max_words = 70;
  std::size_t max_terse_words = 25;   // up to here a statement may stand anywhere in a line
  std::size_t max_form_words = 600;   // of a form known by its heading, with its list
  std::size_t min_list_entries = 3;   // of a list that goes on without its heading
  std::size_t min_menu_codes = 6;     // a form that prints so many lets one tick what applies
  double complete_list_share = 0.85;  // of the total, that a list must reach when OCR loses lines
  Length foot = points(110);          // a list that reaches it goes on in the next sheet
};

// Returns the redaction that the page stands for: the whole page, how many pages are withheld, why,
// and the codes that are printed. Nothing when the page is no sheet.
[[nodiscard]] std::optional<Redaction> find_withheld_sheet(const std::vector<Line>& lines,
                                                           const Size& page,
                                                           const SheetOptions& options = {});

}  // namespace palimpsest::identify
