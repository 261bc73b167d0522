#include "archive/job/plan/plan_job.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/import_arguments.hpp"
#include "cli/import_progress.hpp"
#include "cli/import_words.hpp"
#include "cli/interrupt.hpp"
#include "cli/session.hpp"
#include "record/job_record.hpp"
#include "report/job_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

struct PlanArguments {
  std::string folder;
  ImportArguments import;
  archive::JobOptions job;
};

void say_unusable(const std::vector<archive::UnusablePath>& unusable) {
  for (const archive::UnusablePath& path : unusable) {
    std::cerr << "palimpsest: " << report::printable(path.why.what()) << "\n";
  }
}

void run_plan(const PlanArguments& arguments, const CLI::App& command, Session& session) {
  const archive::ImportRequest request = import_request(arguments.import, session);
  const std::filesystem::path program = worker_program();
  const worker::ClientOptions options = worker_options(session);
  const Interrupt interrupt;
  archive::JobOptions job = arguments.job;
  job.import_words = remembered_words(command);
  ImportProgress progress(ImportProgress::Form::kText);
  const archive::PlannedJob planned =
      archive::plan_job(archive::JobFolder(arguments.folder),
                        {request.paths,
                         {request.jobs, request.reading,
                          [&] { return std::make_unique<worker::Client>(program, options); }},
                         Interrupt::has_come},
                        job, [&](const ImportState& state) { progress.progress(state); });
  progress.clear_line();
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
                  "  palimpsest plan job/ scans/ --release 2025-03-18 --minutes 30 --cores 4\n",
                  {{kSomethingToReport, "some files cannot be read; the others are planned"},
                   {kBadInput, "no file can be opened"},
                   {kConflict, "the folder holds another job"},
                   {kInterrupted, "interrupted; nothing was planned"}});
  auto arguments = std::make_shared<PlanArguments>();
  command.add_option("JOB", arguments->folder, "The folder of the job, seen by every machine")
      ->required()
      ->check(is_not_empty());
  add_remembered_options(command, arguments->import, session);
  add_cut_options(command, arguments->job);
  add_json_option(command, session);
  command.callback([arguments, &command, &session] { run_plan(*arguments, command, session); });
}

}  // namespace palimpsest::cli
