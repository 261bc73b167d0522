// The diff of two things that a person names: revisions of an archive, PDFs, or folders of PDFs.
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

// Compares two revisions, named as DOCUMENT@RELEASE. Files of one release are never compared:
// Error(usage).
[[nodiscard]] NamedDiff diff_revisions(Differ& differ, const std::string& before,
                                       const std::string& after);

// Compares the last two releases of a document. A document with one release has the verdict
// `first`.
[[nodiscard]] NamedDiff diff_last_releases(Differ& differ, const std::string& document);

// Returns the diff of a revision before which there is none.
[[nodiscard]] Diff first_revision_diff(const std::vector<Page>& pages);

}  // namespace palimpsest::archive
