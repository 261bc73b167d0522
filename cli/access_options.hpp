// Whom the answer of a command is for: --include-restricted, and the day that lifts restrictions.
#pragma once

#include "archive/access/access.hpp"
#include "store/store.hpp"

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

struct Session;

// Adds --include-restricted, and --time to a command that has none.
void add_access_options(CLI::App& command, Session& session);

// Throws Error(usage) for a time that cannot be read.
[[nodiscard]] archive::Audience audience(const Session& session);

// Says on standard error how many restricted documents an answer about the whole archive leaves
// out, and names none of them.
void note_hidden(const store::Store& store, const Session& session);

}  // namespace palimpsest::cli
