#include "archive/job/work_shard.hpp"
#include "base/error.hpp"
#include "cli/actor_options.hpp"
#include "cli/batch_system.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/interrupt.hpp"
#include "cli/jobs_option.hpp"
#include "cli/session.hpp"
#include "record/job_record.hpp"
#include "report/job_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

struct WorkArguments {
  std::string folder;
  int shard = 0;  // as the batch system says it
  int jobs = 1;
};

int shard_of(const WorkArguments& arguments) {
  if (arguments.shard != 0) return arguments.shard;
  if (const auto task = task_number()) return *task;
  throw Error(ErrorKind::kUsage, "--shard is required outside of a batch system",
              "say which shard of the job to read: --shard 1");
}

void run_work(const WorkArguments& arguments, Session& session) {
  const archive::WorkRequest request{shard_of(arguments), arguments.jobs, actor(session).host,
                                     Instant::now, Interrupt::has_come};
  const std::filesystem::path program = worker_program();
  const worker::ClientOptions options = worker_options(session);
  const Interrupt interrupt;
  const archive::ShardWork work =
      archive::work_shard(archive::JobFolder(arguments.folder), request,
                          [&] { return std::make_unique<worker::Client>(program, options); });
  std::cout << (session.is_json ? record::run_to_json(work.run)
                                : report::run_text(work.run, work.was_done, output_style()));
  session.exit_code = work.run.failures == 0 ? kDone : kDocumentFailures;
}

// What hinders this machine now need not hinder another, or this one later.
void run_or_ask_again(const WorkArguments& arguments, Session& session) {
  try {
    run_work(arguments, session);
  } catch (const std::exception& error) {
    const int code = report_failure(error, std::cerr);
    session.exit_code = code == kEnvironment || code == kInterrupted ? kTryAgain : code;
  }
}

}  // namespace

void add_work(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "work", kClusterGroup, "Read one shard of a job, on any machine that sees its files",
      "  palimpsest work --job job/ --shard 17\n"
      "  palimpsest work --job job/                    the task that Slurm, GNU parallel or\n"
      "                                                Kubernetes says\n",
      {{kBadInput, "there is no job, or a file is not the one that was planned"},
       {kDamage, "a record of the job is damaged"},
       {kDocumentFailures, "done, with failures of documents that are recorded"},
       {kTryAgain,
        "try again, here or elsewhere: interrupted, a file is not seen, the disk is\n"
        "       full, or other tools are installed than the job was planned with"}});
  auto arguments = std::make_shared<WorkArguments>();
  command.add_option("--job", arguments->folder, "The folder of the job")
      ->required()
      ->check(is_not_empty())
      ->type_name("DIR");
  command
      .add_option("--shard", arguments->shard,
                  "Which shard; default: $SLURM_ARRAY_TASK_ID, $JOB_COMPLETION_INDEX + 1 or "
                  "$PARALLEL_SEQ")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
  add_jobs_option(command, arguments->jobs);
  add_sandbox_option(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_or_ask_again(*arguments, session); });
}

}  // namespace palimpsest::cli
