// Compares one manifest of a bag with the files that it lists.
#pragma once

#include "exchange/bagit/bag_files.hpp"
#include "exchange/bagit/declaration.hpp"
#include "exchange/bagit/manifest.hpp"
#include "model/bag_check.hpp"

#include <set>
#include <string>

namespace palimpsest::exchange {

enum class ManifestKind { kPayload, kTags };

struct CheckedManifest {
  std::string algorithm;        // as the file's name says
  bool is_known = false;        // the checksums were compared
  std::set<std::string> paths;  // that it lists, as they stand on the disk where they do
};

// Adds to `check` every entry that is broken, leads out of the bag, stands twice, is of the other
// kind, misses its file, or has another checksum, and every file that cannot be read.
[[nodiscard]] CheckedManifest check_manifest(const BagFiles& files, const std::string& name,
                                             ManifestKind kind, const Declaration& declaration,
                                             BagCheck& check);

}  // namespace palimpsest::exchange
