#include "archive/report/make_report.hpp"
#include "base/error.hpp"
#include "cli/access_options.hpp"
#include "cli/actor_options.hpp"
#include "cli/archive_differ.hpp"
#include "cli/commands.hpp"
#include "cli/diff_many.hpp"
#include "cli/diff_pair.hpp"
#include "cli/diff_progress.hpp"
#include "cli/exit_code.hpp"
#include "cli/report_output.hpp"
#include "cli/session.hpp"

#include <memory>

namespace palimpsest::cli {
namespace {

struct ReportArguments {
  PairArguments pair;
  archive::ReleaseRequest release;
  std::string output;
  bool is_markdown = false;
  bool is_csv = false;
  bool shows_all_pages = false;
  bool shows_personal = false;
};

ReportFormat format_of(const ReportArguments& arguments) {
  if (arguments.is_csv) return ReportFormat::kCsv;
  return arguments.is_markdown ? ReportFormat::kMarkdown : ReportFormat::kHtml;
}

void check_scope(const ReportArguments& arguments) {
  if (!arguments.pair.before.empty() || !arguments.release.release.empty()) return;
  throw Error(ErrorKind::kUsage, "there is nothing to report on",
              "name a DOCUMENT, two files, or a release: --release R");
}

archive::ReportOptions options_of(const ReportArguments& arguments, const Session& session) {
  archive::ReportOptions options;
  if (arguments.shows_all_pages) options.pages = archive::ShownPages::kAll;
  if (arguments.shows_personal) options.personal = archive::PersonalTexts::kShown;
  if (format_of(arguments) != ReportFormat::kHtml) {
    options.pictures = archive::ReportPictures::kNone;
  }
  options.software = std::string("Palimpsest ") + PALIMPSEST_VERSION;
  options.made = actor(session).time.text().substr(0, 10);
  return options;
}

report::ReportView report_on_files(const PairArguments& pair, const archive::ReportOptions& options,
                                   const Session& session) {
  check_files_are_there(pair);
  worker::Client before(worker_program(), worker_options(session));
  worker::Client after(worker_program(), worker_options(session));
  FileDiffProgress progress(false);
  auto report = archive::report_files(pair.before, pair.after, {before, after},
                                      read_options(session), progress, options);
  progress.end();
  return report;
}

report::ReportView make_report(const ReportArguments& arguments, const Session& session) {
  const archive::ReportOptions options = options_of(arguments, session);
  const bool is_release = !arguments.release.release.empty();
  if (!is_release && kind_of(arguments.pair) == PairKind::kFiles) {
    return report_on_files(arguments.pair, options, session);
  }
  check_has_no_reading_options(arguments.pair);
  ArchiveDiffer archive(session);
  if (is_release) note_hidden(archive.store(), session);
  if (is_release) return archive::report_release(archive.differ(), arguments.release, options);
  const std::string after = arguments.pair.after.empty() ? "" : whole_after(arguments.pair);
  return archive::report_document(archive.differ(), arguments.pair.before, after, options);
}

void run_report(const ReportArguments& arguments, const Session& session) {
  check_scope(arguments);
  const ReportFormat format = format_of(arguments);
  const report::ReportView report = make_report(arguments, session);
  write_report(report, {format, arguments.output}, session);
}

void add_report_options(CLI::App& command, ReportArguments& arguments) {
  CLI::Option& before = add_pair_options(command, arguments.pair);
  (void)add_release_options(command, arguments.release, before);
  command
      .add_option("--output", arguments.output,
                  "The file to write; default: named after the document, here")
      ->check(is_not_empty())
      ->type_name("FILE");
  CLI::Option* markdown =
      command.add_flag("--markdown", arguments.is_markdown, "Write Markdown, without pictures");
  command.add_flag("--csv", arguments.is_csv, "Write a table of all changes as CSV")
      ->excludes(markdown);
  command.add_flag("--all-pages", arguments.shows_all_pages, "Show the unchanged pages, too");
  command.add_flag("--with-personal", arguments.shows_personal,
                   "Show what was opened from privacy codes, and what a later release closed under "
                   "them");
}

}  // namespace

void add_report(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "report", kEverydayGroup, "Write what changed as one HTML file that needs nothing else",
      "  palimpsest report 124-10180-10295                    its last two releases\n"
      "  palimpsest report 124-10180-10295@2018 @2023         two of its releases\n"
      "  palimpsest report --release 2023 --output 2023.html  a whole release\n"
      "  palimpsest report old.pdf new.pdf                    without an archive\n"
      "  palimpsest report 124-10180-10295 --markdown         for a wiki or a draft\n"
      "  palimpsest report --release 2023 --csv               every change, a line each\n",
      {{kBadInput, "there is no such file, archive, document or release"},
       {kEnvironment, "the file cannot be written, or a language is not installed"},
       {kDamage, "a record is damaged"},
       {kInterrupted, "interrupted"}});
  auto arguments = std::make_shared<ReportArguments>();
  add_report_options(command, *arguments);
  add_archive_option(command, session);
  add_actor_options(command, session);
  add_access_options(command, session);
  add_reading_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &command, &session] {
    arguments->pair.has_reading_options = command.count("--ocr") + command.count("--lang") > 0;
    run_report(*arguments, session);
  });
}

}  // namespace palimpsest::cli
