#include "archive/verify.hpp"

#include "base/error.hpp"
#include "cli/check_progress.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
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
};

int exit_code_for(const Verification& verification) {
  if (verification.problems.empty()) return kDone;
  return is_damaged(verification) ? kDamage : kSomethingToReport;
}

archive::VerifyRequest request_from(const VerifyArguments& arguments) {
  archive::VerifyRequest request;
  if (arguments.level == "quick") request.level = archive::VerifyLevel::kQuick;
  if (!arguments.since.empty()) request.since = arguments.since;
  request.sample_percent = arguments.sample_percent;
  if (arguments.sample_percent < 100) request.seed = std::random_device()();
  return request;
}

void run_verify(const VerifyArguments& arguments, Session& session) {
  if (!arguments.files.empty()) return verify_files(arguments.files, session);
  CheckProgressLine progress;
  const Verification verification =
      archive::verify_archive(archive_folder(session), request_from(arguments),
                              [&](const Verification& so_far) { progress(so_far); });
  progress.clear();
  std::cout << (session.is_json ? record::verification_to_json(verification)
                                : report::verification_text(verification, output_style()));
  session.exit_code = exit_code_for(verification);
}

void add_options(CLI::App& command, VerifyArguments& arguments) {
  command
      .add_option("FILE", arguments.files,
                  "A PDF that the archive may hold, or a proof and its PDF; default: the archive")
      ->expected(0, 2);
  command
      .add_option("--level", arguments.level,
                  "quick: the newest commit, log entry and signature; full: everything")
      ->check(CLI::IsMember({"quick", "full"}))
      ->capture_default_str();
  command
      .add_option("--since", arguments.since,
                  "A checkpoint kept elsewhere, which the log must continue")
      ->check(is_not_empty())
      ->type_name("CHECKPOINT");
  command
      .add_option("--sample", arguments.sample_percent,
                  "Hash this share of the originals, chosen by chance")
      ->check(CLI::Range(1, 100))
      ->type_name("PERCENT");
}

}  // namespace

void add_verify(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "verify", kEverydayGroup, "Check that nothing in the archive was altered or lost",
      "  palimpsest verify\n  palimpsest verify --archive jfk --json\n"
      "  palimpsest verify --level quick --since /elsewhere/jfk.checkpoint\n"
      "  palimpsest verify memo.pdf                   where the archive holds these bytes\n"
      "  palimpsest verify proof.json memo.pdf        without an archive\n",
      {{kSomethingToReport,
        "only containers changed; an import was stopped; or these bytes are not held"},
       {kBadInput, "there is no archive, checkpoint, proof or file"},
       {kDamage, "damage: each damaged file and its document is named"},
       {kInterrupted, "interrupted"}});
  auto arguments = std::make_shared<VerifyArguments>();
  add_options(command, *arguments);
  add_archive_option(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_verify(*arguments, session); });
}

}  // namespace palimpsest::cli
