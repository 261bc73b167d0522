// A document through its releases, as text for a person.
#pragma once

#include "model/history.hpp"
#include "model/timeline.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

// Returns the releases with what each did, every withheld passage with its fate in each release,
// and what was closed again.
[[nodiscard]] std::string history_text(const DocumentHistory& history, const Style& style);

// Returns the releases with what each did, and where the branch of them is. `repository` is the
// archive's git repository, for the command that shows it.
[[nodiscard]] std::string timeline_text(const Timeline& timeline, const std::string& repository,
                                        const Style& style);

}  // namespace palimpsest::report
