#include "archive/checking/scrub.hpp"

#include "cli/check_progress.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/interrupt.hpp"
#include "cli/option_values.hpp"
#include "cli/session.hpp"
#include "record/acts_output.hpp"
#include "report/acts_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

void run_scrub(const std::string& every, Session& session) {
  const Interrupt interrupt;
  CheckProgressLine progress;
  const Instant time = time_or_now(session.time_option);
  const Scrub run =
      archive::scrub(archive_folder(session), {parse_period(every), time, &Interrupt::has_come},
                     [&](const Verification& so_far) { progress(so_far); });
  progress.clear();
  std::cout << (session.is_json ? record::scrub_to_json(run)
                                : report::scrub_text(run, output_style()));
  session.exit_code = exit_code_of(run.found);
}

}  // namespace

void add_scrub(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "scrub", kArchiveGroup, "Check what is due, so that everything is checked in a period",
      "  palimpsest scrub --every 30d                       from a timer, once a day\n"
      "  palimpsest scrub --every 52w --archive jfk --json\n",
      {{kSomethingToReport, "only containers changed"},
       {kBadInput, "there is no archive"},
       {kDamage, "damage: each damaged file is named, in every run until it is repaired"},
       {kInterrupted, "interrupted; the next run goes on where this one ended"}});
  auto every = std::make_shared<std::string>();
  command
      .add_option("--every", *every,
                  "In which time each file is to be checked once: hours (12h), days or weeks")
      ->required()
      ->check(is_not_empty())
      ->type_name("PERIOD");
  command.add_option("--time", session.time_option, "Time of the run in UTC; default: now")
      ->check(is_not_empty())
      ->type_name("TIME");
  add_archive_option(command, session);
  add_json_option(command, session);
  command.callback([every, &session] { run_scrub(*every, session); });
}

}  // namespace palimpsest::cli
