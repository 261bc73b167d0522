// The number by which a page calls itself: "Page 3 of 20", "2 of 5", the footer of a release.
//
// The forms are rows of schemas/page_numbers.tsv.
#pragma once

#include <optional>
#include <string_view>

namespace palimpsest::identify {

struct PrintedPageNumber {
  int number = 0;
  int total = 0;         // of all pages; 0 where the page does not say it
  bool is_sure = false;  // else only several pages in a row prove that it numbers the record

  friend bool operator==(const PrintedPageNumber&, const PrintedPageNumber&) = default;
};

// Returns the number in the first or last lines of a page's text, the last ones before the first;
// nothing when there is none, or one beyond the total that it tells.
[[nodiscard]] std::optional<PrintedPageNumber> printed_page_number(std::string_view text);

}  // namespace palimpsest::identify
