// `show DOCUMENT@RELEASE/PAGE`: one page, as text or as its record.
#pragma once

#include "archive/tree/catalogue.hpp"
#include "model/revision.hpp"
#include "store/store.hpp"

namespace palimpsest::cli {

struct Session;

// The page a reference names; its number was not checked while it was parsed.
struct PageChoice {
  const store::Store& store;
  const Revision& revision;  // with its pages
  int number = 0;
  bool shows_personal = false;  // with the numbers of persons, read from the original
};

// Prints it. Throws Error(input) when the revision has no such page.
void show_page(const archive::Catalogue& catalogue, const PageChoice& choice,
               const Session& session);

}  // namespace palimpsest::cli
