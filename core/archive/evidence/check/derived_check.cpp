#include "archive/evidence/check/derived_check.hpp"

#include "archive/evidence/check/checked_log.hpp"
#include "archive/originals/held_original.hpp"
#include "archive/removal/removals.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"

#include <array>
#include <set>

namespace palimpsest::archive {
namespace {

constexpr std::array kDerivedFolders = {"pages", "text"};

class RevisionCheck {
 public:
  RevisionCheck(const store::Snapshot& tip, const Revision& revision,
                const std::set<std::string>& removed, Verification& report)
      : tip_(tip),
        revision_(revision),
        folder_(revision_folder(revision.document, revision.folder) + "/"),
        removed_(removed),
        report_(report) {}

  void run() {
    const auto& derived = revision_.observed.derived;
    if (derived.empty()) {
      report_.revisions_without_digests += revision_.observed.page_count > 0 ? 1 : 0;
      return;
    }
    for (const auto& [file, sha256] : derived) check_file(file, sha256);
    for (const char* folder : kDerivedFolders) check_names(folder);
  }

 private:
  void check_file(const std::string& file, const Sha256& sha256) {
    const auto bytes = tip_.read(folder_ + file);
    if (!bytes && is_removed(file)) return;
    if (!bytes) return add(file, "is missing, and revision.json gives its digest");
    ++report_.derived_files;
    if (sha256_of(*bytes) != sha256) add(file, "does not have the SHA-256 in revision.json");
  }

  // With any page by order goes the original.
  [[nodiscard]] bool is_removed(const std::string& file) const {
    return removed_.contains(folder_ + file) && !has_original(tip_, revision_);
  }

  void check_names(const std::string& folder) {
    for (const store::Entry& entry : tip_.list(folder_ + folder)) {
      const std::string file = folder + "/" + entry.name;
      if (!revision_.observed.derived.contains(file)) add(file, "has no digest in revision.json");
    }
  }

  void add(const std::string& file, const std::string& what) {
    const std::string name = revision_.document.text() + "@" + revision_.folder.text();
    report_.problems.push_back({"The file " + file + " of " + name + " " + what + ".",
                                kMainPath,
                                revision_.document.text(),
                                false,
                                {name}});
  }

  const store::Snapshot& tip_;
  const Revision& revision_;
  std::string folder_;
  const std::set<std::string>& removed_;
  Verification& report_;
};

// Returns the paths that were taken out by order.
std::set<std::string> removed_paths(const store::Snapshot& tip) {
  std::set<std::string> paths;
  for (const Removal& removal : removals_in(tip)) {
    for (const RemovedEntry& entry : removal.entries) paths.insert(entry.path);
  }
  return paths;
}

}  // namespace

void check_derived_files(const store::Store& store, Verification& report) {
  const store::Snapshot tip = store.tip();
  const Catalogue catalogue(tip);
  const std::set<std::string> removed = removed_paths(tip);
  for (const DocumentId& document : catalogue.documents()) {
    try {
      for (const RevisionFolder& folder : catalogue.folders(document)) {
        const auto revision = catalogue.revision(document, folder);
        if (revision) RevisionCheck(tip, *revision, removed, report).run();
      }
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kIntegrity) throw;
      report.problems.push_back({"The pages of " + document.text() +
                                     " cannot be compared with their digests: " + error.what() +
                                     ".",
                                 kMainPath, document.text(), false});
    }
  }
}

}  // namespace palimpsest::archive
