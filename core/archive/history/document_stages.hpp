// The releases of a document in order, as what can be compared: those with files, and those that
// are said to withhold the whole document.
#pragma once

#include "archive/compare/archived_side.hpp"
#include "archive/tree/catalogue.hpp"
#include "model/diff.hpp"
#include "model/withheld_releases.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

struct DocumentStage {
  ReleaseId release;
  std::optional<ArchivedSide> side;    // nothing where the release withholds the document
  std::optional<StateClaim> withheld;  // else who says so
  std::optional<Verdict> verdict;      // kReleased or kWithdrawn; nothing where it is neither

  // Returns the folder of the side, or the release that withholds.
  [[nodiscard]] std::string folder_text() const {
    return side ? side->folder_text() : release.text();
  }
};

// Returns the stages of a document, oldest release first.
[[nodiscard]] std::vector<DocumentStage> document_stages(const Catalogue& catalogue,
                                                         const DocumentId& document);

// Returns the diff of a release that brings what was withheld in full: all is new.
[[nodiscard]] Diff released_diff(const std::vector<Page>& pages);

// Returns the diff of a release that withholds all of what an earlier one showed: no page is left.
[[nodiscard]] Diff withdrawn_diff(const std::vector<Page>& pages);

}  // namespace palimpsest::archive
