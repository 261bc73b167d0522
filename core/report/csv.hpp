// Lines of comma-separated values (RFC 4180), for spreadsheets.
#pragma once

#include <string>
#include <vector>

namespace palimpsest::report {

// Returns the fields as one line with its end, quoted where they need it. A field that comes from
// documents and lists can begin like a formula; it is given a quote that spreadsheets do not show.
[[nodiscard]] std::string csv_line(const std::vector<std::string>& fields);

// Returns four decimals, as a share needs.
[[nodiscard]] std::string csv_decimal(double value);

}  // namespace palimpsest::report
