#include "cli/show_options.hpp"

#include "base/error.hpp"
#include "cli/session.hpp"

namespace palimpsest::cli {

void add_show_options(CLI::App& command, ShowOptions& options) {
  command
      .add_option("REFERENCE", options.reference,
                  "DOCUMENT, DOCUMENT@RELEASE or DOCUMENT@RELEASE/PAGE")
      ->required();
  CLI::Option& personal = *command.add_flag(
      "--show-personal", options.shows_personal,
      "Show a page with the numbers of persons, read from the original; on a terminal "
      "alone");
  CLI::Option& copies =
      *command.add_flag("--copies", options.shows_copies,
                        "Show the files of other documents that show the same pages");
  command
      .add_flag("--events", options.shows_events,
                "Show what was done with the document, and with the archive since, as PREMIS "
                "events")
      ->excludes(&personal)
      ->excludes(&copies);
  personal.excludes(&copies);
  command.add_flag("--edits", options.shows_edits,
                   "Show what people said, beside what the program read");
}

void check_fits(const archive::ReferenceText& text, const ShowOptions& options,
                const Session& session) {
  if (options.shows_personal) {
    check_may_show_personal(session);
    if (text.page) return;
    throw Error(ErrorKind::kUsage, "--show-personal shows the text of one page",
                "write DOCUMENT@RELEASE/PAGE");
  }
  if (options.shows_copies && text.page) {
    throw Error(ErrorKind::kUsage, "--copies are of a whole file", "write DOCUMENT@RELEASE");
  }
  if (options.shows_events && text.release) {
    throw Error(ErrorKind::kUsage, "--events are of a whole document, with all its releases",
                "write DOCUMENT alone");
  }
}

void check_is_whole(const archive::Catalogue& catalogue, const std::string& document) {
  const std::size_t slash = document.rfind('/');
  if (slash == std::string::npos || !catalogue.documents_named(document).empty()) return;
  throw Error(ErrorKind::kUsage, "'" + document + "' does not say of which release the page is",
              "write " + document.substr(0, slash) + "@RELEASE" + document.substr(slash));
}

}  // namespace palimpsest::cli
