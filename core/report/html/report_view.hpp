// What a report says: documents with their timelines, sources and compared pages.
//
// Texts are as they came; whoever writes them escapes them. What must not be shown (personal text)
// is left out where the report is put together, and where it is written once more.
#pragma once

#include "base/digest.hpp"
#include "model/history.hpp"
#include "model/holdings.hpp"
#include "model/release_diff.hpp"
#include "report/html/diff_view.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::report {

// A file that was compared without an archive.
struct ComparedFile {
  std::string name;
  Sha256 sha256;
  std::uint64_t size = 0;  // bytes
};

struct ReportedDocument {
  std::string name;                     // its id, or what the two files are called
  std::optional<HeldDocument> held;     // nothing without an archive
  std::vector<ReleaseStep> steps = {};  // all its releases, oldest first
  std::vector<ComparedFile> files = {};
  DiffView view = {};
  std::size_t withheld_pages = 0;  // whose pictures are left out since a later release closed
                                   // personal text on them
};

// A whole release.
struct ReportedRelease {
  std::string name;              // as asked for
  std::vector<ReleaseRow> rows;  // all its documents
  std::size_t unshown = 0;       // documents with changes that the report has no room for
};

struct ReportView {
  std::string software;  // "palimpsest 0.1.0"
  std::string archive;   // its id; empty without one
  std::string made;      // the day, "2026-11-29"
  std::optional<ReportedRelease> release;
  std::vector<ReportedDocument> documents;
};

// Returns the title of a document as sources give it; empty when none does.
[[nodiscard]] std::string title_of(const ReportedDocument& document);

// Returns how to cite a revision as a whole, as `cite` does, with the archive that holds it.
[[nodiscard]] std::string citation(const ReportView& report, const HeldDocument& document,
                                   const HeldRevision& held);

}  // namespace palimpsest::report
