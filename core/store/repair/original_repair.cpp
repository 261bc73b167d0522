#include "store/repair/original_repair.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "store/layout.hpp"
#include "store/write/staged_originals.hpp"

#include <map>
#include <optional>
#include <string>
#include <system_error>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

// Returns the original that a problem is about; nothing when it is about another file.
std::optional<Sha256> original_of(const Problem& problem) {
  if (problem.harmless) return std::nullopt;
  const auto name = Sha256::parse(fs::path(problem.path).filename().string());
  if (!name || fs::path(problem.path) != original_place(*name)) return std::nullopt;
  return name;
}

// Returns the bytes of `file` when they are those of the original.
std::optional<std::string> whole_copy(const fs::path& file, const Sha256& sha256) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) return std::nullopt;
  try {
    std::string bytes = read_file(file);
    if (sha256_of(bytes) == sha256) return bytes;
  } catch (const Error&) {
    // A replica that cannot be read does not have it.
  }
  return std::nullopt;
}

}  // namespace

std::vector<RestoredOriginal> repair_originals(const fs::path& root, const fs::path& replica,
                                               const std::vector<Problem>& problems) {
  std::map<Sha256, std::string> wanted;
  for (const Problem& problem : problems) {
    const auto sha256 = original_of(problem);
    if (sha256) wanted.emplace(*sha256, problem.document);
  }
  std::vector<RestoredOriginal> restored;
  for (const auto& [sha256, document] : wanted) {
    const fs::path place = original_place(sha256);
    if (whole_copy(root / place, sha256)) continue;  // only its record is wrong
    const auto bytes = whole_copy(replica / place, sha256);
    if (!bytes) continue;
    StagedOriginals staged(root);
    staged.add(sha256, *bytes);
    staged.place();
    staged.forget();
    restored.push_back({sha256, document});
  }
  return restored;
}

}  // namespace palimpsest::store
