// The form of `diff` that compares two things: revisions of an archive, PDFs, or folders of PDFs.
#pragma once

#include "archive/compare/diff_sides.hpp"

#include <string>

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

struct Session;

struct PairArguments {
  std::string before;
  std::string after;  // empty: the last two releases of the document `before`
  bool has_reading_options = false;
};

// Adds BEFORE and AFTER; returns the option of BEFORE.
CLI::Option& add_pair_options(CLI::App& command, PairArguments& arguments);

enum class PairKind { kFiles, kArchived };

// Says what the arguments name. Throws Error(usage) when the two cannot be compared.
[[nodiscard]] PairKind kind_of(const PairArguments& arguments);

// Throws Error(input) when a file or folder is not there.
void check_files_are_there(const PairArguments& arguments);

// Returns AFTER with the document of BEFORE where it gives the release alone: "@2025".
[[nodiscard]] std::string whole_after(const PairArguments& arguments);

// Throws Error(usage) when options say how to read pages that an archive has read already.
void check_has_no_reading_options(const PairArguments& arguments);

// Throws Error(usage) when the two cannot be compared, and Error(input) when one is not there.
// `show`, when there is one, sees the outcome while both sides are open.
[[nodiscard]] archive::NamedDiff diff_pair(const PairArguments& arguments, const Session& session,
                                           const archive::DiffShow& show);

}  // namespace palimpsest::cli
