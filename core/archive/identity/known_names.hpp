// The documents that an archive knows by name, alias or bytes: looked up in the index, and among
// what the running import has added since.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"
#include "index/index.hpp"
#include "model/revision.hpp"
#include "store/store.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace palimpsest::archive {

class KnownNames {
 public:
  // Knows nothing.
  KnownNames() = default;

  // Knows what `store` holds now. Without an index, which cannot be made everywhere, it knows only
  // what it is told.
  explicit KnownNames(const store::Store& store);

  // Returns the one document with this id or alias, or nothing.
  [[nodiscard]] std::optional<DocumentId> document_called(const std::string& name) const;

  // Returns the documents with an id or an alias that begins with `text`, sorted by id.
  [[nodiscard]] std::vector<DocumentId> documents_beginning(const std::string& text) const;

  // Returns the documents that had a file with these bytes, or pages of it, before the running act;
  // sorted by id.
  [[nodiscard]] std::vector<DocumentId> documents_with(const Sha256& original) const;

  // Returns the documents that have a file with these bytes, or pages of it, in `release`.
  [[nodiscard]] std::vector<DocumentId> documents_with(const Sha256& original,
                                                       const ReleaseId& release);

  // Returns the folder for a file with these bytes of a document whose next free folder is `next`:
  // one that a file with other bytes had, whose import was taken back, is cited for that file. A
  // file that comes again comes to where it was.
  [[nodiscard]] RevisionFolder folder_for(const DocumentId& document, const RevisionFolder& next,
                                          const Sha256& original) const;

  // Adds a document of which there may be no file.
  void add(const Document& document);

  // Adds a file that was imported.
  void add(const Document& document, const ReleaseId& release, const Sha256& original);

 private:
  using Originals = std::multimap<Sha256, DocumentId>;

  [[nodiscard]] Originals& originals_of(const ReleaseId& release);

  std::optional<index::Index> index_;
  std::map<std::string, DocumentId> added_;
  std::map<ReleaseId, Originals> originals_;  // of releases asked for
};

}  // namespace palimpsest::archive
