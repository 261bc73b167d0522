// The options of import that say which document a file is, and which of its pages: --document,
// --pages, --split and --role.
#pragma once

#include "archive/identity/identification.hpp"
#include "model/page_range.hpp"

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

struct Session;

struct PartOptions {
  std::string document, pages, split, role;
};

void add_part_options(CLI::App& command, PartOptions& options);

// Returns the pages that count; nothing for all. Throws Error(usage) when it is not said of which
// one file and document.
[[nodiscard]] std::optional<PageRange> page_range(const PartOptions& options,
                                                  const std::vector<std::string>& paths);

// Returns the id that was said; nothing when name and pages decide.
[[nodiscard]] std::optional<DocumentId> requested_document(const PartOptions& options);

// Returns the role that was said; nothing when name and content decide.
[[nodiscard]] std::optional<Role> requested_role(const PartOptions& options);

[[nodiscard]] archive::IdentityOptions identity_options(const PartOptions& options,
                                                        const Session& session);

}  // namespace palimpsest::cli
