#include "archive/archive.hpp"
#include "archive/job/slurm/slurm.hpp"
#include "cli/batch_system.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/key_options.hpp"
#include "cli/session.hpp"
#include "record/job_output.hpp"
#include "report/job_text.hpp"

#include <filesystem>
#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

struct SubmitArguments {
  std::string folder;
  std::string engine = "slurm";
  bool is_dry_run = false;
  archive::SlurmOptions slurm;
};

std::string absolute(const std::string& path) {
  return std::filesystem::absolute(path).lexically_normal().string();
}

// Refuses now what would only fail when all shards are read.
std::vector<std::string> collect_options(const Session& session) {
  const std::filesystem::path folder = archive_folder(session);
  (void)archive::archive_facts(folder);
  std::vector<std::string> options = {"--archive", absolute(folder.string())};
  if (!session.key_option.empty()) {
    options.insert(options.end(), {"--key", absolute(session.key_option)});
  }
  if (!session.passphrase_option.empty()) {
    options.insert(options.end(), {"--passphrase-file", absolute(session.passphrase_option)});
  }
  return options;
}

void run_submit(const SubmitArguments& arguments, Session& session) {
  archive::SlurmOptions options = arguments.slurm;
  options.program = this_program();
  options.work_options = {"--sandbox", session.sandbox_option};
  options.collect_options = collect_options(session);
  const archive::JobFolder folder(arguments.folder);
  const Submission submission = archive::submit_to_slurm(
      folder, options,
      arguments.is_dry_run ? archive::RunCommand() : archive::RunCommand(run_batch_command));
  if (arguments.is_dry_run && !session.is_json) {
    const Job job = folder.job();
    std::cout << archive::work_script(folder, job, options) << "\n"
              << archive::collect_script(folder, job, options) << "\n";
  }
  std::cout << (session.is_json ? record::submission_to_json(submission)
                                : report::submission_text(submission, output_style()));
}

void add_slurm_options(CLI::App& command, archive::SlurmOptions& slurm) {
  command.add_option("--partition", slurm.partition, "Slurm's partition");
  command.add_option("--account", slurm.account, "Who is charged");
  command
      .add_option("--time", slurm.time, "Limit of a shard: 90, 1:30:00; default: the partition's")
      ->type_name("TIME");
  command.add_option("--memory", slurm.memory, "Memory of a shard: 2G; default: the partition's")
      ->type_name("SIZE");
  command.add_option("--concurrency", slurm.concurrency, "Shards at a time; default: no limit")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
  command
      .add_option("--array-size", slurm.array_size,
                  "Tasks of an array: the cluster's MaxArraySize less one")
      ->check(CLI::Range(1, 4000000))
      ->capture_default_str()
      ->type_name("N");
}

}  // namespace

void add_submit(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "submit", kClusterGroup, "Give the shards of a job that are not done to a cluster",
      "  palimpsest submit job/ --archive jfk --partition long --time 1:00:00 --memory 2G\n"
      "  palimpsest submit job/ --archive jfk --dry-run       show the scripts\n",
      {{kBadInput, "there is no job or no archive"},
       {kEnvironment, "the job's folder cannot be written, or Slurm refuses"},
       {kDamage, "a record of the job is damaged"}});
  auto arguments = std::make_shared<SubmitArguments>();
  command.add_option("JOB", arguments->folder, "The folder of the job")
      ->required()
      ->check(is_not_empty());
  command.add_option("--engine", arguments->engine, "What runs the shards")
      ->check(CLI::IsMember({"slurm"}))
      ->capture_default_str();
  add_slurm_options(command, arguments->slurm);
  command.add_flag("--dry-run", arguments->is_dry_run,
                   "Show scripts and commands; write and submit nothing");
  add_sandbox_option(command, session);
  add_key_options(command, session);
  add_archive_option(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_submit(*arguments, session); });
}

}  // namespace palimpsest::cli
