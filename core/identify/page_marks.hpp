// Recognises what is printed on a page without being text of its paper: release stamps and
// footers, document and Bates numbers, classification banners, page numbers, and the fields of
// record forms and cover sheets.
//
// Exemption codes are not among them: see codes.hpp. The forms are rows of schemas/page_marks.tsv.
#pragma once

#include "model/page.hpp"
#include "model/page_mark.hpp"

#include <string_view>
#include <vector>

namespace palimpsest::identify {

struct PageMarks {
  std::vector<PageMark> marks;  // in reading order; on a form or sheet, every line is one
  bool is_form = false;         // a record form or a cover sheet: no page of the paper
};

// Returns the marks of a page of `size`.
[[nodiscard]] PageMarks find_page_marks(const std::vector<Line>& lines, const Size& size);

// Returns how high a classification marking ranks: 0 for none, then UNCLASSIFIED, RESTRICTED,
// CONFIDENTIAL, SECRET and TOP SECRET.
[[nodiscard]] int classification_rank(std::string_view marking);

}  // namespace palimpsest::identify
