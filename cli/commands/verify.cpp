#include "archive/verify.hpp"

#include "archive/evidence/record_check.hpp"
#include "archive/exchange/verify_bag.hpp"
#include "base/error.hpp"
#include "cli/access_options.hpp"
#include "cli/actor_options.hpp"
#include "cli/check_progress.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/interrupt.hpp"
#include "cli/jobs_option.hpp"
#include "cli/key_options.hpp"
#include "cli/session.hpp"
#include "cli/verify_file.hpp"
#include "record/bag_output.hpp"
#include "record/command_output.hpp"
#include "report/archive_text.hpp"
#include "report/bag_text.hpp"

#include <iostream>
#include <memory>
#include <random>

namespace palimpsest::cli {
namespace {

struct VerifyArguments {
  std::string level = "full";
  std::string since;
  std::string bag;
  std::vector<std::string> files;
  int sample_percent = 100;
  int jobs = 1;
  bool resumes = false;
  bool is_recorded = false;
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

void verify_bag(const std::string& folder, Session& session) {
  const BagCheck check = archive::verify_bag(folder);
  std::cout << (session.is_json ? record::bag_check_to_json(check)
                                : report::bag_check_text(check, output_style()));
  const int report = check.problems.empty() ? kDone : kSomethingToReport;
  session.exit_code = is_valid(check) ? report : kDamage;
}

void run_verify(const VerifyArguments& arguments, Session& session) {
  if (!arguments.bag.empty()) return verify_bag(arguments.bag, session);
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
  if (!arguments.is_recorded) return;
  store::Store store = open_to_write(session);
  (void)archive::record_check(store, verification, actor(session));
}

void add_options(CLI::App& command, VerifyArguments& arguments) {
  CLI::Option& files = *command.add_option(
      "FILE", arguments.files,
      "A PDF that the archive may hold, or a proof and its PDF; default: the archive");
  files.expected(0, 2);
  CLI::Option& bag = *command.add_option("--bagit", arguments.bag,
                                         "Judge this bag (RFC 8493) instead, whoever made it");
  bag.check(is_not_empty())->excludes(&files)->type_name("DIR");
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
  command
      .add_flag("--record", arguments.is_recorded,
                "Keep what came out as a commit of its own, for `show --events`")
      ->excludes(&files)
      ->excludes(&bag);
}

}  // namespace

void add_verify(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "verify", kEverydayGroup, "Check that nothing in the archive was altered or lost",
      "  palimpsest verify\n  palimpsest verify --archive jfk --json\n"
      "  palimpsest verify --record\n"
      "  palimpsest verify --level quick --since /elsewhere/jfk.checkpoint\n"
      "  palimpsest verify --level deep --sample 5\n"
      "  palimpsest verify memo.pdf                   where the archive holds these bytes\n"
      "  palimpsest verify proof.json memo.pdf        without an archive\n"
      "  palimpsest verify --bagit /media/bag\n",
      {{kSomethingToReport,
        "only containers changed, an import was stopped, other tools read otherwise; these bytes "
        "are not held; or a bag is valid with warnings"},
       {kBadInput, "there is no archive, checkpoint, proof, file or bag"},
       {kConflict, "with --record: another process is writing"},
       {kDamage, "damage: each damaged file and its document is named; or a bag is invalid"},
       {kInterrupted, "interrupted: go on with --resume"}});
  auto arguments = std::make_shared<VerifyArguments>();
  add_options(command, *arguments);
  add_reading_options(command, session);
  add_key_options(command, session);
  add_archive_option(command, session);
  add_actor_options(command, session);
  add_access_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_verify(*arguments, session); });
}

}  // namespace palimpsest::cli
