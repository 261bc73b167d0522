#include "archive/job/collect_job.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/import_progress.hpp"
#include "cli/import_words.hpp"
#include "cli/interrupt.hpp"
#include "cli/jobs_option.hpp"
#include "cli/key_options.hpp"
#include "cli/session.hpp"
#include "record/job_output.hpp"
#include "report/job_text.hpp"

#include <algorithm>
#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

struct CollectArguments {
  std::string folder;
  std::string gaps = "stop";
  int jobs = 1;
};

archive::Gaps gaps_of(const std::string& word) {
  return word == "skip"   ? archive::Gaps::kSkip
         : word == "read" ? archive::Gaps::kRead
                          : archive::Gaps::kStop;
}

int exit_code_for(const Collected& collected) {
  const auto& files = collected.import.files;
  const bool has_failed = std::any_of(files.begin(), files.end(), [](const FileOutcome& file) {
    return file.status == ImportStatus::kFailed;
  });
  const bool is_whole =
      collected.missing.empty() && collected.refused.empty() && collected.files_left == 0;
  return is_whole && !has_failed ? kDone : kSomethingToReport;
}

void run_collect(const CollectArguments& arguments, Session& session) {
  const archive::JobFolder folder(arguments.folder);
  archive::CollectRequest request{remembered_import(folder.job().import_words, session),
                                  gaps_of(arguments.gaps)};
  request.import.jobs = arguments.jobs;
  store::Store store = open_to_write(session);
  const std::filesystem::path program = worker_program();
  const worker::ClientOptions options = worker_options(session);
  const Interrupt interrupt;
  ImportProgress progress(session.is_json ? ImportProgress::Form::kJson
                                          : ImportProgress::Form::kText);
  const Collected collected = archive::collect_job(
      store, folder, [&] { return std::make_unique<worker::Client>(program, options); }, request,
      progress);
  progress.summarize(collected.import);
  std::cout << (session.is_json
                    ? record::collected_line(collected) + "\n"
                    : report::collected_text(collected, arguments.folder, output_style()));
  session.exit_code = exit_code_for(collected);
}

}  // namespace

void add_collect(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "collect", kClusterGroup, "Check what the shards of a job read, and import it",
      "  palimpsest collect job/ --archive jfk\n"
      "  palimpsest collect job/ --archive jfk --gaps read    read here what is missing\n",
      {{kSomethingToReport, "shards are missing, bundles were refused, or files failed"},
       {kBadInput, "there is no job or no archive"},
       {kConflict, "another import is writing, or the release is known with other facts"},
       {kDamage, "a record is damaged"},
       {kInterrupted, kInterruptedMeaning}});
  auto arguments = std::make_shared<CollectArguments>();
  command.add_option("JOB", arguments->folder, "The folder of the job")
      ->required()
      ->check(is_not_empty());
  command
      .add_option("--gaps", arguments->gaps,
                  "Where shards are missing: stop before the first, skip their files, or read them")
      ->check(CLI::IsMember({"stop", "skip", "read"}))
      ->capture_default_str()
      ->type_name("HOW");
  add_jobs_option(command, arguments->jobs);
  add_sandbox_option(command, session);
  add_key_options(command, session);
  add_archive_option(command, session);
  add_actor_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_collect(*arguments, session); });
}

}  // namespace palimpsest::cli
