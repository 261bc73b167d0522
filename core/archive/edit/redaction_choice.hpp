// Which redaction of a page a person speaks of.
#pragma once

#include "model/edit.hpp"
#include "model/page.hpp"
#include "model/revision_edits.hpp"

#include <map>
#include <optional>
#include <string>

namespace palimpsest::archive {

struct ChosenRedaction {
  std::string id;
  std::optional<Region> place;                 // by which it is found again
  std::map<std::string, std::string> machine;  // what the program says, by field
};

// Returns the redaction of `page`, as the program read it, or of `edits` that the row names; one to
// be added is given an id. `region` is what the row says of its place. Throws Error(input) when
// there is none, and Error(usage) for a new one without a region.
[[nodiscard]] ChosenRedaction choose_redaction(const Page& page, const RevisionEdits& edits,
                                               const EditRow& row,
                                               const std::optional<Region>& region);

}  // namespace palimpsest::archive
