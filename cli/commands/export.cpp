#include "archive/archive.hpp"
#include "archive/checksum_list.hpp"
#include "archive/evidence/sign.hpp"
#include "archive/exchange/holdings_of.hpp"
#include "cli/access_options.hpp"
#include "cli/actor_options.hpp"
#include "cli/bag_export.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/key_options.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "report/style.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

struct ExportArguments {
  bool is_checkpoint = false;
  bool is_unrecorded = false;
  std::string bag, premis, prov;
  std::vector<std::string> documents;
};

void note_unreadable(const Holdings& holdings, Session& session) {
  for (const HeldDocument& held : holdings.documents) {
    for (const std::string& path : held.diffs.unreadable) {
      std::cerr << "note: the kept diff " << report::printable(path)
                << " cannot be read and is left out: palimpsest verify tells whether it is "
                   "damaged; diff makes it anew\n";
      session.exit_code = kSomethingToReport;
    }
  }
}

void run_export(const ExportArguments& arguments, Session& session) {
  store::Store store = open_to_write(session);
  if (arguments.is_checkpoint) {
    std::cout << archive::newest_checkpoint(store);
    return;
  }
  const bool is_metadata = !arguments.premis.empty() || !arguments.prov.empty();
  if (arguments.bag.empty() && !is_metadata) {
    note_hidden(store, session);
    std::cout << archive::sha256_list(store, audience(session));
    return;
  }
  if (arguments.documents.empty()) note_hidden(store, session);
  const bool is_partial =
      !arguments.documents.empty() || !archive::hidden_documents(store, audience(session)).empty();
  const Holdings holdings = archive::holdings_of(
      store, archive::named_documents(store, audience(session), arguments.documents), kSoftware);
  note_unreadable(holdings, session);
  if (!arguments.bag.empty())
    return write_bag(store, holdings, {arguments.bag, is_partial, !arguments.is_unrecorded},
                     session);
  if (!arguments.premis.empty()) {
    write_output_file(arguments.premis, archive::export_premis(holdings));
  } else {
    write_output_file(arguments.prov, archive::export_prov(holdings));
  }
}

void add_options(CLI::App& command, ExportArguments& arguments) {
  CLI::Option_group& what = *command.add_option_group("what");
  CLI::Option& sums =
      *what.add_flag("--sha256sums")->description("The originals as `sha256sum -c` reads them");
  CLI::Option& checkpoint = *what.add_flag("--checkpoint", arguments.is_checkpoint,
                                           "The newest checkpoint of the log, for `verify "
                                           "--since`");
  what.add_option("--bagit", arguments.bag, "A bag of RFC 8493, in a folder that is made")
      ->check(is_not_empty())
      ->type_name("DIR");
  what.add_option("--premis", arguments.premis,
                  "Objects, events, agents and rights as XML of PREMIS 3")
      ->check(is_not_empty())
      ->type_name("FILE");
  what.add_option("--prov", arguments.prov, "What came from what, as PROV-JSON")
      ->check(is_not_empty())
      ->type_name("FILE");
  what.require_option(1);
  command
      .add_option("DOCUMENT", arguments.documents,
                  "The documents of a bag, or of PREMIS and PROV; default: all of them")
      ->excludes(&sums)
      ->excludes(&checkpoint);
}

}  // namespace

void add_export(CLI::App& app, Session& session) {
  CLI::App& command =
      add_command(app, "export", kArchiveGroup, "Write what stock tools can check",
                  "  palimpsest export --sha256sums > originals.sha256\n"
                  "  cd jfk && sha256sum -c ../originals.sha256\n"
                  "  palimpsest export --checkpoint > /elsewhere/jfk.checkpoint\n"
                  "  palimpsest export --bagit /media/bag 124-10180-10295\n"
                  "  palimpsest export --premis jfk.premis.xml\n"
                  "  palimpsest export --prov jfk.prov.json 124-10180-10295\n",
                  {{kSomethingToReport, "a kept diff cannot be read and is left out"},
                   {kBadInput, "there is no such archive or document"},
                   {kEnvironment, "the output cannot be written"},
                   {kConflict, "something stands where the bag is to be"},
                   {kDamage, "a record, the log or an original is damaged"}});
  auto arguments = std::make_shared<ExportArguments>();
  add_options(command, *arguments);
  add_actor_options(command, session);
  command.get_option("--operator")->needs(command.get_option("--bagit"));
  command
      .add_flag("--no-record", arguments->is_unrecorded,
                "Do not record a bag as a copy, with a commit of its own, for `show --events`")
      ->needs(command.get_option("--bagit"));
  add_key_options(command, session);
  for (const char* option : {"--key", "--passphrase-file"}) {
    command.get_option(option)->needs(command.get_option("--bagit"));
  }
  add_archive_option(command, session);
  add_access_options(command, session);
  add_json_option(command, session);
  command.get_option("--json")->needs(command.get_option("--bagit"));  // the others are no answers
  command.callback([arguments, &session] { run_export(*arguments, session); });
}

}  // namespace palimpsest::cli
