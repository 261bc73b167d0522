// Codes in the header of a document's first page belong to all of its redactions that show none of
// their own.
#pragma once

#include "archive/reading/document_reading.hpp"
#include "model/page.hpp"

#include <optional>
#include <vector>

namespace palimpsest::archive {

// Gives `codes` to the redactions of `page` without any; returns whether there were some.
bool add_codes(Page& page, const std::vector<Code>& codes);

// Gives the codes of the first of `pages` to the others. They are in order.
void add_document_codes(std::vector<Page>& pages);

// Returns the reading with them, or nothing when there is none to add.
[[nodiscard]] std::optional<DocumentReading> with_document_codes(const DocumentReading& reading);

}  // namespace palimpsest::archive
