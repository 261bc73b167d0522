// The options of commands that sign: --key and --passphrase-file.
#pragma once

#include "archive/evidence/key_choice.hpp"
#include "store/store.hpp"

#include <optional>
#include <string>

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

struct Session;

void add_key_options(CLI::App& command, Session& session);

// Returns the key that signs, or nothing when none was named. Throws Error(input) when the file of
// the passphrase cannot be read.
[[nodiscard]] std::optional<archive::KeyChoice> chosen_key(const Session& session);

// Returns `file` as a key, with the passphrase and the ssh-agent of this session.
[[nodiscard]] archive::KeyChoice key_in(const std::string& file, const Session& session);

// Returns the archive, opened to sign where a key was named.
[[nodiscard]] store::Store open_to_write(const Session& session);

}  // namespace palimpsest::cli
