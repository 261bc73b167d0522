#include "archive/archive.hpp"
#include "archive/checksum_list.hpp"
#include "archive/evidence/sign.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

void run_export(bool is_checkpoint, const Session& session) {
  const store::Store store = archive::open_archive(archive_folder(session));
  std::cout << (is_checkpoint ? archive::newest_checkpoint(store) : archive::sha256_list(store));
}

}  // namespace

void add_export(CLI::App& app, Session& session) {
  CLI::App& command =
      add_command(app, "export", kArchiveGroup, "Write what stock tools can check",
                  "  palimpsest export --sha256sums > originals.sha256\n"
                  "  cd jfk && sha256sum -c ../originals.sha256\n"
                  "  palimpsest export --checkpoint > /elsewhere/jfk.checkpoint\n",
                  {{kBadInput, "there is no archive"}, {kDamage, "a record is damaged"}});
  auto is_checkpoint = std::make_shared<bool>(false);
  CLI::Option_group& what = *command.add_option_group("what");
  what.add_flag("--sha256sums")->description("The originals as `sha256sum -c` reads them");
  what.add_flag("--checkpoint", *is_checkpoint,
                "The newest checkpoint of the log, for `verify --since`");
  what.require_option(1);
  add_archive_option(command, session);
  command.callback([is_checkpoint, &session] { run_export(*is_checkpoint, session); });
}

}  // namespace palimpsest::cli
