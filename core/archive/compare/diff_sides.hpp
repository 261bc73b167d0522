// The diff of PDFs or folders of PDFs that a person names, without an archive.
#pragma once

#include "archive/compare/side_by_side.hpp"
#include "archive/history/differ.hpp"
#include "archive/view/diff_view.hpp"
#include "model/diff.hpp"
#include "worker/protocol.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// What was compared, and the outcome.
struct NamedDiff {
  std::string before;
  std::string after;
  Diff diff;
};

// Sees the outcome while both sides are still open.
using DiffShow =
    std::function<void(const NamedDiff& found, const ViewedSide& before, const ViewedSide& after)>;

// Compares two files or folders of parts, which stand in the natural order of their names. Nothing
// is kept.
[[nodiscard]] NamedDiff diff_files(const std::filesystem::path& before,
                                   const std::filesystem::path& after, WorkerPair workers,
                                   const worker::ReadOptions& reading, DiffObserver& observer,
                                   const DiffShow& show = {});

// Returns the diff of a revision before which there is none.
[[nodiscard]] Diff first_revision_diff(const std::vector<Page>& pages);

}  // namespace palimpsest::archive
