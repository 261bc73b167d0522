// bagit.txt: the file that says that a folder is a bag, and of which version.
#pragma once

#include "exchange/bagit/bag_files.hpp"
#include "exchange/bagit/manifest.hpp"
#include "model/bag_check.hpp"

#include <string>

namespace palimpsest::exchange {

struct Declaration {
  bool is_old = false;   // of a version before 1.0
  std::string encoding;  // of the other tag files
};

[[nodiscard]] inline PathCoding path_coding(const Declaration& declaration) {
  return declaration.is_old ? PathCoding::kLineEnds : PathCoding::kLineEndsAndPercent;
}

// Adds what is wrong with the declaration, and its version. Another encoding than UTF-8 is allowed
// and not recommended, so it is a warning.
[[nodiscard]] Declaration check_declaration(const BagFiles& files, BagCheck& check);

}  // namespace palimpsest::exchange
