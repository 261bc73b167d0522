// How a diff is told: as text, in numbers, as JSON, or as an HTML page.
#pragma once

#include "archive/compare/diff_sides.hpp"
#include "archive/view/diff_view.hpp"
#include "report/html/diff_view.hpp"

#include <optional>
#include <string>

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

struct Session;

struct DiffOutput {
  bool is_stat = false;
  std::string html_file;
  bool shows_all_pages = false;
  bool shows_personal = false;
  std::optional<report::DiffView> view = {};  // made while both sides are open
};

void add_diff_output_options(CLI::App& command, DiffOutput& output);

// Returns what draws the pages of the diff into `output`; nothing when no page is asked for.
// `output` must outlive it.
[[nodiscard]] archive::DiffShow drawing(DiffOutput& output);

// Prints the diff, and writes the page that was asked for.
void print_diff(const archive::NamedDiff& found, const DiffOutput& output, const Session& session);

}  // namespace palimpsest::cli
