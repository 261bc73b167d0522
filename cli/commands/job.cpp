#include "archive/job/job_status.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "record/job_output.hpp"
#include "report/job_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

constexpr const char* kExamples =
    "  palimpsest job status job/\n"
    "  palimpsest job status job/ --json\n";

void run_status(const std::string& folder, const Session& session) {
  const JobStatus status = archive::job_status(archive::JobFolder(folder));
  std::cout << (session.is_json ? record::job_status_to_json(status)
                                : report::job_status_text(status, output_style()));
}

}  // namespace

void add_job(CLI::App& app, Session& session) {
  CLI::App& job = add_command(app, "job", kClusterGroup, "Show how far a job is", kExamples, {});
  job.require_subcommand(1);
  CLI::App& command = add_command(
      job, "status", "Commands",
      "Show shards, failures, pages a second and time left, from files alone", kExamples,
      {{kBadInput, "there is no job"}, {kDamage, "a record of the job is damaged"}});
  auto folder = std::make_shared<std::string>();
  command.add_option("JOB", *folder, "The folder of the job")->required()->check(is_not_empty());
  add_json_option(command, session);
  command.callback([folder, &session] { run_status(*folder, session); });
}

}  // namespace palimpsest::cli
