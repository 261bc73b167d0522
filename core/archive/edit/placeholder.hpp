// Says of a document what became of it in a release of which there is no file.
#pragma once

#include "archive/actor.hpp"
#include "model/edit.hpp"
#include "store/store.hpp"

#include <filesystem>

namespace palimpsest::archive {

struct PlaceholderRequest {
  EditRow row;                     // a state of DOCUMENT@RELEASE; what is new of these is made
  std::filesystem::path evidence;  // the letter that shows it; empty when there is none
};

// Stores the evidence below evidence/, and names it in the record, by the same commit. The same
// state without evidence keeps that which it has; another state does not.
//
// Throws Error(usage) or Error(input) when the row cannot be meant, Error(input) when the file
// cannot be read, and Error(conflict) when its bytes were removed by order or another process is
// writing.
[[nodiscard]] ValuesOutcome set_placeholder(store::Store& store, const PlaceholderRequest& request,
                                            const Actor& actor);

}  // namespace palimpsest::archive
