// Documents, revisions and pages as the reading room shows them.
#pragma once

#include "archive/tree/catalogue.hpp"
#include "archive/view/diff_view.hpp"
#include "web/room.hpp"

#include <functional>

namespace palimpsest::archive {

// A revision of a document for everybody, and a page of it.
struct RevisionPlace {
  Document document;
  Revision revision;  // without pages
  int page = 1;
};

// Finds by whatever names a place had when it was printed. Throws Error(input) when it is not held,
// may not be shown, or has no such page.
[[nodiscard]] RevisionPlace find_revision(const Catalogue& catalogue, const web::PlaceName& name);

// Says of the original of a revision whether it is whole.
using LookAt = std::function<web::OriginalLook(const Revision& revision)>;

// All but the citations, which whoever calls adds.
[[nodiscard]] web::ShownDocument shown_of(const LookAt& look_at, const Catalogue& catalogue,
                                          const Document& document);
[[nodiscard]] web::ShownPage shown_page(const LookAt& look_at, const Catalogue& catalogue,
                                        const RevisionPlace& place, const HiddenPlaces& hidden);
[[nodiscard]] web::ListedPage listed(Page page, const HiddenPlaces& hidden);
[[nodiscard]] web::ShownFile shown_file(const Catalogue& catalogue, const RevisionPlace& place,
                                        const HiddenPlaces& hidden);

}  // namespace palimpsest::archive
