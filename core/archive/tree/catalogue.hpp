// Reads the nouns of an archive as they stand at one commit.
//
// Absent things are std::nullopt or empty; a stored record that breaks its schema throws
// Error(integrity).
#pragma once

#include "archive/access/access.hpp"
#include "archive/tree/import_order.hpp"
#include "model/document.hpp"
#include "model/outcome.hpp"
#include "model/revision.hpp"
#include "model/revision_edits.hpp"
#include "store/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

class Catalogue {
 public:
  explicit Catalogue(store::Snapshot snapshot) : snapshot_(std::move(snapshot)) {}

  // The newest commit of `store`, which must outlive it. It looks names up in the index.
  explicit Catalogue(const store::Store& store) : snapshot_(store.tip()), store_(&store) {}

  // The same as `audience` sees it: documents() and document() leave out what is restricted, and no
  // name finds it. What is asked for by the id of a document that was found is not asked again.
  Catalogue(const store::Store& store, Audience audience)
      : snapshot_(store.tip()), store_(&store), audience_(std::move(audience)) {}

  [[nodiscard]] const store::Snapshot& snapshot() const { return snapshot_; }

  // Returns the same as who sees all has it.
  [[nodiscard]] Catalogue whole() const {
    Catalogue all = *this;
    all.audience_.reset();
    return all;
  }

  // Returns every document, sorted by id.
  [[nodiscard]] std::vector<DocumentId> documents() const;

  [[nodiscard]] std::optional<Document> document(const DocumentId& id) const;

  // Returns the documents that `name` can mean: the one with this id, else all with this alias.
  [[nodiscard]] std::vector<DocumentId> documents_named(const std::string& name) const;

  // Returns the revisions of a document from the oldest release to the newest; those of undated
  // releases come last, in the order of their import. So do the files of one release.
  [[nodiscard]] std::vector<RevisionFolder> folders(const DocumentId& document) const;

  // Returns a revision without its pages.
  [[nodiscard]] std::optional<Revision> revision(const DocumentId& document,
                                                 const RevisionFolder& folder) const;

  // Returns the pages with what people say of their redactions. A page that was removed by order is
  // empty, with a finding that says so.
  [[nodiscard]] std::vector<Page> pages(const Revision& revision) const;

  // Returns one of them, from 1 to the number of pages.
  [[nodiscard]] Page page(const Revision& revision, int number) const;

  // Returns the pages as the program read them.
  [[nodiscard]] std::vector<Page> recorded_pages(const Revision& revision) const;

  // Returns what people say of a revision.
  [[nodiscard]] RevisionEdits edits(const DocumentId& document, const RevisionFolder& folder) const;

  // Returns the readable text of a page, with withheld places said in words; a person's where there
  // is one.
  [[nodiscard]] std::optional<std::string> page_text(const Revision& revision, int page) const;

  [[nodiscard]] std::optional<Release> release(const ReleaseId& id) const;

  // Returns every release, sorted by id.
  [[nodiscard]] std::vector<Release> releases() const;

  // Return where a revision stands in the order of imports, and when it was imported, by whatever
  // name it had then. The first time takes a walk through all commits.
  [[nodiscard]] std::size_t import_rank(const DocumentId& document,
                                        const RevisionFolder& folder) const;
  [[nodiscard]] Instant import_time(const DocumentId& document, const RevisionFolder& folder) const;

  // Returns the releases of which there is a file, read or not.
  [[nodiscard]] std::vector<ReleaseId> releases_held(const Document& document) const;

  // Returns the document with its revisions in the order of folders().
  [[nodiscard]] DocumentSummary summary(const DocumentId& document) const;

  // Returns a revision as lists show it; `pages` are its own.
  [[nodiscard]] RevisionSummary summary_of(const Revision& revision,
                                           const std::vector<Page>& pages) const;

 private:
  [[nodiscard]] const ImportOrder& import_order() const;

  [[nodiscard]] Page recorded_page(const Revision& revision, int number) const;

  store::Snapshot snapshot_;
  const store::Store* store_ = nullptr;
  std::optional<Audience> audience_;                 // nothing for who sees all
  mutable std::optional<ImportOrder> import_order_;  // read when it is first asked for
};

}  // namespace palimpsest::archive
