// The line that a court prints above each page of a paper that is filed with it.
#pragma once

#include <string>

namespace palimpsest::identify {

// Whether a line of words is such a header of a United States court: a case number, and the number
// of the document, the day of filing or the page.
[[nodiscard]] bool is_filing_header(const std::string& line);

}  // namespace palimpsest::identify
