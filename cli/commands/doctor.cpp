#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "model/diagnosis.hpp"
#include "record/diagnosis_output.hpp"
#include "report/diagnosis_text.hpp"

#include <iostream>

namespace palimpsest::cli {
namespace {

// Asks a worker outside the sandbox what is installed, and one inside whether it can work there.
Diagnosis diagnose() {
  Diagnosis found{PALIMPSEST_VERSION, offered_layers(), {}, {}, {}, {}};
  try {
    worker::ClientOptions outside;
    outside.sandbox = SandboxMode::kOff;
    worker::Installed installed = worker::Client(worker_program(), outside).installed();
    found.languages = std::move(installed.languages);
    found.tooling = std::move(installed.tooling);
    found.sandbox = worker::Client(worker_program()).start();
  } catch (const Error& error) {
    found.failure = error.what();
  }
  return found;
}

void run_doctor(Session& session) {
  const Diagnosis found = diagnose();
  std::cout << (session.is_json ? record::diagnosis_to_json(found)
                                : report::diagnosis_text(found, output_style()));
  session.exit_code = found.failure        ? kEnvironment
                      : is_complete(found) ? kDone
                                           : kSomethingToReport;
}

}  // namespace

void add_doctor(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "doctor", kArchiveGroup, "Say what this machine offers: sandbox, languages, tools",
      "  palimpsest doctor\n"
      "  palimpsest doctor --json\n",
      {{kSomethingToReport, "a layer of the sandbox or the data of every language is missing"},
       {kEnvironment, "no PDF can be read here"}});
  add_json_option(command, session);
  command.callback([&session] { run_doctor(session); });
}

}  // namespace palimpsest::cli
