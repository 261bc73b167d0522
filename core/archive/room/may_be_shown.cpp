#include "archive/room/may_be_shown.hpp"

#include "archive/history/kept_diffs.hpp"
#include "archive/report/hidden_places.hpp"
#include "archive/tree/reference.hpp"
#include "archive/view/page_picture.hpp"
#include "base/error.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

// Returns the hidden places of one of several joined files: its pages come after `before` others.
HiddenPlaces of_part(const HiddenPlaces& all, int before, int count) {
  HiddenPlaces part;
  part.is_unknown = all.is_unknown;
  const auto is_in = [&](int page) { return page > before && page <= before + count; };
  for (const auto& [page, covers] : all.covers) {
    if (is_in(page)) part.covers[page - before] = covers;
  }
  for (const int page : all.pages) {
    if (is_in(page)) part.pages.insert(page - before);
  }
  return part;
}

int page_count(const Catalogue& catalogue, const DocumentId& document,
               const RevisionFolder& folder) {
  return catalogue.revision(document, folder).value().observed.page_count;
}

}  // namespace

std::vector<Region> covers_on(const Page& page, const HiddenPlaces& hidden) {
  std::vector<Region> covers = personal_places(page);
  for (const Region& cover : hidden.wide_covers(page.number)) covers.push_back(cover);
  return covers;
}

Audience everybody_today() { return audience_at(Instant::now()); }

Catalogue catalogue_for_everybody(const store::Store& store) { return {store, everybody_today()}; }

Document shown_document(const Catalogue& catalogue, const std::string& name) {
  const auto id = look_up_document(catalogue, name);
  auto document = id ? catalogue.document(*id) : std::nullopt;
  if (document) return std::move(*document);
  throw Error(ErrorKind::kInput, "the archive holds no document '" + name + "'");
}

HiddenPlaces hidden_in(const Catalogue& catalogue, const DocumentId& document,
                       const RevisionFolder& folder) {
  const std::vector<ArchivedSide> sides = sides_by_release(catalogue, document);
  const DiffOf kept = [&](const ArchivedSide& before, const ArchivedSide& after) {
    return find_kept(catalogue.snapshot(), before, after);
  };
  for (const ArchivedSide& side : sides) {
    int before = 0;
    for (const RevisionFolder& part : side.folders) {
      const int count = page_count(catalogue, document, part);
      if (part == folder) {
        return of_part(hidden_places(catalogue, kept, sides, side), before, count);
      }
      before += count;
    }
  }
  return hidden_places(catalogue, kept, sides, {document, {folder}});
}

Page without_hidden(Page page, const HiddenPlaces& hidden) {
  if (hidden.hides(page.number)) {
    page.lines.clear();
    page.identifiers.clear();
    page.form.reset();
    return page;
  }
  if (!hidden.covers.contains(page.number)) return page;
  for (Line& line : page.lines) {
    std::erase_if(line, [&](const Word& word) { return hidden.hides(page.number, word.region); });
  }
  std::erase_if(page.lines, [](const Line& line) { return line.empty(); });
  return page;
}

}  // namespace palimpsest::archive
