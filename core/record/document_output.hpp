// What `list`, `show` and `import --manifest` print of documents with --json.
#pragma once

#include "model/copies.hpp"
#include "model/document.hpp"
#include "model/list_outcome.hpp"
#include "model/outcome.hpp"

#include <string>
#include <vector>

namespace palimpsest::record {

// list: one line a document, without a newline (list.schema.json).
[[nodiscard]] std::string document_summary_line(const DocumentSummary& summary);

// show (show.schema.json).
[[nodiscard]] std::string shown_document_to_json(const Document& document,
                                                 const DocumentSummary& summary);

// show --copies (copies.schema.json); `document` and `folder` name the file that was looked for.
[[nodiscard]] std::string copies_to_json(const DocumentId& document, const RevisionFolder& folder,
                                         const std::vector<Copy>& copies);

// import: the line of a release list, without a newline (import.schema.json).
[[nodiscard]] std::string list_outcome_line(const ListOutcome& outcome);

}  // namespace palimpsest::record
