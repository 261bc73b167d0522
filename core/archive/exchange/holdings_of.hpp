// Puts together what an archive holds, for the forms in which other systems read it.
#pragma once

#include "model/holdings.hpp"
#include "store/store.hpp"

#include <string>
#include <vector>

namespace palimpsest::archive {

// Returns the documents that `names` mean, sorted by id; all of them when it is empty. Throws
// Error(input) for a name that the archive does not know.
[[nodiscard]] std::vector<DocumentId> named_documents(const store::Store& store,
                                                      const std::vector<std::string>& names);

// `software` names this program and its version.
[[nodiscard]] Holdings holdings_of(const store::Store& store,
                                   const std::vector<DocumentId>& documents,
                                   const std::string& software);

// Returns the diffs of a document that the archive keeps, sorted by path.
[[nodiscard]] std::vector<HeldDiff> kept_diffs_of(const store::Snapshot& tip,
                                                  const DocumentId& document);

// Return the holdings as XML of PREMIS 3, and as PROV-JSON.
[[nodiscard]] std::string export_premis(const Holdings& holdings);
[[nodiscard]] std::string export_prov(const Holdings& holdings);

}  // namespace palimpsest::archive
