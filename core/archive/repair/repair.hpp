// Restores an archive from another copy of it, and records that as an act.
#pragma once

#include "archive/actor.hpp"
#include "archive/evidence/key_choice.hpp"
#include "archive/verify.hpp"
#include "model/repair.hpp"

#include <filesystem>
#include <optional>

namespace palimpsest::archive {

struct RepairRequest {
  std::filesystem::path replica;
  Actor actor;
  std::optional<KeyChoice> key = {};  // signs the commit that records it
};

// Restores what is damaged or missing in `folder`, and records what it did by one commit. The
// replica may be older or damaged, too: each file is taken by its hash. Throws Error(input) when it
// is a copy of another archive, and what store::repair_from() throws; nothing is changed then.
[[nodiscard]] Repair repair_archive(const std::filesystem::path& folder,
                                    const RepairRequest& request,
                                    const VerifyProgress& progress = {});

}  // namespace palimpsest::archive
