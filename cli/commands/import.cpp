#include "archive/import/import.hpp"

#include "archive/evidence/sign.hpp"
#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/identity_options.hpp"
#include "cli/import_progress.hpp"
#include "cli/interrupt.hpp"
#include "cli/key_options.hpp"
#include "cli/part_options.hpp"
#include "cli/session.hpp"

#include <algorithm>
#include <iostream>
#include <memory>

#include <sched.h>

namespace palimpsest::cli {
namespace {

constexpr int kMostJobs = 256;

struct ImportArguments {
  std::vector<std::string> paths;
  std::string release, date, agency, authority, series, source, source_url;
  PartOptions part;
  bool is_dry_run = false;
  int jobs = 1;
};

// The cores that this process may use: fewer than the machine's in a container or a batch system.
int usable_cores() {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  return ::sched_getaffinity(0, sizeof cores, &cores) == 0 ? std::max(1, CPU_COUNT(&cores)) : 1;
}

std::optional<EdtfDate> release_date(const ImportArguments& arguments) {
  if (arguments.date.empty()) return EdtfDate::parse(arguments.release);
  auto date = EdtfDate::parse(arguments.date);
  if (date) return date;
  throw Error(ErrorKind::kUsage, "'" + arguments.date + "' is not a date",
              "write it in EDTF: 2023-06-27, 2011-03, 1999~");
}

archive::ImportRequest request_from(const ImportArguments& arguments, const Session& session) {
  worker::ReadOptions reading = read_options(session);
  reading.identifiers = own_identifiers(session);
  reading.pages = page_range(arguments.part, arguments.paths);
  return {{arguments.paths.begin(), arguments.paths.end()},
          {ReleaseId(arguments.release), arguments.agency, arguments.authority, arguments.series,
           arguments.source, release_date(arguments)},
          requested_document(arguments.part),
          identity_options(arguments.part, session),
          requested_role(arguments.part),
          arguments.source_url,
          reading,
          arguments.is_dry_run ? archive::ImportMode::kDryRun : archive::ImportMode::kCommit,
          actor(session),
          arguments.jobs,
          Interrupt::has_come};
}

int exit_code_for(const ImportOutcome& outcome) {
  const auto failed =
      std::count_if(outcome.files.begin(), outcome.files.end(),
                    [](const FileOutcome& file) { return file.status == ImportStatus::kFailed; });
  if (failed == 0) return kDone;
  return failed == static_cast<std::ptrdiff_t>(outcome.files.size()) ? kBadInput
                                                                     : kSomethingToReport;
}

// Who imports without a key learns once, at the end, what nobody could show later.
void say_what_is_not_shown(const store::Store& store) {
  if (archive::is_signed(store)) return;
  std::cout << "not signed and not time-stamped: palimpsest sign --key FILE, "
            << "palimpsest timestamp --url URL\n";
}

void run_import(const ImportArguments& arguments, Session& session) {
  const archive::ImportRequest request = request_from(arguments, session);
  store::Store store = open_to_write(session);
  const std::filesystem::path program = worker_program();
  const Interrupt interrupt;
  const worker::ClientOptions options = worker_options(session);
  ImportProgress progress(session.is_json ? ImportProgress::Form::kJson
                                          : ImportProgress::Form::kText);
  const auto make_client = [&] { return std::make_unique<worker::Client>(program, options); };
  const ImportOutcome outcome = archive::import_files(store, make_client, request, progress);
  progress.summarize(outcome);
  if (!session.is_json && !arguments.is_dry_run) say_what_is_not_shown(store);
  session.exit_code = exit_code_for(outcome);
}

void add_release_options(CLI::App& command, ImportArguments& arguments) {
  command.add_option("--release", arguments.release, "The release that these files belong to")
      ->required()
      ->type_name("ID");
  command.add_option("--date", arguments.date,
                     "Its date (EDTF); default: its id, where that is one");
  command.add_option("--agency", arguments.agency, "The agency that released them");
  command.add_option("--authority", arguments.authority, "The law or order of the release");
  command.add_option("--series", arguments.series, "The series that the release belongs to");
  command.add_option("--source", arguments.source, "Where the release was published");
}

void add_file_options(CLI::App& command, ImportArguments& arguments) {
  command.add_option("FILE", arguments.paths, "PDF files, and folders that hold some")
      ->required()
      ->check(is_not_empty());
  add_part_options(command, arguments.part);
  command.add_option("--source-url", arguments.source_url, "Where the file was obtained");
  command.add_option("--jobs", arguments.jobs, "Worker processes; default: one a core")
      ->check(CLI::Range(1, kMostJobs))
      ->type_name("N");
  command.add_flag("--dry-run", arguments.is_dry_run, "Show what would be done, and write nothing");
}

}  // namespace

void add_import(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "import", kEverydayGroup, "Read released PDFs and commit each as a revision",
      "  palimpsest import 124-10180-10295.pdf --release 2023-06-27\n"
      "  palimpsest import scans/ --release 2025-03-18 --agency NARA --dry-run\n"
      "  palimpsest import memo.pdf --document 124-10180-10295 --release 2018\n"
      "  palimpsest import packet.pdf --pages 12-19 --document 2006-1135-F-memo4 --release 2018\n",
      {{kSomethingToReport, "some of several files could not be imported; the others are"},
       {kBadInput, "nothing could be imported"},
       {kEnvironment, "the archive cannot be written, or a language is not installed"},
       {kConflict, "another import is writing, or the release is known with other facts"},
       {kDamage, "a record is damaged"},
       {kInterrupted, kInterruptedMeaning}});
  auto arguments = std::make_shared<ImportArguments>();
  arguments->jobs = usable_cores();
  add_file_options(command, *arguments);
  add_release_options(command, *arguments);
  add_reading_options(command, session);
  add_identity_options(command, session);
  add_key_options(command, session);
  add_archive_option(command, session);
  add_actor_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_import(*arguments, session); });
}

}  // namespace palimpsest::cli
