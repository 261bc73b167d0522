#include "exchange/bagit/bag_files.hpp"

#include "base/error.hpp"
#include "exchange/bagit/file_names.hpp"

#include <system_error>

namespace palimpsest::exchange {
namespace {

namespace fs = std::filesystem;

Error unreadable(const fs::path& folder, const std::string& why) {
  return {ErrorKind::kInput, "cannot read the bag " + folder.string() + ": " + why};
}

}  // namespace

BagFiles::BagFiles(const fs::path& folder, BagCheck& check) : folder_(folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw unreadable(folder, error ? error.message() : "it is no folder");
  }
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const std::string path = entry->path().lexically_relative(folder).generic_string();
    const fs::file_type type = entry->symlink_status().type();
    if (type == fs::file_type::directory) continue;
    if (type != fs::file_type::regular) {
      check.problems.push_back(
          {"it is a link or no plain file, and a bag holds files", path, false});
      continue;
    }
    sizes_.emplace(path, entry->file_size());
  }
  if (error) throw unreadable(folder, error.message());
  for (const auto& [path, size] : sizes_) {
    composed_.emplace(composed_name(path), path);
    folded_[folded_name(path)].push_back(path);
  }
}

std::optional<FoundFile> BagFiles::find(const std::string& path) const {
  if (sizes_.contains(path)) return FoundFile{path, true};
  const auto same = composed_.find(composed_name(path));
  if (same == composed_.end()) return std::nullopt;
  return FoundFile{same->second, false};
}

std::string BagFiles::in_other_case(const std::string& path) const {
  const auto same = folded_.find(folded_name(path));
  return same == folded_.end() ? std::string() : same->second.front();
}

std::vector<std::vector<std::string>> BagFiles::confusable() const {
  std::vector<std::vector<std::string>> groups;
  for (const auto& [name, paths] : folded_) {
    if (paths.size() > 1) groups.push_back(paths);
  }
  return groups;
}

std::vector<std::string> BagFiles::top_files(const std::string& prefix) const {
  std::vector<std::string> names;
  for (const auto& [path, size] : sizes_) {
    const bool is_top = path.find('/') == std::string::npos;
    if (is_top && path.starts_with(prefix) && path.ends_with(".txt")) names.push_back(path);
  }
  return names;
}

bool is_payload(const std::string& path) { return path.starts_with("data/"); }

}  // namespace palimpsest::exchange
