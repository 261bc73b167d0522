#include "archive/import/planned_files.hpp"

#include "archive/import/import_plan.hpp"

#include <algorithm>
#include <filesystem>

namespace palimpsest::archive {

void PlannedFiles::place(const ReleaseId& release, const Sha256& sha256,
                         const std::optional<Role>& role, FileOutcome& outcome) {
  std::vector<Sha256>& before = before_[{*outcome.document, release}];
  const auto same = std::find(before.begin(), before.end(), sha256);
  const int first = ordinal_of(*outcome.folder);
  outcome.folder = folder_of(release, first + static_cast<int>(same - before.begin()));
  outcome.status = same == before.end() ? ImportStatus::kPlanned : ImportStatus::kUnchanged;
  if (same == before.end()) before.push_back(sha256);
  const FileRole otherwise =
      ordinal_of(*outcome.folder) == 1 ? FileRole::kMain : FileRole::kUnsorted;
  const auto part = part_in_file_name(std::filesystem::path(outcome.file).filename().string());
  outcome.role = role ? *role : part.value_or(Role{otherwise, 0, 0});
}

}  // namespace palimpsest::archive
