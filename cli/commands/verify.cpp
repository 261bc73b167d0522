#include "archive/verify.hpp"

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "record/command_output.hpp"
#include "report/archive_text.hpp"

#include <iostream>

namespace palimpsest::cli {
namespace {

int exit_code_for(const Verification& verification) {
  if (verification.problems.empty()) return kDone;
  return is_damaged(verification) ? kDamage : kSomethingToReport;
}

void run_verify(Session& session) {
  const Verification verification = archive::verify_archive(archive_folder(session));
  std::cout << (session.is_json ? record::verification_to_json(verification)
                                : report::verification_text(verification, output_style()));
  session.exit_code = exit_code_for(verification);
}

}  // namespace

void add_verify(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "verify", kEverydayGroup, "Check that nothing in the archive was altered or lost",
      "  palimpsest verify\n  palimpsest verify --archive jfk --json\n",
      {{kSomethingToReport, "the bytes of a container changed, its content did not"},
       {kBadInput, "there is no archive"},
       {kDamage, "damage: each damaged file and its document is named"},
       {kInterrupted, "interrupted"}});
  add_archive_option(command, session);
  add_json_option(command, session);
  command.callback([&session] { run_verify(session); });
}

}  // namespace palimpsest::cli
