// The options that say how the files of an import were obtained.
#pragma once

#include "archive/obtained/obtained_from.hpp"

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

struct ObtainedOptions {
  std::string source_url, retrieved_at, copy, http_headers, warc, virus_scanner;
  std::vector<std::string> checksum_lists;
};

// Adds the options to `command`; `options` must outlive it.
void add_obtained_options(CLI::App& command, ObtainedOptions& options);

// Returns what the options mean. Throws Error(usage) for a time that is none.
[[nodiscard]] archive::ObtainedFrom obtained_from(const ObtainedOptions& options);

}  // namespace palimpsest::cli
