// The files that an act moves from one document to another, or from one revision to another.
//
// Originals stay where they are; what was read is copied and renumbered, never read again. Kept
// diffs of what moves go, and are made again when they are asked for.
#pragma once

#include "archive/edit/edited_records.hpp"
#include "archive/reading/document_reading.hpp"
#include "archive/tree/catalogue.hpp"
#include "model/document.hpp"
#include "model/page_range.hpp"
#include "store/store.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// Returns the names by which a document is found: its id, then its aliases.
[[nodiscard]] std::vector<std::string> names_of_document(const Document& document);

// Returns the revision that DOCUMENT@RELEASE names. Throws Error(usage) when `text` names none.
[[nodiscard]] RevisionName named_revision(const Catalogue& catalogue, const std::string& text);

// Adds what is said of `from` to what is said of `to`; where persons speak of both, what they say
// of `to` counts. The access to `to` stays: keep_restriction() is about that.
void add_values(const Document& from, Document& to);

// A recorded revision with its pages as files.
struct StoredRevision {
  Revision revision;  // its pages without lines
  DocumentReading reading;
  RevisionEdits edits;
};

// Throws Error(conflict) for a revision of which something was removed by order.
[[nodiscard]] StoredRevision stored_revision(const Catalogue& catalogue, const RevisionName& name);

// Returns some pages of `stored` as the revision `name`, numbered from 1, with what people say of
// them.
[[nodiscard]] StoredRevision part_of(const StoredRevision& stored, const PageRange& pages,
                                     const RevisionName& name);

class RestructuredTree {
 public:
  // Refers to `catalogue`, which must outlive it.
  explicit RestructuredTree(const Catalogue& catalogue)
      : catalogue_(catalogue), records_(catalogue) {}

  [[nodiscard]] Document& document(const DocumentId& id) { return records_.document(id); }

  // Takes a document away with all below it. Its record is not to be asked for afterwards.
  void remove_document(const DocumentId& id);

  // Takes a revision away, and the kept diffs that rest on it.
  void remove_revision(const RevisionName& name);

  // Copies a revision with all that was read from it and said of it. `folders` tells how the
  // folders of its document are called now, where that is another name.
  void copy_revision(const RevisionName& from, const RevisionName& to, const Role& role,
                     const std::map<std::string, std::string>& folders);

  // Writes a revision in the place of what stands there, and what the forms in it say into the
  // record of its document.
  void write_revision(const StoredRevision& stored);

  // Says that pages stand elsewhere now.
  static void move(Document& owner, MovedPages moved);

  // Says that pages stand again where they were moved from.
  static void move_back(Document& owner, const RevisionFolder& folder, const PageRange& pages);

  // Returns a folder of `release` of that document which never was anything else.
  [[nodiscard]] RevisionFolder free_folder(const DocumentId& document, const ReleaseId& release);

  // Commits everything, and returns the act's id and the commit.
  struct Done {
    std::string act;
    CommitId commit;
  };
  [[nodiscard]] Done commit(store::Store& store, store::Writer& writer, const std::string& subject,
                            const std::vector<RevisionName>& revisions,
                            const std::vector<DocumentId>& documents, const Actor& actor,
                            const std::string& repeats);

 private:
  const Catalogue& catalogue_;
  EditedRecords records_;
  std::vector<store::TreeEdit> edits_;
  std::vector<RevisionName> taken_;  // by free_folder()
};

}  // namespace palimpsest::archive
