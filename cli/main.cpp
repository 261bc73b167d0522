#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"

#include <iostream>

#include <CLI/CLI.hpp>

namespace {

using namespace palimpsest::cli;

int run(int argc, char** argv) {
  Session session;
  CLI::App app("Follow declassified documents from release to release.", "palimpsest");
  app.set_version_flag("--version", "palimpsest " PALIMPSEST_VERSION);
  app.require_subcommand(1);
  app.footer("Every command explains itself: palimpsest COMMAND --help");
  add_commands(app, session);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  }
  return session.exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    return report_failure(error, std::cerr);
  }
}
