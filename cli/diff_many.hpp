// The forms of `diff` that compare more than one pair: a document through all its releases, and a
// release with all its documents.
#pragma once

#include "archive/history/release_diff.hpp"

#include <string>

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

struct Session;

// Follows every redaction of `document`.
void diff_all_releases(const std::string& document, Session& session);

struct ReleaseArguments {
  archive::ReleaseRequest request;
  bool is_csv = false;
};

// Adds --release, which excludes `before`, and --against; returns the option of --release.
CLI::Option& add_release_options(CLI::App& command, archive::ReleaseRequest& request,
                                 CLI::Option& before);

// Gives the verdict of every document of a release.
void diff_whole_release(const ReleaseArguments& arguments, Session& session);

}  // namespace palimpsest::cli
