#include "archive/verify.hpp"

#include "base/error.hpp"
#include "cli/check_progress.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/interrupt.hpp"
#include "cli/jobs_option.hpp"
#include "cli/session.hpp"
#include "cli/verify_file.hpp"
#include "record/command_output.hpp"
#include "report/archive_text.hpp"

#include <iostream>
#include <memory>
#include <random>

namespace palimpsest::cli {
namespace {

struct VerifyArguments {
  std::string level = "full";
  std::string since;
  std::vector<std::string> files;
  int sample_percent = 100;
  int jobs = 1;
  bool resumes = false;
};

archive::VerifyRequest request_from(const VerifyArguments& arguments, const Session& session) {
  archive::VerifyRequest request;
  if (arguments.level == "quick") request.level = archive::VerifyLevel::kQuick;
  if (arguments.level == "deep") request.level = archive::VerifyLevel::kDeep;
  if (!arguments.since.empty()) request.since = arguments.since;
  request.sample_percent = arguments.sample_percent;
  if (arguments.sample_percent < 100) request.seed = std::random_device()();
  if (arguments.resumes) request.start = archive::VerifyStart::kResumed;
  request.time = Instant::now();
  request.jobs = arguments.jobs;
  request.is_stopped = &Interrupt::has_come;
  if (request.level != archive::VerifyLevel::kDeep) return request;
  request.make_client = [program = worker_program(), options = worker_options(session)] {
    return std::make_unique<worker::Client>(program, options);
  };
  return request;
}

void run_verify(const VerifyArguments& arguments, Session& session) {
  if (!arguments.files.empty()) return verify_files(arguments.files, session);
  const Interrupt interrupt;
  CheckProgressLine progress;
  const Verification verification =
      archive::verify_archive(archive_folder(session), request_from(arguments, session),
                              [&](const Verification& so_far) { progress(so_far); });
  progress.clear();
  std::cout << (session.is_json ? record::verification_to_json(verification)
                                : report::verification_text(verification, output_style()));
  session.exit_code = exit_code_of(verification);
}

void add_options(CLI::App& command, VerifyArguments& arguments) {
  command
      .add_option("FILE", arguments.files,
                  "A PDF that the archive may hold, or a proof and its PDF; default: the archive")
      ->expected(0, 2);
  command
      .add_option("--level", arguments.level,
                  "quick: the newest commit, log entry and signature; full: everything; "
                  "deep: that, and every PDF is read again")
      ->check(CLI::IsMember({"quick", "full", "deep"}))
      ->capture_default_str();
  command
      .add_option("--since", arguments.since,
                  "A checkpoint kept elsewhere, which the log must continue")
      ->check(is_not_empty())
      ->type_name("CHECKPOINT");
  command
      .add_option("--sample", arguments.sample_percent,
                  "Hash (deep: read, too) this share of the originals, chosen by chance")
      ->check(CLI::Range(1, 100))
      ->type_name("PERCENT");
  command.add_flag(
      "--resume", arguments.resumes,
      "Go on where an interrupted check ended; what it found whole is not hashed again");
  add_jobs_option(command, arguments.jobs);
}

}  // namespace

void add_verify(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "verify", kEverydayGroup, "Check that nothing in the archive was altered or lost",
      "  palimpsest verify\n  palimpsest verify --archive jfk --json\n"
      "  palimpsest verify --level quick --since /elsewhere/jfk.checkpoint\n"
      "  palimpsest verify --level deep --sample 5\n"
      "  palimpsest verify memo.pdf                   where the archive holds these bytes\n"
      "  palimpsest verify proof.json memo.pdf        without an archive\n",
      {{kSomethingToReport,
        "only containers changed, an import was stopped, other tools read otherwise; or these "
        "bytes "
        "are not held"},
       {kBadInput, "there is no archive, checkpoint, proof or file"},
       {kDamage, "damage: each damaged file and its document is named"},
       {kInterrupted, "interrupted: go on with --resume"}});
  auto arguments = std::make_shared<VerifyArguments>();
  add_options(command, *arguments);
  add_sandbox_option(command, session);
  add_archive_option(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_verify(*arguments, session); });
}

}  // namespace palimpsest::cli
