#include "archive/audit/audit.hpp"

#include "archive/archive.hpp"
#include "cli/access_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/list_options.hpp"
#include "cli/session.hpp"
#include "record/audit_output.hpp"
#include "report/audit_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

struct AuditArguments {
  std::string release;
  ListOptions list;
};

void run_audit(const AuditArguments& arguments, Session& session) {
  const store::Store store = archive::open_archive(archive_folder(session));
  const Audit audit = archive::audit_release(store, audience(session), arguments.release,
                                             list_file(arguments.list, session));
  note_hidden(store, session);
  std::cout << (session.is_json ? record::audit_to_json(audit)
                                : report::audit_text(audit, output_style()));
  session.exit_code = audit.faults.empty() ? kDone : kSomethingToReport;
}

}  // namespace

void add_audit(CLI::App& app, Session& session) {
  CLI::App& command =
      add_command(app, "audit", kArchiveGroup, "Compare a release with its agency's list",
                  "  palimpsest audit 2023-06-27 --manifest 2023.xlsx\n"
                  "  palimpsest audit 2023 --manifest 2023.xlsx --json\n",
                  {{kSomethingToReport, "something does not agree"},
                   {kBadInput, "there is no archive, no such release, or the list cannot be read"},
                   {kEnvironment, "a part of the program is missing, or its sandbox"},
                   {kDamage, "a record is damaged"}});
  auto arguments = std::make_shared<AuditArguments>();
  command
      .add_option("RELEASE", arguments->release,
                  "A release id, a year or month, a range such as 2017..2018, or a series")
      ->required()
      ->check(is_not_empty());
  add_list_options(command, arguments->list)->required();
  add_archive_option(command, session);
  add_access_options(command, session);
  add_sandbox_option(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_audit(*arguments, session); });
}

}  // namespace palimpsest::cli
