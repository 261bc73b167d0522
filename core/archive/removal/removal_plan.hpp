// What has to go so that something is removed: from which commits, which files, which originals.
#pragma once

#include "archive/act.hpp"
#include "archive/evidence/tree_ids.hpp"
#include "archive/removal/logged_history.hpp"
#include "archive/removal/removal_target.hpp"
#include "archive/removal/said_values.hpp"
#include "model/removal.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace palimpsest::archive {

class RemovalPlan {
 public:
  // Goes through all of main. Throws Error(integrity) when something on the way is damaged.
  RemovalPlan(const store::Store& store, RemovalTarget target);

  // Whether no commit ever held the target.
  [[nodiscard]] bool is_empty() const { return rewritten_.empty(); }

  // Returns the commits from the first that held it to the newest, each with the paths that go.
  [[nodiscard]] const std::vector<store::Without>& rewritten() const { return rewritten_; }

  // Returns the originals that the paths name.
  [[nodiscard]] std::vector<store::LfsPointer> originals() const;

  // Returns the revisions that the target is, or ever was.
  [[nodiscard]] std::vector<RevisionName> revisions() const;

  // Returns the record of the removal, but for its act and reason. `replacements` stand in the
  // place of rewritten(), in its order.
  [[nodiscard]] Removal record(const std::vector<CommitId>& replacements) const;

 private:
  // `evidence` are the stored files of the target that nothing else names in that commit.
  void visit(std::uint64_t index, const std::vector<std::string>& evidence);
  void add_entry(const store::Snapshot& snapshot, const std::string& path, std::uint64_t index,
                 const std::optional<Sha256>& left = {});
  void add_originals(const std::string& object, bool is_file);
  [[nodiscard]] Sha256 logged_id(const std::string& path, const std::string& object, bool is_file,
                                 std::uint64_t index);
  [[nodiscard]] std::set<std::string> pointers_in(const std::vector<CommitId>& replacements) const;

  const store::Store& store_;
  RemovalTarget target_;
  LoggedHistory history_;
  TreeIds tree_ids_;
  std::vector<store::CommitInfo> commits_;  // of main, oldest first
  std::optional<SaidValues> said_;          // by the target; nothing when no commit has it
  std::vector<store::Without> rewritten_;
  std::map<std::string, std::vector<RemovedEntry>> entries_;  // by path
  std::map<store::LfsPointer, std::string> originals_;        // git ids of the pointers
  std::set<RevisionFolder> folders_;
  std::set<std::string> seen_;  // git ids
};

}  // namespace palimpsest::archive
