// bagit.txt: the file that says that a folder is a bag, and of which version.
#pragma once

#include "exchange/bagit/bag_files.hpp"
#include "model/bag_check.hpp"

namespace palimpsest::exchange {

// Adds what is wrong with the declaration, and its version. Returns whether the bag is of a version
// before 1.0.
bool check_declaration(const BagFiles& files, BagCheck& check);

}  // namespace palimpsest::exchange
