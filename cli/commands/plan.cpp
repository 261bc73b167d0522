#include "archive/archive.hpp"
#include "archive/job/plan/plan_job.hpp"
#include "archive/job/plan/plan_unread.hpp"
#include "base/error.hpp"
#include "cli/access_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/import_arguments.hpp"
#include "cli/import_words.hpp"
#include "cli/interrupt.hpp"
#include "cli/refresh_options.hpp"
#include "cli/refresh_words.hpp"
#include "cli/session.hpp"
#include "cli/state_line.hpp"
#include "record/job_record.hpp"
#include "report/job_text.hpp"

#include <algorithm>
#include <array>
#include <iostream>
#include <memory>
#include <string>

namespace palimpsest::cli {
namespace {

struct PlanArguments {
  std::string folder;
  ImportArguments import;
  archive::JobOptions job;
  bool is_unread = false;
  bool reads_all = false;
};

void say_unusable(const std::vector<archive::UnusablePath>& unusable) {
  for (const archive::UnusablePath& path : unusable)
    std::cerr << "palimpsest: " << report::printable(path.why.what()) << "\n";
}

archive::ClientFactory client_factory(const Session& session) {
  return [program = worker_program(), options = worker_options(session)] {
    return std::make_unique<worker::Client>(program, options);
  };
}

archive::PlannedJob plan_files(const PlanArguments& arguments, const CLI::App& command,
                               const Session& session, StateLine& line) {
  const archive::ImportRequest request = import_request(arguments.import, session);
  archive::JobOptions job = arguments.job;
  job.import_words = remembered_words(command);
  return archive::plan_job(archive::JobFolder(arguments.folder),
                           {request.paths,
                            {request.jobs, request.reading, client_factory(session)},
                            Interrupt::has_come},
                           job, [&](const ImportState& state) { line.show(state); });
}

std::string given(const CLI::App& command, const char* name) {
  const CLI::Option& option = *command.get_option(name);
  return option.count() > 0 ? option.results().front() : "";
}

// The originals of an archive were placed when they were imported: only how they are read is said.
RefreshOptions unread_options(const PlanArguments& arguments, const CLI::App& command) {
  constexpr std::array kOfReading = {"--ocr", "--lang", "--identifiers"};
  for (const std::string& word : remembered_words(command)) {
    if (!word.starts_with("--") || std::count(kOfReading.begin(), kOfReading.end(), word) > 0) {
      continue;
    }
    throw Error(ErrorKind::kUsage, word + " says nothing of originals that the archive holds",
                "leave it out, or plan files without --unread");
  }
  return {arguments.import.paths, arguments.reads_all, given(command, "--ocr"),
          given(command, "--lang")};
}

archive::PlannedJob plan_originals(const PlanArguments& arguments, const CLI::App& command,
                                   const Session& session, StateLine& line) {
  const RefreshOptions options = unread_options(arguments, command);
  archive::JobOptions job = arguments.job;
  job.import_words = refresh_words(options, session);
  const store::Store store = archive::open_archive(archive_folder(session));
  if (options.names.empty()) note_hidden(store, session);
  return archive::plan_unread(store, archive::JobFolder(arguments.folder),
                              {refresh_choice(options, session), arguments.import.jobs,
                               client_factory(session), Interrupt::has_come},
                              job, [&](const ImportState& state) { line.show(state); });
}

void run_plan(const PlanArguments& arguments, const CLI::App& command, Session& session) {
  const Interrupt interrupt;
  StateLine line;
  const archive::PlannedJob planned = arguments.is_unread
                                          ? plan_originals(arguments, command, session, line)
                                          : plan_files(arguments, command, session, line);
  line.clear();
  say_unusable(planned.unusable);
  std::cout << (session.is_json ? record::job_to_json(planned.job)
                                : report::job_text(planned.job, arguments.folder, output_style()));
  session.exit_code = planned.unusable.empty() ? kDone : kSomethingToReport;
}

void add_cut_options(CLI::App& command, archive::JobOptions& job) {
  command.add_option("--minutes", job.minutes, "How long a shard should take; 15 to 30 are good")
      ->check(CLI::Range(0.001, 1440.0))
      ->capture_default_str()
      ->type_name("N");
  command.add_option("--cores", job.cores, "The cores that a shard will have")
      ->check(CLI::Range(1, 256))
      ->capture_default_str()
      ->type_name("N");
  command
      .add_option("--page-seconds", job.page_seconds,
                  "What a page takes one core, as you measured it; default: by its size")
      ->check(CLI::Range(0.001, 3600.0))
      ->type_name("SECONDS");
}

}  // namespace

void add_plan(CLI::App& app, Session& session) {
  CLI::App& command =
      add_command(app, "plan", kClusterGroup, "Cut the pages of a release into shards of a job",
                  "  palimpsest plan job/ scans/ --release 2025-03-18 --agency NARA\n"
                  "  palimpsest plan job/ scans/ --release 2025-03-18 --minutes 30 --cores 4\n"
                  "  palimpsest plan job/ --unread --archive jfk      what refresh would read\n",
                  {{kSomethingToReport, "some files cannot be read; the others are planned"},
                   {kBadInput, "no file can be opened, or nothing is to be read again"},
                   {kConflict, "the folder holds another job"},
                   {kInterrupted, "interrupted; nothing was planned"}});
  auto arguments = std::make_shared<PlanArguments>();
  command.add_option("JOB", arguments->folder, "The folder of the job, seen by every machine")
      ->required()
      ->check(is_not_empty());
  add_remembered_options(command, arguments->import, session);
  command.add_flag("--unread", arguments->is_unread,
                   "Plan originals of an archive instead of files, as `refresh` would read them: "
                   "FILE is then DOCUMENT or DOCUMENT@RELEASE, and none means all");
  command
      .add_flag("--all", arguments->reads_all,
                "With --unread: what present tools have read already, too")
      ->needs("--unread");
  add_access_options(command, session);
  add_cut_options(command, arguments->job);
  add_archive_option(command, session);
  add_json_option(command, session);
  command.callback([arguments, &command, &session] { run_plan(*arguments, command, session); });
}

}  // namespace palimpsest::cli
