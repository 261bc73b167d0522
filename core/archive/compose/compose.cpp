#include "archive/compose/compose.hpp"

#include "archive/compose/compared_redactions.hpp"
#include "archive/compose/composite_drawing.hpp"
#include "archive/compose/least_redacted.hpp"
#include "archive/history/document_stages.hpp"
#include "archive/room/may_be_shown.hpp"
#include "base/error.hpp"
#include "composite/composite_pdf.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

void refuse_withdrawn(const Catalogue& catalogue, const Document& document) {
  const std::vector<DocumentStage> stages = document_stages(catalogue, document.id);
  if (stages.empty() || stages.back().verdict != Verdict::kWithdrawn) return;
  throw Error(
      ErrorKind::kInput,
      document.id.text() + " is withdrawn by its newest release " + stages.back().release.text(),
      "--with-withdrawn composes what was shown before");
}

std::vector<ComposedSide> composed_sides(const Catalogue& catalogue, const DocumentId& document,
                                         const DiffOf& diff_of, PersonalTexts personal) {
  const std::vector<ArchivedSide> all = sides_by_release(catalogue, document);
  std::vector<ComposedSide> sides;
  for (const ArchivedSide& side : all) {
    ComposedSide composed{side, pages_of(catalogue, side), {}};
    if (personal == PersonalTexts::kLeftOut) {
      composed.hidden = hidden_places(catalogue, diff_of, all, side);
    }
    sides.push_back(std::move(composed));
  }
  add_compared_redactions(sides, diff_of);
  return sides;
}

std::vector<std::string> source_lines(const Catalogue& catalogue,
                                      const std::vector<ComposedSide>& sides) {
  std::vector<std::string> lines;
  for (const ComposedSide& side : sides) {
    for (const RevisionFolder& folder : side.side.folders) {
      const Revision revision = catalogue.revision(side.side.document, folder).value();
      lines.push_back(side.side.document.text() + "@" + folder.text() + ", SHA-256 " +
                      revision.observed.digests.sha256.hex());
    }
  }
  return lines;
}

}  // namespace

Composed compose(Differ& differ, const ComposeRequest& request) {
  const Catalogue catalogue(differ.store(), differ.audience());
  const Document document = shown_document(catalogue, request.document);
  if (request.withdrawn == WithdrawnDocuments::kRefused) refuse_withdrawn(catalogue, document);
  const DiffOf diff_of = [&](const ArchivedSide& before, const ArchivedSide& after) {
    return std::optional(differ.between(before, after));
  };
  const std::vector<ComposedSide> sides =
      composed_sides(catalogue, document.id, diff_of, request.personal);
  if (sides.empty()) {
    throw Error(ErrorKind::kInput, "the archive has no file of " + document.id.text());
  }
  const LeastRedacted found = find_least_redacted(sides, diff_of, request.personal);
  DrawnComposite drawn = draw_composite(differ, sides, found);
  Composed composed{{document.id, "", std::move(drawn.pages)}, ""};
  if (const Fact* title = newest_fact(document, "title")) composed.composition.title = title->value;
  composed.composition.left_out = found.left_out;
  composed.composition.sources = source_lines(catalogue, sides);
  for (const ComposedPage& page : composed.composition.pages) {
    composed.composition.still_withheld += page.page.redactions.size();
  }
  drawn.file.title = document.id.text() + ": " + composite::kStatement;
  drawn.file.list = composition_list(composed.composition);
  composed.pdf = composite::composite_pdf(drawn.file);
  return composed;
}

}  // namespace palimpsest::archive
