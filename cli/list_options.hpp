// The options of commands that read a release list: --manifest and --mapping.
#pragma once

#include "archive/lists/list_file.hpp"
#include "cli/session.hpp"

#include <string>

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

struct ListOptions {
  std::string manifest;  // empty when no list was named
  std::string mapping;
};

// Returns the option of the list itself, so that a command can require it.
CLI::Option* add_list_options(CLI::App& command, ListOptions& options);

// Reads the list. Throws Error(input).
[[nodiscard]] archive::ListFile list_file(const ListOptions& options, const Session& session);

}  // namespace palimpsest::cli
