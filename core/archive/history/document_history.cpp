#include "archive/history/document_history.hpp"

#include "archive/compare/diff_sides.hpp"
#include "archive/history/document_stages.hpp"
#include "archive/history/passages.hpp"
#include "archive/tree/reference.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

bool is_of_after(const UnpairedRedaction& redaction) { return redaction.side == Side::kAfter; }

// Whether older releases may know more of what the later one withholds than the one before it,
// which showed it or lacks its page. Where each redaction was withheld before, they have been asked
// for that one.
bool leaves_open(const Diff& diff) {
  return std::any_of(diff.changes.begin(), diff.changes.end(), is_closing) ||
         std::any_of(diff.unpaired.begin(), diff.unpaired.end(), is_of_after);
}

bool is_recorded(const RedactionSide& side, const std::vector<Page>& pages) {
  const auto page = std::find_if(pages.begin(), pages.end(),
                                 [&](const Page& each) { return each.number == side.page; });
  if (!side.parts.empty() || page == pages.end()) return true;
  return std::any_of(page->redactions.begin(), page->redactions.end(),
                     [&](const Redaction& redaction) { return redaction.region == side.region; });
}

// Whether the later release withholds something that only the earlier one shows to be there: the
// next diff will not speak of it.
bool has_unrecorded(const Diff& diff, const std::vector<Page>& after) {
  return std::any_of(diff.changes.begin(), diff.changes.end(), [&](const Change& change) {
    return change.after && !is_recorded(*change.after, after);
  });
}

ReleasePages release_pages(const Catalogue& catalogue, const ArchivedSide& side) {
  ReleasePages release;
  int first_page = 1;
  for (const RevisionFolder& folder : side.folders) {
    release.parts.push_back({folder, first_page, catalogue.import_rank(side.document, folder)});
    first_page += catalogue.revision(side.document, folder)->observed.page_count;
  }
  release.pages = pages_of(catalogue, side);
  return release;
}

// The stages that are steps of a history: those with files, and those that withdraw them.
std::vector<DocumentStage> steps_of(const Catalogue& catalogue, const DocumentId& document) {
  std::vector<DocumentStage> steps = document_stages(catalogue, document);
  std::erase_if(steps, [](const DocumentStage& stage) {
    return !stage.side && stage.verdict != Verdict::kWithdrawn;
  });
  return steps;
}

DiffsOfReleases compare_releases(Differ& differ, const Catalogue& catalogue,
                                 const std::vector<DocumentStage>& steps,
                                 const std::vector<ReleasePages>& releases) {
  DiffsOfReleases diffs;
  bool has_hidden = false;  // in the release before
  for (std::size_t after = 1; after < steps.size(); ++after) {
    const Diff& last = diffs
                           .emplace(std::pair(after - 1, after),
                                    stage_diff(differ, catalogue, &steps[after - 1], steps[after]))
                           .first->second;
    const auto earlier = stage_before(steps, after);
    if (earlier && *earlier + 1 < after) {
      diffs.emplace(std::pair(*earlier, after),
                    stage_diff(differ, catalogue, &steps[*earlier], steps[after]));
    }
    const bool asks_all = has_hidden || leaves_open(last);
    for (std::size_t before = 0; asks_all && before + 1 < after; ++before) {
      if (!steps[before].side || !steps[after].side) continue;
      diffs.emplace(std::pair(before, after),
                    differ.between(*steps[before].side, *steps[after].side));
    }
    has_hidden = has_unrecorded(last, releases[after].pages);
  }
  return diffs;
}

ReleaseStep release_step(const DocumentStage& stage, const Diff& diff) {
  return {stage.folder_text(), stage.verdict.value_or(diff.verdict), totals_of(diff)};
}

}  // namespace

DocumentHistory follow_document(Differ& differ, const std::string& document) {
  const Catalogue catalogue(differ.store(), differ.audience());
  const DocumentId id = find_document(catalogue, document);
  const std::vector<DocumentStage> steps = steps_of(catalogue, id);
  std::vector<ReleasePages> releases;
  for (const DocumentStage& step : steps) {
    releases.push_back(step.side ? release_pages(catalogue, *step.side) : ReleasePages{});
  }
  const DiffsOfReleases diffs = compare_releases(differ, catalogue, steps, releases);
  DocumentHistory history{id, {}, {}, {}};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto before = stage_before(steps, i);
    history.releases.push_back(release_step(
        steps[i], before ? diffs.at({*before, i}) : first_revision_diff(releases[i].pages)));
  }
  FollowedPassages followed = follow_passages(releases, diffs);
  history.passages = std::move(followed.passages);
  history.closed_again = std::move(followed.closed_again);
  return history;
}

}  // namespace palimpsest::archive
