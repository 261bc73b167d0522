// What `export --bagit` does.
#pragma once

#include "model/holdings.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::cli {

struct Session;

struct BagChoice {
  std::string folder;
  bool is_partial = false;  // of some documents alone
  bool is_recorded = true;  // as a copy that was made
};

// Writes the bag, records it, and says so. An archive that is busy or cannot be written keeps no
// record, which is a note on standard error.
void write_bag(store::Store& store, const Holdings& holdings, const BagChoice& choice,
               const Session& session);

}  // namespace palimpsest::cli
