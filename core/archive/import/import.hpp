// Imports files: each becomes a revision, read, recorded and committed by itself.
//
// Pages are read by several workers at once, and committed by one thread in the order of the files:
// the tree that comes out does not depend on how many there were.
#pragma once

#include "archive/actor.hpp"
#include "archive/identity/identification.hpp"
#include "archive/obtained/obtained_from.hpp"
#include "archive/reading/page_supply.hpp"
#include "model/import_state.hpp"
#include "model/outcome.hpp"
#include "model/revision.hpp"
#include "store/store.hpp"
#include "worker/client/client.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace palimpsest::archive {

enum class ImportMode { kCommit, kDryRun };

// What a list says of a file before it is read.
struct FileClaim {
  Release release;
  DocumentId document;
  std::vector<ClaimedChecksum> checksums = {};
};

// What is said of every release of an import, whichever a list names. Empty texts are unknown.
struct Publisher {
  std::string agency, authority, series, source;
};

struct ImportRequest {
  std::vector<std::filesystem::path> paths;  // PDFs, and folders that are searched for PDFs
  std::optional<Release> release;            // of every file that no list places
  std::optional<DocumentId> document;  // for every file; else a list, its name and its pages decide
  IdentityOptions identity;
  std::optional<Role> role;  // else the file's name and content decide
  ObtainedFrom obtained;
  std::filesystem::path virus_scanner;  // that looks at every file; empty for none
  worker::ReadOptions reading;
  ImportMode mode{};
  Actor actor;
  int jobs = 1;                      // worker processes
  std::function<bool()> is_stopped;  // asked again and again; true ends the import early
  // Returns the places of a file by a list, one for each record that it serves; none when the list
  // does not know it. May throw Error(input). Empty without a list.
  std::function<std::vector<FileClaim>(const std::filesystem::path&)> claims_of = {};
  Publisher publisher = {};  // of the releases that a list names
  std::string act_id = {};   // under which the commits stand; made here when empty
  std::shared_ptr<const PageSupply> supply = {};  // of pages that were read elsewhere
};

// Hears of an import while it runs, on the thread that runs it.
class ImportObserver {
 public:
  virtual ~ImportObserver() = default;

  // Says how far the import is: with every page and file, and at least twice a second.
  virtual void progress(const ImportState& state) = 0;

  // Says what became of a file; what it says is on disk.
  virtual void file_done(const FileOutcome& outcome) = 0;

  // Says that the import ends early, as it was told; the pages at work are still finished.
  virtual void stopping() = 0;

  // Says what an import had done when it was told to stop or its environment failed; the error
  // follows.
  virtual void stopped(const ImportOutcome& outcome) = 0;
};

using ClientFactory = std::function<std::unique_ptr<worker::Client>()>;

// Imports every file, in the order of the paths, folders sorted by name. A file that cannot be
// imported, or a path that means none, is reported and does not stop the others; an environment
// that fails (a full disk) does, with everything reported until then safe. What was read stays in
// the archive's cache, so that the same import goes on where it ended. Throws Error(input) when the
// only path means nothing, and Error(interrupted) when it was told to stop. `make_client` is called
// by several threads; where it is empty, files of which not everything is known fail.
[[nodiscard]] ImportOutcome import_files(store::Store& store, const ClientFactory& make_client,
                                         const ImportRequest& request, ImportObserver& observer);

}  // namespace palimpsest::archive
