#include "archive/archive.hpp"
#include "archive/compare/diff_sides.hpp"
#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "record/diff_record.hpp"
#include "report/diff_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

struct DiffArguments {
  std::string before;
  std::string after;
  bool has_reading_options = false;
};

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

archive::NamedDiff diff_paths(const DiffArguments& arguments, archive::WorkerPair workers,
                              const worker::ReadOptions& reading) {
  check_is_there(arguments.before);
  check_is_there(arguments.after);
  return archive::diff_files(arguments.before, arguments.after, workers, reading);
}

// Returns AFTER with the document of BEFORE where it gives the release alone: "@2025".
std::string whole_after(const DiffArguments& arguments) {
  if (!arguments.after.starts_with("@")) return arguments.after;
  return arguments.before.substr(0, arguments.before.find('@')) + arguments.after;
}

archive::NamedDiff diff_archived(const DiffArguments& arguments, archive::WorkerPair workers,
                                 const Session& session) {
  if (arguments.has_reading_options) {
    throw Error(ErrorKind::kUsage, "the archive's pages are read already",
                "--ocr and --lang are for PDFs and folders");
  }
  const store::Store store = archive::open_archive(archive_folder(session));
  if (arguments.after.empty()) {
    return archive::diff_last_releases(store, arguments.before, workers);
  }
  return archive::diff_revisions(store, arguments.before, whole_after(arguments), workers);
}

// A PDF or a release alone has nothing to be compared with.
void check_has_other_side(const DiffArguments& arguments) {
  if (!arguments.after.empty()) return;
  const bool is_release = arguments.before.find('@') != std::string::npos;
  if (!is_release && !looks_like_path(arguments.before)) return;
  throw Error(ErrorKind::kUsage,
              "'" + report::printable(arguments.before) + "' has nothing to be compared with",
              is_release ? "name the later release, too: palimpsest diff " +
                               report::quoted_for_shell(arguments.before) + " @RELEASE"
                         : "name two PDFs or folders: palimpsest diff OLD.pdf NEW.pdf");
}

archive::NamedDiff find_diff(const DiffArguments& arguments, const Session& session) {
  check_has_other_side(arguments);
  const worker::ReadOptions reading = read_options(session);
  worker::Client before_worker(worker_program());
  worker::Client after_worker(worker_program());
  const archive::WorkerPair workers{before_worker, after_worker};
  const bool is_before_path = is_path(arguments.before);
  if (arguments.after.empty() || (!is_before_path && !is_path(arguments.after)))
    return diff_archived(arguments, workers, session);
  const std::string& other = is_before_path ? arguments.after : arguments.before;
  if (is_path(other)) return diff_paths(arguments, workers, reading);
  throw Error(
      ErrorKind::kUsage,
      "'" + report::printable(other) + "' is no file, and a file is compared with files only",
      "name two files, two folders, or two releases of the archive");
}

void run_diff(const DiffArguments& arguments, Session& session) {
  const archive::NamedDiff found = find_diff(arguments, session);
  std::cout << (session.is_json
                    ? record::diff_to_json(found.diff)
                    : report::diff_text(found.diff, found.before, found.after, output_style()));
  session.exit_code = has_nothing_to_report(found.diff) ? kDone : kSomethingToReport;
}

}  // namespace

void add_diff(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "diff", kEverydayGroup, "Say what a later release opened, closed and left as it was",
      "  palimpsest diff 124-10180-10295                      its last two releases\n"
      "  palimpsest diff 124-10180-10295@2018 @2023           two of its releases\n"
      "  palimpsest diff old.pdf new.pdf                      without an archive\n"
      "  palimpsest diff old-parts/ new-parts/                folders of PDFs in order\n",
      {{kSomethingToReport, "the two differ, or a page could not be compared"},
       {kBadInput, "there is no such file, archive, document or release"},
       {kEnvironment, "the output cannot be written, or a language is not installed"},
       {kDamage, "a record is damaged"},
       {kInterrupted, "interrupted"}});
  auto arguments = std::make_shared<DiffArguments>();
  command.add_option("BEFORE", arguments->before, "DOCUMENT, DOCUMENT@RELEASE, a PDF or a folder")
      ->required()
      ->check(is_not_empty());
  command
      .add_option("AFTER", arguments->after,
                  "DOCUMENT@RELEASE, @RELEASE of the same, a PDF or a folder")
      ->check(is_not_empty());
  add_archive_option(command, session);
  add_reading_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &command, &session] {
    arguments->has_reading_options = command.count("--ocr") + command.count("--lang") > 0;
    run_diff(*arguments, session);
  });
}

}  // namespace palimpsest::cli
