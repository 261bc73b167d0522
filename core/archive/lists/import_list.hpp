// Imports a release list: what its rows say of documents, and the list itself as evidence.
#pragma once

#include "archive/act.hpp"
#include "archive/actor.hpp"
#include "archive/lists/list_file.hpp"
#include "archive/lists/row_claims.hpp"
#include "model/list_outcome.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest::archive {

enum class ListMode { kCommit, kDryRun };

struct ListRequest {
  const ListFile& file;
  const RowClaims& claims;
  std::vector<std::filesystem::path> other_files;  // of the rows, that are no PDFs
  std::filesystem::path virus_scanner;             // that looks at each of them; empty for none
  Actor actor;
  std::string act_id;
  ListMode mode{};
};

// Writes one commit: the list and the other files below evidence/, and what the rows say into the
// records of their documents and releases. Nothing is overwritten. A list that says nothing new
// makes no commit. Throws Error(conflict) when a release is known with other facts, and
// Error(environment) when the scanner cannot scan.
[[nodiscard]] ListOutcome import_list(store::Store& store, const ListRequest& request);

}  // namespace palimpsest::archive
