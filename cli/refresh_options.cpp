#include "cli/refresh_options.hpp"

#include "cli/access_options.hpp"
#include "cli/identity_options.hpp"
#include "cli/session.hpp"

namespace palimpsest::cli {

void add_refresh_options(CLI::App& command, RefreshOptions& options, Session& session) {
  command
      .add_option("DOCUMENT", options.names,
                  "DOCUMENT or DOCUMENT@RELEASE; default: every document of the archive")
      ->check(is_not_empty());
  command.add_flag("--all", options.reads_all, "Read what present tools have read already, too");
  command
      .add_option("--ocr", options.ocr,
                  "Read pages by OCR: auto, always or never; default: as each was read")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  command
      .add_option("--lang", options.languages,
                  "Languages of the pages, as Tesseract names them; default: as each was read")
      ->check(is_not_empty())
      ->type_name("LANG");
  add_identifiers_option(command, session);
}

archive::RefreshChoice refresh_choice(const RefreshOptions& options, const Session& session) {
  Session read = session;
  if (!options.ocr.empty()) read.ocr_option = options.ocr;
  if (!options.languages.empty()) read.languages = options.languages;
  const worker::ReadOptions said = read_options(read);
  archive::RefreshChoice choice{
      audience(session), options.names,
      options.reads_all ? archive::RefreshScope::kAll : archive::RefreshScope::kDiffering};
  if (!options.ocr.empty()) choice.ocr = said.ocr;
  if (!options.languages.empty()) choice.languages = said.languages;
  choice.identifiers = own_identifiers(session);
  return choice;
}

}  // namespace palimpsest::cli
