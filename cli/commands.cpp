#include "cli/commands.hpp"

#include "cli/exit_code.hpp"

namespace palimpsest::cli {
namespace {

std::map<int, std::string> common_exit_codes() {
  return {{kDone, "done, nothing to report"},
          {kUsage, "usage: the arguments cannot be meant"},
          {kEnvironment, "the output cannot be written, or a part of the program is missing"},
          {kInternal, "internal: a defect of this program"}};
}

std::string rows_of(const std::map<int, std::string>& codes) {
  std::string text;
  for (const auto& [code, meaning] : codes) {
    const std::string number = std::to_string(code);
    text += "  " + number + std::string(5 - number.size(), ' ') + meaning + "\n";
  }
  return text;
}

}  // namespace

void add_commands(CLI::App& app, Session& session) {
  add_import(app, session);
  add_show(app, session);
  add_diff(app, session);
  add_search(app, session);
  add_report(app, session);
  add_cite(app, session);
  add_edit(app, session);
  add_undo(app, session);
  add_verify(app, session);
  add_init(app, session);
  add_list(app, session);
  add_log(app, session);
  add_timeline(app, session);
  add_stats(app, session);
  add_audit(app, session);
  add_serve(app, session);
  add_compose(app, session);
  add_placeholder(app, session);
  add_split(app, session);
  add_join(app, session);
  add_corrections(app, session);
  add_inspect(app, session);
  add_sign(app, session);
  add_key(app, session);
  add_timestamp(app, session);
  add_prove(app, session);
  add_export(app, session);
  add_doctor(app, session);
  add_plan(app, session);
  add_submit(app, session);
  add_work(app, session);
  add_collect(app, session);
  add_job(app, session);
  add_scrub(app, session);
  add_refresh(app, session);
  add_remove(app, session);
  add_repair(app, session);
  add_maintain(app, session);
  add_reindex(app, session);
}

CLI::App& add_command(CLI::App& app, const std::string& name, const std::string& group,
                      const std::string& what, const std::string& examples,
                      const std::map<int, std::string>& exit_codes) {
  std::map<int, std::string> codes = exit_codes;
  codes.merge(common_exit_codes());
  CLI::App& command = *app.add_subcommand(name, what);
  command.group(group);
  command.footer("Examples:\n" + examples + "\nExit codes:\n" + rows_of(codes));
  return command;
}

}  // namespace palimpsest::cli
