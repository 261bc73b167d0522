// The words by which a job remembers which revisions it reads again, and how, and back.
#pragma once

#include "archive/refresh/refresh_plan.hpp"
#include "cli/refresh_options.hpp"

#include <string>
#include <vector>

namespace palimpsest::cli {

struct Session;

// Returns kUnreadWord and what the options say, names of files made absolute.
[[nodiscard]] std::vector<std::string> refresh_words(const RefreshOptions& options,
                                                     const Session& session);

// Whether the words are those of a refresh, and not of an import.
[[nodiscard]] bool is_refresh(const std::vector<std::string>& words);

// Returns what the words mean. Throws Error(input) when they are not those of this program.
[[nodiscard]] archive::RefreshChoice remembered_refresh(const std::vector<std::string>& words,
                                                        const Session& session);

}  // namespace palimpsest::cli
