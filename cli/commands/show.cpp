#include "archive/archive.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/reference.hpp"
#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "record/command_output.hpp"
#include "record/page_record.hpp"
#include "record/revision_record.hpp"
#include "report/archive_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

void show_document(const archive::Catalogue& catalogue, const DocumentId& id,
                   const Session& session) {
  const Document document = catalogue.document(id).value();
  const DocumentSummary summary = catalogue.summary(id);
  std::cout << (session.is_json ? record::document_summary_to_json(summary)
                                : report::document_text(document, summary, output_style()));
}

void show_page(const archive::Catalogue& catalogue, const Revision& revision, int number,
               const Session& session) {
  if (number > revision.observed.page_count) {
    throw Error(ErrorKind::kInput, revision.document.text() + "@" + revision.folder.text() +
                                       " has " + report::counted(revision.pages.size(), "page"));
  }
  const Page& page = revision.pages[static_cast<std::size_t>(number - 1)];
  std::cout << (session.is_json ? record::page_to_json(page)
                                : catalogue.page_text(revision, number).value_or(""));
}

// DOCUMENT/PAGE leaves open of which release.
void check_is_whole(const archive::Catalogue& catalogue, const std::string& document) {
  const std::size_t slash = document.rfind('/');
  if (slash == std::string::npos || !catalogue.documents_named(document).empty()) return;
  throw Error(ErrorKind::kUsage, "'" + document + "' does not say of which release the page is",
              "write " + document.substr(0, slash) + "@RELEASE" + document.substr(slash));
}

void run_show(const std::string& reference, const Session& session) {
  const store::Store store = archive::open_archive(archive_folder(session));
  const archive::Catalogue catalogue(store.tip());
  const archive::ReferenceText text = archive::parse_reference(reference);
  check_is_whole(catalogue, text.document);
  const DocumentId id = archive::find_document(catalogue, text.document);
  if (!text.release) return show_document(catalogue, id, session);
  Revision revision =
      catalogue.revision(id, archive::find_folder(catalogue, id, *text.release)).value();
  revision.pages = catalogue.pages(revision);
  if (text.page) return show_page(catalogue, revision, *text.page, session);
  std::cout << (session.is_json ? record::revision_to_json(revision)
                                : report::revision_text(revision, output_style()));
}

}  // namespace

void add_show(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "show", kEverydayGroup, "Show a document, one of its revisions, or the text of a page",
      "  palimpsest show 124-10180-10295\n"
      "  palimpsest show 124-10180-10295@2023\n"
      "  palimpsest show 124-10180-10295@2023-06-27/2\n",
      {{kBadInput, "there is no such archive, document, release or page"},
       {kDamage, "a record is damaged"}});
  auto reference = std::make_shared<std::string>();
  command
      .add_option("REFERENCE", *reference, "DOCUMENT, DOCUMENT@RELEASE or DOCUMENT@RELEASE/PAGE")
      ->required();
  add_archive_option(command, session);
  add_json_option(command, session);
  command.callback([reference, &session] { run_show(*reference, session); });
}

}  // namespace palimpsest::cli
