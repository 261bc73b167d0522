// Imports files: each becomes a revision, read, recorded and committed by itself.
#pragma once

#include "archive/actor.hpp"
#include "model/outcome.hpp"
#include "model/revision.hpp"
#include "store/store.hpp"
#include "worker/client/client.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace palimpsest::archive {

enum class ImportMode { kCommit, kDryRun };

struct ImportRequest {
  std::vector<std::filesystem::path> paths;  // PDFs, and folders that are searched for PDFs
  Release release;
  std::optional<DocumentId> document;  // for every file; else the file's name decides
  std::optional<Role> role;            // else the file's name and content decide
  std::string source_url;
  worker::ReadOptions reading;
  ImportMode mode{};
  Actor actor;
};

// Hears of an import while it runs.
class ImportObserver {
 public:
  virtual ~ImportObserver() = default;

  // Says that `page` of `pages` of a file was read.
  virtual void page_read(const std::filesystem::path& file, int page, int pages) = 0;

  // Says what became of a file; what it says is on disk.
  virtual void file_done(const FileOutcome& outcome) = 0;

  // Says what an import had done when its environment failed; the error follows.
  virtual void stopped(const ImportOutcome& outcome) = 0;
};

// Imports every file, in the order of the paths, folders sorted by name. A file that cannot be
// imported, or a path that means none, is reported and does not stop the others; an environment
// that fails (a full disk) does, with everything reported until then safe. Throws Error(input) when
// the only path means nothing.
[[nodiscard]] ImportOutcome import_files(store::Store& store, worker::Client& worker,
                                         const ImportRequest& request, ImportObserver& observer);

}  // namespace palimpsest::archive
