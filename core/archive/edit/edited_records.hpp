// The records that one act of a person changes, as they will be.
#pragma once

#include "archive/act.hpp"
#include "archive/tree/catalogue.hpp"
#include "model/document.hpp"
#include "model/revision_edits.hpp"
#include "store/store.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

class EditedRecords {
 public:
  // Refers to `catalogue`, which must outlive it.
  explicit EditedRecords(const Catalogue& catalogue) : catalogue_(catalogue) {}

  // Return the record to be changed; an empty one where there is none yet. References stay good.
  [[nodiscard]] Document& document(const DocumentId& id);
  [[nodiscard]] RevisionEdits& edits(const RevisionName& revision);

  // Returns the record of a revision, its pages as the program read them.
  [[nodiscard]] const Revision& revision(const RevisionName& name);

  // Returns the files that are other than before, and names what they belong to in `act`.
  [[nodiscard]] std::vector<store::TreeEdit> tree_edits(Act& act) const;

 private:
  struct EditedDocument {
    std::optional<Document> before;
    Document after;
  };
  struct EditedRevision {
    RevisionName name;
    RevisionEdits before;
    RevisionEdits after;
  };

  const Catalogue& catalogue_;
  std::map<DocumentId, EditedDocument> documents_;
  std::map<std::string, EditedRevision> revisions_;
  std::map<std::string, Revision> read_;
};

}  // namespace palimpsest::archive
