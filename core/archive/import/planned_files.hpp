// Where the files of a dry run would be put, which commits nothing.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"
#include "model/outcome.hpp"
#include "model/revision.hpp"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace palimpsest::archive {

class PlannedFiles {
 public:
  // Puts a file behind those that the same run would have put into its release before it. `role` is
  // what a person said; without it and without the pages, the role is what the file's name says.
  void place(const ReleaseId& release, const Sha256& sha256, const std::optional<Role>& role,
             FileOutcome& outcome);

 private:
  std::map<std::pair<DocumentId, ReleaseId>, std::vector<Sha256>> before_;
};

}  // namespace palimpsest::archive
