// Codes in the header of a document's first page belong to all of its redactions that show none of
// their own.
#pragma once

#include "archive/reading/document_reading.hpp"
#include "model/page.hpp"

#include <optional>

namespace palimpsest::archive {

// Gives the codes in the header of `first`, the first page of the document, to the redactions of
// `page` without any; returns whether there were some. The two may be one.
bool add_document_codes(Page& page, const Page& first);

// Returns the reading with them, or nothing when there is none to add.
[[nodiscard]] std::optional<DocumentReading> with_document_codes(const DocumentReading& reading);

}  // namespace palimpsest::archive
