// The releases of a document in order, as what can be compared: those with files, and those that
// are said to withhold the whole document. Every verb that compares two of them asks stage_diff().
#pragma once

#include "archive/compare/archived_side.hpp"
#include "archive/history/differ.hpp"
#include "archive/tree/catalogue.hpp"
#include "model/diff.hpp"
#include "model/withheld_releases.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

struct DocumentStage {
  ReleaseId release;
  std::optional<EdtfDate> date;        // of the release
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

// Whether `after` can be compared with a stage that stands before it: one that withholds the
// document is nothing earlier unless it surely came first.
[[nodiscard]] bool can_be_before(const DocumentStage& stage, const DocumentStage& after);

// Whether `stage` can be compared with what stands before it: a release that withholds the document
// is news where it had been released before.
[[nodiscard]] bool can_be_after(const DocumentStage& stage);

// Returns which of the stages the one at `after` is compared with, the last that can be; nothing
// when there is none.
[[nodiscard]] std::optional<std::size_t> stage_before(const std::vector<DocumentStage>& stages,
                                                      std::size_t after);

// Returns what `after` changes against `before`, which is null where there is nothing earlier. What
// was surely withheld in full before is `released`, all of it new; of what is `withdrawn` no page
// is left; without anything earlier it is `first`.
[[nodiscard]] Diff stage_diff(Differ& differ, const Catalogue& catalogue,
                              const DocumentStage* before, const DocumentStage& after);

}  // namespace palimpsest::archive
