// The acts on an archive, the newest first: who did what, and when.
#pragma once

#include "archive/access/access.hpp"
#include "model/logged_act.hpp"
#include "store/store.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

struct ActLogRequest {
  std::optional<std::string> document;  // an id or alias; all its former names count
  std::size_t most = 0;                 // 0 for all
  Audience audience;
};

// Returns one act for each id: an import of many files is one. Kept diffs are left out, since
// nobody does them. What the audience does not see is not named, and an act that concerns nothing
// else is left out. Throws Error(input) when there is no such document, now or in any act.
[[nodiscard]] std::vector<LoggedAct> logged_acts(const store::Store& store,
                                                 const ActLogRequest& request);

}  // namespace palimpsest::archive
