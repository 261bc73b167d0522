// Puts together what an archive holds, for the forms in which other systems read it.
#pragma once

#include "archive/access/access.hpp"
#include "model/holdings.hpp"
#include "store/store.hpp"

#include <string>
#include <vector>

namespace palimpsest::archive {

// Returns the documents that `names` mean, sorted by id; all that `audience` sees when it is empty.
// Throws Error(input) for a name that means none of these.
[[nodiscard]] std::vector<DocumentId> named_documents(const store::Store& store,
                                                      const Audience& audience,
                                                      const std::vector<std::string>& names);

// `software` names this program and its version.
[[nodiscard]] Holdings holdings_of(const store::Store& store,
                                   const std::vector<DocumentId>& documents,
                                   const std::string& software);

// Returns the diffs that the archive keeps of the document's revisions as they are. One that
// cannot be read ends nothing: it is named beside the others.
[[nodiscard]] HeldDiffs kept_diffs_of(const store::Snapshot& tip, const DocumentId& document);

// Return the holdings as XML of PREMIS 3, and as PROV-JSON. PREMIS without any document is none:
// export_premis() throws Error(input).
[[nodiscard]] std::string export_premis(const Holdings& holdings);
[[nodiscard]] std::string export_prov(const Holdings& holdings);

}  // namespace palimpsest::archive
