// What every command needs of the world around it: the archive, the worker, the terminal, the
// person.
//
// The only place that reads the environment.
#pragma once

#include "report/style.hpp"
#include "store/store.hpp"
#include "worker/client/client.hpp"

#include <filesystem>
#include <string>

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

// What is recorded as the program that did an act.
inline constexpr const char* kSoftware = "palimpsest " PALIMPSEST_VERSION;

// Options that several commands share, and the exit code that the command leaves behind.
struct Session {
  std::string archive_option;
  std::string time_option;
  std::string operator_option;
  std::string why_option;
  std::string ocr_option = "auto";
  std::string sandbox_option = "required";
  std::string languages = "eng";  // joined by "+"
  std::string key_option;
  std::string passphrase_option;
  std::string identifiers_option;
  bool ignores_file_name = false;
  bool includes_restricted = false;
  bool is_json = false;
  int exit_code = 0;
};

// Refuses an empty argument: no default, but a variable of the caller's shell that was never set.
[[nodiscard]] CLI::Validator is_not_empty();

void add_archive_option(CLI::App& command, Session& session);
void add_json_option(CLI::App& command, Session& session);
void add_reading_options(CLI::App& command, Session& session);
void add_sandbox_option(CLI::App& command, Session& session);

// Returns the folder of the archive: as said, from $PALIMPSEST_ARCHIVE, or from the current folder
// upwards. Throws Error(input) when there is none.
[[nodiscard]] std::filesystem::path archive_folder(const Session& session);

// Returns where the ssh-agent listens; empty when there is none.
[[nodiscard]] std::filesystem::path agent_socket();

// Throws Error(usage) when a language is empty, as in "eng+".
[[nodiscard]] worker::ReadOptions read_options(const Session& session);

// Returns how the worker process is to be run: its sandbox, and usual limits.
[[nodiscard]] worker::ClientOptions worker_options(const Session& session);

// Returns the program that reads PDFs: beside this one, or where it is installed.
[[nodiscard]] std::filesystem::path worker_program();

// Returns the style of standard output: coloured on a terminal, unless NO_COLOR is set.
[[nodiscard]] report::Style output_style();
[[nodiscard]] bool is_output_terminal();

// Numbers of persons are shown to a person and to nothing that keeps them. Throws Error(usage) when
// standard output is no terminal, or with --json.
void check_may_show_personal(const Session& session);

[[nodiscard]] bool is_error_terminal();
inline constexpr const char* kClearLine = "\r\x1b[K";  // of a terminal: its line is empty then

// Return how many characters a line of the terminal holds; 80 where it does not say.
[[nodiscard]] std::size_t error_terminal_width();
[[nodiscard]] std::size_t output_terminal_width();

}  // namespace palimpsest::cli
