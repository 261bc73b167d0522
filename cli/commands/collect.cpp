#include "archive/job/collect_job.hpp"
#include "cli/actor_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/import_progress.hpp"
#include "cli/import_words.hpp"
#include "cli/interrupt.hpp"
#include "cli/jobs_option.hpp"
#include "cli/key_options.hpp"
#include "cli/refresh_progress.hpp"
#include "cli/refresh_words.hpp"
#include "cli/session.hpp"
#include "record/job_output.hpp"
#include "report/job_text.hpp"

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

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

bool has_failure_or_change(const Collected& collected) {
  const auto& files = collected.import.files;
  const auto& revisions = collected.refresh.revisions;
  return std::any_of(files.begin(), files.end(),
                     [](const auto& file) { return file.status == ImportStatus::kFailed; }) ||
         std::any_of(revisions.begin(), revisions.end(), [](const auto& each) {
           return each.status == RefreshStatus::kFailed ||
                  each.status == RefreshStatus::kChangedSince;
         });
}

int exit_code_for(const Collected& collected) {
  const bool is_whole =
      collected.missing.empty() && collected.refused.empty() && collected.files_left == 0;
  return is_whole && !has_failure_or_change(collected) ? kDone : kSomethingToReport;
}

Collected import_collected(const CollectArguments& arguments, const Session& session,
                           const std::vector<std::string>& words,
                           const archive::ClientFactory& make_client) {
  archive::CollectRequest request{remembered_import(words, session), gaps_of(arguments.gaps)};
  request.import.jobs = arguments.jobs;
  store::Store store = open_to_write(session);
  ImportProgress progress(session.is_json ? ImportProgress::Form::kJson
                                          : ImportProgress::Form::kText);
  Collected collected = archive::collect_job(store, archive::JobFolder(arguments.folder),
                                             make_client, request, progress);
  progress.summarize(collected.import);
  return collected;
}

Collected refresh_collected(const CollectArguments& arguments, const Session& session,
                            const std::vector<std::string>& words,
                            const archive::ClientFactory& make_client) {
  const archive::CollectRefreshRequest request{
      {remembered_refresh(words, session), archive::ImportMode::kCommit, actor(session),
       arguments.jobs, Interrupt::has_come},
      gaps_of(arguments.gaps)};
  store::Store store = open_to_write(session);
  RefreshProgress progress(session.is_json ? RefreshProgress::Form::kJson
                                           : RefreshProgress::Form::kText);
  Collected collected = archive::collect_refresh(store, archive::JobFolder(arguments.folder),
                                                 make_client, request, progress);
  progress.summarize(collected.refresh);
  return collected;
}

void run_collect(const CollectArguments& arguments, Session& session) {
  const std::vector<std::string> words = archive::JobFolder(arguments.folder).job().import_words;
  const archive::ClientFactory make_client = [program = worker_program(),
                                              options = worker_options(session)] {
    return std::make_unique<worker::Client>(program, options);
  };
  const Interrupt interrupt;
  const Collected collected = is_refresh(words)
                                  ? refresh_collected(arguments, session, words, make_client)
                                  : import_collected(arguments, session, words, make_client);
  std::cout << (session.is_json
                    ? record::collected_line(collected) + "\n"
                    : report::collected_text(collected, arguments.folder, output_style()));
  session.exit_code = exit_code_for(collected);
}

}  // namespace

void add_collect(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "collect", kClusterGroup,
      "Check what the shards of a job read, and import or refresh it",
      "  palimpsest collect job/ --archive jfk\n"
      "  palimpsest collect job/ --archive jfk --gaps read    read here what is missing\n",
      {{kSomethingToReport,
        "shards are missing, bundles were refused, files failed, or revisions changed since"},
       {kBadInput, "there is no job or no archive"},
       {kConflict,
        "another import is writing, the release is known with other facts, or the job was planned "
        "of another archive"},
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
