#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/output.hpp"
#include "cli/parse_failure.hpp"
#include "cli/session.hpp"

#include <iostream>

#include <CLI/CLI.hpp>

namespace {

using namespace palimpsest::cli;

int run(int argc, char** argv) {
  Session session;
  CLI::App app("Follow declassified documents from release to release.", "palimpsest");
  app.set_version_flag("--version", "palimpsest " PALIMPSEST_VERSION);
  app.get_formatter()->label("SUBCOMMAND", "COMMAND");
  app.require_subcommand(1);
  app.footer("Every command explains itself: palimpsest COMMAND --help");
  add_archive_option(app, session);
  add_json_option(app, session);
  add_commands(app, session);
  app.parse_complete_callback([&app] { check_early_options(app); });
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) throw usage_error(app, error);
    return app.exit(error);
  }
  return session.exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  occupy_standard_descriptors();
  try {
    const int code = run(argc, argv);
    finish_output();
    return code;
  } catch (const std::exception& error) {
    return report_failure(error, std::cerr);
  }
}
