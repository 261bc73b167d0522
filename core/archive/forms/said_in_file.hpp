// What the forms and sheets of one file add to the records of documents.
#pragma once

#include "archive/forms/form_source.hpp"
#include "archive/identity/known_names.hpp"
#include "archive/tree/catalogue.hpp"
#include "model/document.hpp"
#include "model/fact_changes.hpp"
#include "model/revision.hpp"

#include <optional>
#include <vector>

namespace palimpsest::archive {

struct SaidInFile {
  Document own;                     // the document of the file, with what was known of it
  std::vector<Document> items;      // likewise those that its withdrawal sheets name, sorted by id;
                                    // not those that were removed by order
  std::vector<FactChange> changes;  // of the document's own values
  std::vector<Finding> findings;    // items whose name was a document's already
};

// Returns the file of `revision` with the former names of its document.
[[nodiscard]] FormFile form_file_of(const Catalogue& catalogue, const KnownNames& names,
                                    const Revision& revision, const Release& release);

// What an earlier reading of the same file said is not known any more. `named` has the id and the
// aliases by which the file is known; `release` is that of `revision`. `names` says which documents
// there are, those that a running import has added among them.
[[nodiscard]] SaidInFile said_in_file(const Catalogue& catalogue, const KnownNames& names,
                                      const Document& named, const Revision& revision,
                                      const Release& release);

// Returns the placeholder of which `release` brings the first file: the newest claim of another
// release that withholds the document or a part of it. Nothing when there was a file before.
[[nodiscard]] std::optional<StateClaim> opened_placeholder(const Catalogue& catalogue,
                                                           const DocumentId& document,
                                                           const ReleaseId& release);

}  // namespace palimpsest::archive
