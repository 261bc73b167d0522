// Finds in one archive what was said in another one of the same originals.
#pragma once

#include "archive/act.hpp"
#include "archive/tree/catalogue.hpp"
#include "index/index.hpp"
#include "model/correction.hpp"
#include "store/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// A revision as the other archive calls it.
struct SaidRevision {
  std::string document;
  std::string folder;
  Sha256 original;
  std::optional<PageRange> pages = {};  // of the original; all of it when there is none
};

// The archive as it is when this is made. What is not held throws Error(input).
class SaidPlaces {
 public:
  // `store` must outlive it.
  explicit SaidPlaces(const store::Store& store);

  // Returns the document of that name, else the one with these originals.
  [[nodiscard]] DocumentId document(const std::string& name,
                                    const std::vector<Sha256>& originals) const;

  // Returns the document of that name; nothing where none is called so.
  [[nodiscard]] std::optional<DocumentId> named(const std::string& name) const;

  // Returns the revision that holds page `page` of what is said: the one of that name where it
  // does, else the only one of that release, or the only one.
  [[nodiscard]] Revision revision(const SaidRevision& said, int page) const;

  // Returns the row that says the same here. Not for acts of structure.
  [[nodiscard]] EditRow row_of(Correction correction) const;

 private:
  [[nodiscard]] std::vector<Revision> revisions_with(const Sha256& original, int page) const;

  Catalogue catalogue_;
  std::optional<index::Index> index_;
};

// Returns the page of its file that page `number` of a revision is; `pages` are those of the file
// that the revision is, all when there are none.
[[nodiscard]] int page_of_file(const std::optional<PageRange>& pages, int number);

}  // namespace palimpsest::archive
