// Makes a revision of what was read, and of it the commit that adds it.
#pragma once

#include "archive/act.hpp"
#include "archive/forms/said_in_file.hpp"
#include "archive/identity/choose_id.hpp"
#include "archive/import/import.hpp"
#include "archive/import/import_plan.hpp"
#include "archive/obtained/import_evidence.hpp"
#include "archive/reading/document_reading.hpp"
#include "archive/tree/catalogue.hpp"

#include <string>

namespace palimpsest::archive {

// Returns the revision without its role. `identifiers` is a person's own table of numbers. Its
// pages have no words: those stand in the files of `reading`.
[[nodiscard]] Revision revision_of(const DocumentReading& reading, const ChosenId& id,
                                   const RevisionFolder& folder, const FileProvenance& provenance,
                                   const std::string& identifiers);

[[nodiscard]] int redaction_count(const Revision& revision);

// Returns the commit by which the act `act_id` adds `revision` to what `catalogue` holds, with what
// its forms say. Throws Error(conflict) when the release is known with other facts.
[[nodiscard]] store::CommitRequest import_commit(
    const Catalogue& catalogue, const Revision& revision, const SaidInFile& said,
    const DocumentReading& reading, const Release& release, const FileProvenance& provenance,
    const ImportRequest& request, const std::string& act_id);

}  // namespace palimpsest::archive
