#include "archive/archive.hpp"
#include "archive/copies/find_copies.hpp"
#include "archive/edit/said_values.hpp"
#include "archive/events/archive_events.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/reference.hpp"
#include "base/error.hpp"
#include "cli/access_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "cli/show_options.hpp"
#include "cli/shown_page.hpp"
#include "record/document_output.hpp"
#include "record/edit_output.hpp"
#include "record/event_output.hpp"
#include "record/revision_record.hpp"
#include "report/archive_text.hpp"
#include "report/copies_text.hpp"
#include "report/edit_text.hpp"
#include "report/event_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

void show_document(const archive::Catalogue& catalogue, const DocumentId& id,
                   const Session& session) {
  const Document document = catalogue.document(id).value();
  const DocumentSummary summary = catalogue.summary(id);
  std::cout << (session.is_json ? record::shown_document_to_json(document, summary)
                                : report::document_text(document, summary, output_style()));
}

// Without a release, of the newest file.
void show_copies(const store::Store& store, const archive::Catalogue& catalogue,
                 const DocumentId& id, const std::optional<std::string>& release,
                 const Session& session) {
  const std::vector<RevisionFolder> folders = catalogue.folders(id);
  if (folders.empty()) {
    throw Error(ErrorKind::kInput, "the archive has no file of " + id.text());
  }
  const RevisionFolder folder =
      release ? archive::find_folder(catalogue, id, *release) : folders.back();
  const std::vector<Copy> copies = archive::copies_of(store, audience(session), id, folder);
  std::cout << (session.is_json ? record::copies_to_json(id, folder, copies)
                                : report::copies_text(copies, output_style()));
}

void show_events(const store::Store& store, const DocumentId& id, const Session& session) {
  const std::vector<Event> events = archive::events_of(store, {id});
  std::cout << (session.is_json ? record::events_to_json(id, events)
                                : report::events_text(events, output_style()));
}

void show_edits(const archive::Catalogue& catalogue, const archive::FoundPlace& place,
                const Session& session) {
  const std::vector<SaidValue> said = archive::said_of(catalogue, place);
  std::cout << (session.is_json ? record::said_values_to_json(said)
                                : report::said_values_text(said, output_style()));
}

void run_show(const ShowOptions& options, const Session& session) {
  const store::Store store = archive::open_archive(archive_folder(session));
  const archive::Catalogue catalogue(store, audience(session));
  const archive::ReferenceText text = archive::parse_reference(options.reference);
  check_fits(text, options, session);
  check_is_whole(catalogue, text.document);
  const archive::FoundPlace place = archive::find_place(catalogue, text);
  const DocumentId& id = place.document;
  if (options.shows_edits) return show_edits(catalogue, place, session);
  if (options.shows_copies) return show_copies(store, catalogue, id, text.release, session);
  if (options.shows_events) return show_events(store, id, session);
  if (!text.release) return show_document(catalogue, id, session);
  Revision revision = catalogue.revision(id, place.folder.value()).value();
  revision.pages = catalogue.pages(revision);
  if (place.page)
    return show_page(catalogue, {store, revision, *place.page, options.shows_personal}, session);
  std::cout << (session.is_json ? record::revision_to_json(revision)
                                : report::revision_text(revision, output_style()) +
                                      report::said_values_text(archive::said_of(catalogue, place),
                                                               output_style()));
}

}  // namespace

void add_show(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "show", kEverydayGroup, "Show a document, one of its revisions, or the text of a page",
      "  palimpsest show 124-10180-10295\n"
      "  palimpsest show 124-10180-10295@2023\n"
      "  palimpsest show 124-10180-10295@2023-06-27/2\n"
      "  palimpsest show 124-10180-10295 --copies\n"
      "  palimpsest show 124-10180-10295 --events\n",
      {{kBadInput, "there is no such archive, document, release or page"},
       {kDamage, "a record is damaged"}});
  auto options = std::make_shared<ShowOptions>();
  add_show_options(command, *options);
  add_archive_option(command, session);
  add_access_options(command, session);
  add_sandbox_option(command, session);
  add_json_option(command, session);
  command.callback([options, &session] { run_show(*options, session); });
}

}  // namespace palimpsest::cli
