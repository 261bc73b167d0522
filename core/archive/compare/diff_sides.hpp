// The diff of two things that a person names: revisions of an archive, PDFs, or folders of PDFs.
#pragma once

#include "model/diff.hpp"
#include "store/store.hpp"
#include "worker/client/client.hpp"

#include <filesystem>
#include <string>
#include <utility>

namespace palimpsest::archive {

// What was compared, and the outcome.
struct NamedDiff {
  std::string before;
  std::string after;
  Diff diff;
};

// A worker each for the two sides, so that neither has to reopen its document for the other.
struct WorkerPair {
  worker::Client& before;
  worker::Client& after;
};

// Compares two files or folders of parts. Nothing is kept.
[[nodiscard]] NamedDiff diff_files(const std::filesystem::path& before,
                                   const std::filesystem::path& after, WorkerPair workers,
                                   const worker::ReadOptions& reading);

// Compares two revisions, named as DOCUMENT@RELEASE. Files of one release are never compared:
// Error(usage).
[[nodiscard]] NamedDiff diff_revisions(const store::Store& store, const std::string& before,
                                       const std::string& after, WorkerPair workers);

// Compares the last two releases of a document. A document with one release has the verdict
// `first`.
[[nodiscard]] NamedDiff diff_last_releases(const store::Store& store, const std::string& document,
                                           WorkerPair workers);

}  // namespace palimpsest::archive
