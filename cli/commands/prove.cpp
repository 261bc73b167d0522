#include "archive/evidence/prove.hpp"

#include "archive/archive.hpp"
#include "archive/evidence/certify.hpp"
#include "cli/access_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "record/proof_record.hpp"
#include "report/certificate_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

struct ProveArguments {
  std::string reference;
  std::string output;
  bool is_certificate = false;
};

void run_prove(const ProveArguments& arguments, const Session& session) {
  const store::Store store = archive::open_archive(archive_folder(session));
  const std::string text =
      arguments.is_certificate
          ? report::certificate_text(
                archive::certify(store, audience(session), arguments.reference))
          : record::proof_to_json(archive::prove(store, audience(session), arguments.reference));
  if (arguments.output.empty()) {
    std::cout << text;
  } else {
    write_output_file(arguments.output, text);
  }
}

}  // namespace

void add_prove(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "prove", kArchiveGroup,
      "Write a file that shows what was imported, and when at the latest",
      "  palimpsest prove 124-10180-10295@2023-06-27 --output proof.json\n"
      "  palimpsest verify proof.json 124-10180-10295.pdf        anywhere, without an archive\n"
      "  palimpsest prove 124-10180-10295 --certificate\n",
      {{kBadInput, "there is no such archive, document or release"},
       {kDamage, "the log or a record is damaged"}});
  auto arguments = std::make_shared<ProveArguments>();
  command.add_option("DOCUMENT", arguments->reference, "DOCUMENT, or DOCUMENT@RELEASE")
      ->required()
      ->check(is_not_empty());
  command.add_option("--output", arguments->output, "Write into this file")->type_name("FILE");
  command.add_flag("--certificate", arguments->is_certificate,
                   "Print the facts that a custodian's certificate needs");
  add_archive_option(command, session);
  add_access_options(command, session);
  command.callback([arguments, &session] { run_prove(*arguments, session); });
}

}  // namespace palimpsest::cli
