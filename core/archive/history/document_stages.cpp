#include "archive/history/document_stages.hpp"

#include "archive/compare/diff_sides.hpp"

#include <utility>

namespace palimpsest::archive {

std::vector<DocumentStage> document_stages(const Catalogue& catalogue, const DocumentId& document) {
  std::vector<ArchivedSide> sides = sides_by_release(catalogue, document);
  std::vector<Release> releases;
  for (const ArchivedSide& side : sides) {
    const ReleaseId id = side.release();
    releases.push_back(catalogue.release(id).value_or(Release{id, {}, {}, {}, {}, {}}));
  }
  const Document known = catalogue.document(document).value_or(Document{document, {}});
  std::vector<DocumentStage> stages;
  for (ReleaseStage& stage :
       release_stages(releases, known.states, catalogue.releases_held(known))) {
    if (stage.files) {
      stages.push_back(
          {releases[*stage.files].id, std::move(sides[*stage.files]), {}, stage.verdict});
    } else {
      stages.push_back({stage.withheld->release, {}, stage.withheld, stage.verdict});
    }
  }
  return stages;
}

Diff released_diff(const std::vector<Page>& pages) {
  Diff diff = first_revision_diff(pages);
  diff.verdict = Verdict::kReleased;
  return diff;
}

Diff withdrawn_diff(const std::vector<Page>& pages) {
  Diff diff;
  diff.verdict = Verdict::kWithdrawn;
  for (const Page& page : pages) {
    diff.pages.push_back({PageReference{page.number, page.size}, std::nullopt});
    for (const Redaction& redaction : page.redactions) {
      diff.unpaired.push_back(
          {Side::kBefore, {page.number, redaction.region, {}, redaction.codes}});
    }
  }
  return diff;
}

}  // namespace palimpsest::archive
