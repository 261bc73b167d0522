#include "archive/history/document_stages.hpp"

#include "archive/compare/diff_sides.hpp"
#include "base/date_order.hpp"

#include <utility>

namespace palimpsest::archive {
namespace {

// No page of what an earlier release showed is left.
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

bool is_stage_before(const DocumentStage& one, const DocumentStage& other) {
  return one.date && other.date && is_surely_before(*one.date, *other.date);
}

}  // namespace

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
      const Release& release = releases[*stage.files];
      stages.push_back(
          {release.id, release.date, std::move(sides[*stage.files]), {}, stage.verdict});
    } else {
      const StateClaim& claim = *stage.withheld;
      stages.push_back({claim.release, claim.source.as_of, {}, claim, stage.verdict});
    }
  }
  return stages;
}

bool can_be_before(const DocumentStage& stage, const DocumentStage& after) {
  return stage.side || is_stage_before(stage, after);
}

bool can_be_after(const DocumentStage& stage) {
  return stage.side || stage.verdict == Verdict::kWithdrawn;
}

std::optional<std::size_t> stage_before(const std::vector<DocumentStage>& stages,
                                        std::size_t after) {
  for (std::size_t i = after; i-- > 0;) {
    if (can_be_before(stages[i], stages[after])) return i;
  }
  return std::nullopt;
}

Diff stage_diff(Differ& differ, const Catalogue& catalogue, const DocumentStage* before,
                const DocumentStage& after) {
  const bool has_before = before != nullptr && before->side;
  if (!after.side) {
    return withdrawn_diff(has_before ? pages_of(catalogue, *before->side) : std::vector<Page>{});
  }
  if (has_before) return differ.between(*before->side, *after.side);
  Diff diff = first_revision_diff(pages_of(catalogue, *after.side));
  const bool was_withheld =
      after.verdict == Verdict::kReleased || (before != nullptr && is_stage_before(*before, after));
  if (was_withheld) diff.verdict = Verdict::kReleased;
  return diff;
}

}  // namespace palimpsest::archive
