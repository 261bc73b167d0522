// Originals whose import was stopped before its commit.
//
// A writer leaves the staged name of an original in place until the commit that names it is
// durable. What a killed writer had put in place is therefore known by the staging folder alone.
// Only the holder of the writer lock may call this.
#pragma once

#include <filesystem>

namespace palimpsest::store {

// Removes originals that are still staged and that no commit of main names, and all staged names of
// originals. An original stays whenever the history cannot be read to its end.
void remove_abandoned_originals(const std::filesystem::path& root);

// Removes the originals that are still staged, when it is known that no commit names them.
void remove_placed_originals(const std::filesystem::path& root);

}  // namespace palimpsest::store
