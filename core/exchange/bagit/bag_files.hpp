// The files of a bag as they stand on the disk.
#pragma once

#include "model/bag_check.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::exchange {

// How a listed path was found.
struct FoundFile {
  std::string path;  // as it stands on the disk
  bool is_exact = true;
};

class BagFiles {
 public:
  // Lists the folder. Links, what is neither file nor folder, and what cannot be listed are added
  // to `check` and left out. Throws Error(input) when `folder` is no folder, or cannot be listed.
  BagFiles(const std::filesystem::path& folder, BagCheck& check);

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  // Returns path -> size of every file, sorted.
  [[nodiscard]] const std::map<std::string, std::uint64_t>& sizes() const { return sizes_; }

  // Finds a path, or the same in another normal form of Unicode.
  [[nodiscard]] std::optional<FoundFile> find(const std::string& path) const;

  // Returns a file whose path differs from this one by case alone; empty when there is none.
  [[nodiscard]] std::string in_other_case(const std::string& path) const;

  // Returns files whose paths some systems take for one.
  [[nodiscard]] std::vector<std::vector<std::string>> confusable() const;

  // Returns the names at the top that begin with `prefix` and end with ".txt", sorted.
  [[nodiscard]] std::vector<std::string> top_files(const std::string& prefix) const;

 private:
  // Adds what stands in `folder`, which `entry` begins to list, and below.
  void list(std::filesystem::directory_iterator entry, const std::filesystem::path& folder,
            BagCheck& check);

  std::filesystem::path folder_;
  std::map<std::string, std::uint64_t> sizes_;
  std::map<std::string, std::string> composed_;             // normal form -> path
  std::map<std::string, std::vector<std::string>> folded_;  // without case -> paths
};

[[nodiscard]] bool is_payload(const std::string& path);

}  // namespace palimpsest::exchange
