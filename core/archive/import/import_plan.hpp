// Decides what an import does with a file before anything is written: where it stands in its
// release, and as what.
#pragma once

#include "archive/import/import.hpp"
#include "archive/tree/catalogue.hpp"
#include "model/outcome.hpp"

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace palimpsest::archive {

// Where a file goes among those that its document has in this release.
struct ChosenPlace {
  RevisionFolder folder;
  bool is_held = false;  // the folder holds these pages of these bytes already
};
[[nodiscard]] ChosenPlace choose_place(const Catalogue& catalogue, const DocumentId& document,
                                       const ReleaseId& release, const Sha256& sha256,
                                       const std::optional<PageRange>& range = {});

// Returns the part that a file name declares: "part 2 of 3", "part2", "(2 of 3)".
[[nodiscard]] std::optional<Role> part_in_file_name(std::string_view name);

// Whether each file numbers its pages, and no two of them the same: they are parts of one record.
[[nodiscard]] bool pages_follow(const std::vector<Revision>& files);

// Returns the role of a revision that has been read: as requested, else by its name, else by its
// content: a second copy shows the same pages as a file that the release holds already, and a part
// has pages whose numbers stand beside those of all these files.
//
// Throws Error(usage) when a role other than a part is asked for the first file of a release.
[[nodiscard]] Role choose_role(const Catalogue& catalogue, const Revision& revision,
                               const std::optional<Role>& requested);

}  // namespace palimpsest::archive
