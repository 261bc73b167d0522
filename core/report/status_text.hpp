// The status of a collection for people and spreadsheets: as text, as CSV, and as a plot.
#pragma once

#include "model/collection_status.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

// Which documents are named one a line: none, or those of which it is true.
enum class ListedDocuments { kNone, kRedacted, kNoneFound, kDeclaredInFull, kDisagreeing, kAll };

[[nodiscard]] bool is_listed(const DocumentStatus& document, ListedDocuments which);

// Returns the totals, the groups as a table, and the documents that are asked for.
[[nodiscard]] std::string status_text(const CollectionStatus& status, ListedDocuments documents,
                                      const Style& style);

// Returns one row a group, or one a document when some are asked for. RFC 4180; shares have four
// decimals.
[[nodiscard]] std::string status_csv(const CollectionStatus& status, ListedDocuments documents);

// Returns an SVG picture that stands by itself: for each group, how many documents still contain
// redactions, in how many none was found, and how many have no file or were not read.
[[nodiscard]] std::string status_svg(const CollectionStatus& status);

}  // namespace palimpsest::report
