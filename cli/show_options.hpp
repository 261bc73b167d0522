// What `show` is asked for, and what of it does not go together.
#pragma once

#include "archive/tree/catalogue.hpp"
#include "archive/tree/reference.hpp"

#include <string>

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

struct Session;

struct ShowOptions {
  std::string reference;
  bool shows_personal = false;
  bool shows_copies = false;
  bool shows_events = false;
  bool shows_edits = false;
};

void add_show_options(CLI::App& command, ShowOptions& options);

// Throws Error(usage) where something of the command would be left out in silence, or numbers of
// persons shown to more than a person.
void check_fits(const archive::ReferenceText& text, const ShowOptions& options,
                const Session& session);

// Throws Error(usage) for DOCUMENT/PAGE, which leaves open of which release.
void check_is_whole(const archive::Catalogue& catalogue, const std::string& document);

}  // namespace palimpsest::cli
