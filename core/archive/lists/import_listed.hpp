// Imports a release list together with the files that it lists.
#pragma once

#include "archive/import/import.hpp"
#include "archive/lists/list_file.hpp"
#include "model/list_outcome.hpp"

#include <functional>

namespace palimpsest::archive {

struct ListedImport {
  ListOutcome list;
  ImportOutcome files;
};

// Takes in what the list says, then the files of `request`: each in the release and as the document
// of its row; `request.release` fills gaps. Files that are no PDFs are stored where the list names
// them. Rows whose files are not there leave placeholders. `list_done` is called between the two.
// Throws what import_files() and import_list() throw.
[[nodiscard]] ListedImport import_listed(store::Store& store, const ClientFactory& make_client,
                                         const ImportRequest& request, const ListFile& list,
                                         ImportObserver& observer,
                                         const std::function<void(const ListOutcome&)>& list_done);

}  // namespace palimpsest::archive
