// Sets what persons say of documents, releases, pages and redactions, beside what the program read.
#pragma once

#include "archive/actor.hpp"
#include "archive/edit/values_edit.hpp"
#include "archive/obtained/import_evidence.hpp"
#include "model/edit.hpp"
#include "store/store.hpp"

#include <string>
#include <vector>

namespace palimpsest::archive {

// Sets all values of `rows` by one commit, or none: where a row cannot be meant, the outcome names
// each of these and nothing is changed. Values that persons gave already change nothing. `evidence`
// are the files that rows name and that the archive may not have. Throws Error(conflict) when
// another process is writing.
[[nodiscard]] ValuesOutcome edit_values(store::Store& store, const std::vector<EditRow>& rows,
                                        const Actor& actor,
                                        EditScope scope = EditScope::kKnownDocuments,
                                        const std::vector<EvidenceFile>& evidence = {});

}  // namespace palimpsest::archive
