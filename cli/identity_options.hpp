// The options of commands that find out which document a file is: --identifiers and --no-file-name.
#pragma once

#include "archive/identity/choose_id.hpp"

#include <string>

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

struct Session;

// Adds the first of them alone, for commands that read what is identified already.
void add_identifiers_option(CLI::App& command, Session& session);

void add_identity_options(CLI::App& command, Session& session);

// Returns the person's own table of identifiers; empty when none was named. Throws Error(input)
// when it cannot be read.
[[nodiscard]] std::string own_identifiers(const Session& session);

// Returns whether the name of a file may say which document it is.
[[nodiscard]] archive::NameUse name_use(const Session& session);

}  // namespace palimpsest::cli
