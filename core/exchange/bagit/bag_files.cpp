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
  fs::directory_iterator first(folder, error);
  if (error) throw unreadable(folder, error.message());
  list(std::move(first), folder, check);
  for (const auto& [path, size] : sizes_) {
    composed_.emplace(composed_name(path), path);
    folded_[folded_name(path)].push_back(path);
  }
}

void BagFiles::list(fs::directory_iterator entry, const fs::path& folder, BagCheck& check) {
  const auto add = [&](const std::string& what, const fs::path& path) {
    check.problems.push_back({what, path.lexically_relative(folder_).generic_string(), false});
  };
  std::error_code error;
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code refused;
    const fs::file_type type = entry->symlink_status(refused).type();
    if (type == fs::file_type::directory) {
      fs::directory_iterator inner(entry->path(), refused);
      if (refused) {
        add("the folder cannot be listed: " + refused.message(), entry->path());
      } else {
        list(std::move(inner), entry->path(), check);
      }
    } else if (type == fs::file_type::regular) {
      const std::uintmax_t size = entry->file_size(refused);
      if (refused) {
        add("the file cannot be read: " + refused.message(), entry->path());
      } else {
        sizes_.emplace(entry->path().lexically_relative(folder_).generic_string(), size);
      }
    } else {
      add("it is a link or no plain file, and a bag holds files", entry->path());
    }
  }
  if (error) add("the folder cannot be listed: " + error.message(), folder);
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
