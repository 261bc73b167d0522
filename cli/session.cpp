#include "cli/session.hpp"

#include "archive/archive.hpp"
#include "base/error.hpp"
#include "cli/option_values.hpp"

#include <array>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

namespace palimpsest::cli {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

std::size_t terminal_width(int descriptor) {
  constexpr std::size_t kUsualWidth = 80;
  winsize size{};
  const bool is_known = ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return is_known ? size.ws_col : kUsualWidth;
}

}  // namespace

CLI::Validator is_not_empty() {
  return {[](const std::string& text) { return std::string(text.empty() ? "is empty" : ""); }, ""};
}

void add_archive_option(CLI::App& command, Session& session) {
  command
      .add_option("--archive", session.archive_option,
                  "The archive's folder; default: $PALIMPSEST_ARCHIVE, or from here upwards")
      ->check(is_not_empty())
      ->type_name("DIR");
}

void add_json_option(CLI::App& command, Session& session) {
  command.add_flag("--json", session.is_json, "Write JSON; its schema is in schemas/");
}

void add_reading_options(CLI::App& command, Session& session) {
  command.add_option("--ocr", session.ocr_option, "Read pages by OCR: auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  command
      .add_option("--lang", session.languages,
                  "Languages of the pages, as Tesseract names them: eng+fra")
      ->type_name("LANG")
      ->capture_default_str();
  add_sandbox_option(command, session);
}

void add_sandbox_option(CLI::App& command, Session& session) {
  command
      .add_option(
          "--sandbox", session.sandbox_option,
          "Lock the process that reads PDFs: required, reduced (what the kernel has) or off")
      ->check(CLI::IsMember({"required", "reduced", "off"}))
      ->capture_default_str();
}

std::filesystem::path archive_folder(const Session& session) {
  if (!session.archive_option.empty()) return session.archive_option;
  const std::string from_environment = environment("PALIMPSEST_ARCHIVE");
  if (!from_environment.empty()) return from_environment;
  const auto found = archive::find_archive(std::filesystem::current_path());
  if (found) return *found;
  throw Error(ErrorKind::kInput, "there is no archive here or in a folder above",
              "say where it is with --archive DIR, or make one: palimpsest init DIR");
}

std::filesystem::path agent_socket() { return environment("SSH_AUTH_SOCK"); }

worker::ReadOptions read_options(const Session& session) {
  worker::ReadOptions options;
  options.ocr = session.ocr_option == "always"  ? worker::OcrMode::kAlways
                : session.ocr_option == "never" ? worker::OcrMode::kNever
                                                : worker::OcrMode::kAuto;
  options.languages = parse_languages(session.languages);
  return options;
}

worker::ClientOptions worker_options(const Session& session) {
  worker::ClientOptions options;
  options.sandbox = parse_sandbox(session.sandbox_option);
  return options;
}

std::filesystem::path worker_program() {
  const std::filesystem::path folder =
      std::filesystem::read_symlink("/proc/self/exe").parent_path();
  if (std::filesystem::exists(folder / "palimpsest-worker")) return folder / "palimpsest-worker";
  const std::filesystem::path installed = folder / PALIMPSEST_WORKER_FROM_BIN;
  if (std::filesystem::exists(installed)) return std::filesystem::weakly_canonical(installed);
  throw Error(ErrorKind::kEnvironment, "the program palimpsest-worker is not installed",
              "install palimpsest again; it belongs to " + installed.lexically_normal().string());
}

report::Style output_style() {
  const bool is_colored = ::isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR").empty();
  return report::Style(is_colored ? report::Coloring::kColored : report::Coloring::kPlain);
}

bool is_output_terminal() { return ::isatty(STDOUT_FILENO) == 1; }
void check_may_show_personal(const Session& session) {
  if (!session.is_json && is_output_terminal()) return;
  throw Error(
      ErrorKind::kUsage,
      "--show-personal prints to a terminal alone, never with --json, into a file or a pipe",
      "leave it out: the numbers of persons then stand as [personal number]");
}

bool is_error_terminal() { return ::isatty(STDERR_FILENO) == 1; }

std::size_t error_terminal_width() { return terminal_width(STDERR_FILENO); }
std::size_t output_terminal_width() { return terminal_width(STDOUT_FILENO); }

}  // namespace palimpsest::cli
