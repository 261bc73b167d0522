#include "cli/commands.hpp"

namespace palimpsest::cli {

void add_commands(CLI::App& app, Session& session) {
  add_import(app, session);
  add_show(app, session);
  add_diff(app, session);
  add_undo(app, session);
  add_verify(app, session);
  add_init(app, session);
  add_list(app, session);
  add_inspect(app, session);
  add_export(app, session);
}

CLI::App& add_command(CLI::App& app, const std::string& name, const std::string& group,
                      const std::string& what, const std::string& examples,
                      const std::string& exit_codes) {
  CLI::App& command = *app.add_subcommand(name, what);
  command.group(group);
  command.footer("Examples:\n" + examples + "\nExit codes:\n  0   done, nothing to report\n" +
                 exit_codes + "  2   usage: the arguments cannot be meant\n" +
                 "  70  internal: a defect of this program\n");
  return command;
}

}  // namespace palimpsest::cli
