// The words by which a job remembers how its files are to be imported, and back.
#pragma once

#include "archive/import/import.hpp"

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

struct ImportArguments;
struct Session;

// Adds the options of import that a job remembers, those by which its pages are read among them.
void add_remembered_options(CLI::App& command, ImportArguments& arguments, Session& session);

// Returns the words of these options that were given to `command`, names of files made absolute.
[[nodiscard]] std::vector<std::string> remembered_words(const CLI::App& command);

// Reads words that a job remembers by the options of `command`. Throws Error(input) when they are
// not those of this program.
void parse_remembered(CLI::App& command, const std::vector<std::string>& words);

// Returns the import that the words mean, of no files yet, by the person and at the time of
// `session`. Throws Error(input) when the words are not those of this program.
[[nodiscard]] archive::ImportRequest remembered_import(const std::vector<std::string>& words,
                                                       const Session& session);

}  // namespace palimpsest::cli
