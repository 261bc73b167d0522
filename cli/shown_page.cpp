#include "cli/shown_page.hpp"

#include "archive/page_with_numbers.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "cli/session.hpp"
#include "record/page_record.hpp"
#include "worker/client/client.hpp"

#include <iostream>

namespace palimpsest::cli {

void show_page(const archive::Catalogue& catalogue, const PageChoice& choice,
               const Session& session) {
  const auto& [store, revision, number, shows_personal] = choice;
  if (number > revision.observed.page_count) {
    throw Error(ErrorKind::kInput, revision.document.text() + "@" + revision.folder.text() +
                                       " has " + counted(revision.pages.size(), "page"));
  }
  if (shows_personal) {
    worker::Client worker(worker_program(), worker_options(session));
    std::cout << archive::page_with_numbers(store, revision, number, worker);
    return;
  }
  const Page& page = revision.pages[static_cast<std::size_t>(number - 1)];
  std::cout << (session.is_json ? record::page_to_json(page)
                                : catalogue.page_text(revision, number).value_or(""));
}

}  // namespace palimpsest::cli
