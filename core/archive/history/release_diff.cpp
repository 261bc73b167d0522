#include "archive/history/release_diff.hpp"

#include "archive/history/document_stages.hpp"
#include "archive/history/release_set.hpp"
#include "archive/tree/catalogue.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace palimpsest::archive {
namespace {

using Releases = std::set<ReleaseId>;

struct Pair {
  const DocumentStage* before = nullptr;  // null when there is nothing to compare with
  const DocumentStage* after = nullptr;   // null when the releases hold nothing of the document
};

// `stages` are those of one document, oldest release first.
Pair choose_pair(const std::vector<DocumentStage>& stages, const Releases& wanted,
                 const std::optional<Releases>& against) {
  Pair pair;
  const auto is_after = [&](const DocumentStage& stage) {
    return wanted.contains(stage.release) && can_be_after(stage);
  };
  const auto last = std::find_if(stages.rbegin(), stages.rend(), is_after);
  if (last == stages.rend()) return pair;
  pair.after = &*last;
  const auto first = std::find_if(stages.begin(), stages.end(), is_after);
  const auto end = against ? stages.end() : first;
  for (auto stage = stages.begin(); stage != end; ++stage) {
    if (wanted.contains(stage->release)) continue;
    const bool is_before =
        against ? against->contains(stage->release) : can_be_before(*stage, *pair.after);
    if (is_before) pair.before = &*stage;
  }
  const bool is_same = pair.after && pair.before && !pair.after->side && !pair.before->side;
  return is_same ? Pair{} : pair;
}

void compare_row(Differ& differ, const Catalogue& catalogue, const Pair& pair, ReleaseRow& row) {
  const Diff diff = stage_diff(differ, catalogue, pair.before, *pair.after);
  row.verdict = diff.verdict;
  row.totals = totals_of(diff);
}

bool is_of_one_document(const Error& error) {
  return error.kind() == ErrorKind::kInput || error.kind() == ErrorKind::kIntegrity;
}

}  // namespace

std::vector<ReleaseRow> diff_release(Differ& differ, const ReleaseRequest& request,
                                     const std::function<void(const ReleaseRow&)>& told) {
  const Catalogue catalogue(differ.store(), differ.audience());
  const Releases wanted = find_releases(catalogue, request.release);
  std::optional<Releases> against;
  if (!request.against.empty()) against = find_releases(catalogue, request.against);
  std::vector<ReleaseRow> rows;
  for (const DocumentId& document : catalogue.documents()) {
    const std::vector<DocumentStage> stages = document_stages(catalogue, document);
    const Pair pair = choose_pair(stages, wanted, against);
    if (!pair.after) continue;
    ReleaseRow row{document, pair.after->folder_text(), std::nullopt, std::nullopt, {}, {}};
    if (pair.before) row.before = pair.before->folder_text();
    try {
      compare_row(differ, catalogue, pair, row);
    } catch (const Error& error) {
      if (!is_of_one_document(error)) throw;
      row.error = error.what();
    }
    if (told) told(row);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace palimpsest::archive
