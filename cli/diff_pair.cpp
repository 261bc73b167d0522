#include "cli/diff_pair.hpp"

#include "archive/history/diff_stages.hpp"
#include "archive/view/archived_view.hpp"
#include "base/error.hpp"
#include "cli/archive_differ.hpp"
#include "cli/diff_progress.hpp"
#include "cli/session.hpp"
#include "report/style.hpp"

#include <filesystem>

namespace palimpsest::cli {
namespace {

// A name that can only be meant as a path, whether or not something is there.
bool looks_like_path(const std::string& name) {
  const bool is_pdf = name.ends_with(".pdf") || name.ends_with(".PDF");
  return is_pdf || (name.find('/') != std::string::npos && name.find('@') == std::string::npos);
}

bool is_path(const std::string& name) {
  return looks_like_path(name) || std::filesystem::exists(name);
}

void check_is_there(const std::string& path) {
  if (std::filesystem::exists(path)) return;
  throw Error(ErrorKind::kInput, "there is no file or folder '" + report::printable(path) + "'");
}

// Only a person who waits wants to see what may still turn out otherwise.
bool shows_previews(const Session& session) { return !session.is_json && is_output_terminal(); }

archive::NamedDiff diff_paths(const PairArguments& arguments, const Session& session,
                              const archive::DiffShow& show) {
  check_files_are_there(arguments);
  worker::Client before(worker_program(), worker_options(session));
  worker::Client after(worker_program(), worker_options(session));
  FileDiffProgress progress(shows_previews(session));
  auto found = archive::diff_files(arguments.before, arguments.after, {before, after},
                                   read_options(session), progress, show);
  progress.end();
  return found;
}

archive::NamedDiff diff_archived(const PairArguments& arguments, const Session& session,
                                 const archive::DiffShow& show) {
  check_has_no_reading_options(arguments);
  ArchiveDiffer archive(session);
  archive::NamedDiff found =
      arguments.after.empty()
          ? archive::diff_last_releases(archive.differ(), arguments.before)
          : archive::diff_revisions(archive.differ(), arguments.before, whole_after(arguments));
  if (show) archive::show_revisions(archive.differ(), found, show);
  return found;
}

// A PDF or a release alone has nothing to be compared with.
void check_has_other_side(const PairArguments& arguments) {
  if (!arguments.after.empty()) return;
  const bool is_release = arguments.before.find('@') != std::string::npos;
  if (!is_release && !looks_like_path(arguments.before)) return;
  throw Error(ErrorKind::kUsage,
              "'" + report::printable(arguments.before) + "' has nothing to be compared with",
              is_release ? "name the later release, too: palimpsest diff " +
                               report::quoted_for_shell(arguments.before) + " @RELEASE"
                         : "name two PDFs or folders: palimpsest diff OLD.pdf NEW.pdf");
}

}  // namespace

void check_has_no_reading_options(const PairArguments& arguments) {
  if (!arguments.has_reading_options) return;
  throw Error(ErrorKind::kUsage, "the archive's pages are read already",
              "--ocr and --lang are for PDFs and folders");
}

std::string whole_after(const PairArguments& arguments) {
  if (!arguments.after.starts_with("@")) return arguments.after;
  return arguments.before.substr(0, arguments.before.find('@')) + arguments.after;
}

void check_files_are_there(const PairArguments& arguments) {
  check_is_there(arguments.before);
  check_is_there(arguments.after);
}

CLI::Option& add_pair_options(CLI::App& command, PairArguments& arguments) {
  CLI::Option* before =
      command
          .add_option("BEFORE", arguments.before, "DOCUMENT, DOCUMENT@RELEASE, a PDF or a folder")
          ->check(is_not_empty());
  command
      .add_option("AFTER", arguments.after,
                  "DOCUMENT@RELEASE, @RELEASE of the same, a PDF or a folder")
      ->check(is_not_empty());
  return *before;
}

PairKind kind_of(const PairArguments& arguments) {
  check_has_other_side(arguments);
  const bool is_before_path = is_path(arguments.before);
  if (arguments.after.empty() || (!is_before_path && !is_path(arguments.after)))
    return PairKind::kArchived;
  const std::string& other = is_before_path ? arguments.after : arguments.before;
  if (is_path(other)) return PairKind::kFiles;
  throw Error(
      ErrorKind::kUsage,
      "'" + report::printable(other) + "' is no file, and a file is compared with files only",
      "name two files, two folders, or two releases of the archive");
}

archive::NamedDiff diff_pair(const PairArguments& arguments, const Session& session,
                             const archive::DiffShow& show) {
  return kind_of(arguments) == PairKind::kFiles ? diff_paths(arguments, session, show)
                                                : diff_archived(arguments, session, show);
}

}  // namespace palimpsest::cli
