#include "archive/history/diff_stages.hpp"

#include "archive/history/document_stages.hpp"
#include "archive/tree/reference.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <optional>

namespace palimpsest::archive {
namespace {

std::string withheld_name(const DocumentId& document, const ReleaseId& release) {
  return document.text() + "@" + release.text() + " (withheld in full)";
}

// One of the two things to compare: a side, or a release that withholds the document.
struct Named {
  DocumentId document;
  std::optional<ArchivedSide> side;
  ReleaseId release;

  [[nodiscard]] std::string text() const {
    return side ? side->text() : withheld_name(document, release);
  }
};

Named named_stage(const Catalogue& catalogue, const std::string& reference) {
  const ReferenceText text = parse_reference(reference);
  if (text.release && !text.page) {
    const DocumentId document = find_document(catalogue, text.document);
    for (const DocumentStage& stage : document_stages(catalogue, document)) {
      const bool is_meant = stage.withheld && stage.release.text() == *text.release;
      if (is_meant) return {document, std::nullopt, stage.release};
    }
  }
  ArchivedSide side = find_side(catalogue, reference);
  const DocumentId document = side.document;
  const ReleaseId release = side.release();
  return {document, std::move(side), release};
}

void check_can_be_compared(const Named& before, const Named& after) {
  if (!before.side && !after.side) {
    throw Error(ErrorKind::kInput,
                "the archive has no file of " + before.text() + " and " + after.text());
  }
  if (before.document == after.document && before.release == after.release) {
    throw Error(ErrorKind::kUsage,
                before.text() + " and " + after.text() + " are files of one release",
                "compare them as files: palimpsest diff ONE.pdf OTHER.pdf");
  }
}

Diff diff_of(Differ& differ, const Catalogue& catalogue, const Named& before, const Named& after) {
  if (!after.side) return withdrawn_diff(pages_of(catalogue, *before.side));
  if (!before.side) return released_diff(pages_of(catalogue, *after.side));
  return differ.between(*before.side, *after.side);
}

bool has_side(const DocumentStage& stage) { return stage.side.has_value(); }

bool can_be_after(const DocumentStage& stage) {
  return has_side(stage) || stage.verdict == Verdict::kWithdrawn;
}

}  // namespace

NamedDiff diff_revisions(Differ& differ, const std::string& before, const std::string& after) {
  const Catalogue catalogue(differ.store());
  const Named earlier = named_stage(catalogue, before);
  const Named later = named_stage(catalogue, after);
  check_can_be_compared(earlier, later);
  return {earlier.text(), later.text(), diff_of(differ, catalogue, earlier, later)};
}

NamedDiff diff_last_releases(Differ& differ, const std::string& document) {
  const Catalogue catalogue(differ.store());
  const DocumentId id = find_document(catalogue, document);
  const std::vector<DocumentStage> stages = document_stages(catalogue, id);
  const auto after = std::find_if(stages.rbegin(), stages.rend(), can_be_after);
  if (after == stages.rend()) {
    throw Error(ErrorKind::kInput, id.text() + " has no revision in the archive");
  }
  const Named later{id, after->side, after->release};
  const bool is_released = after->verdict == Verdict::kReleased;
  const auto before =
      is_released ? std::next(after) : std::find_if(std::next(after), stages.rend(), has_side);
  if (before != stages.rend()) {
    const Named earlier{id, before->side, before->release};
    return {earlier.text(), later.text(), diff_of(differ, catalogue, earlier, later)};
  }
  const std::vector<Page> pages = pages_of(catalogue, *later.side);
  if (is_released) return {"(withheld in full)", later.text(), released_diff(pages)};
  return {"(nothing earlier)", later.text(), first_revision_diff(pages)};
}

}  // namespace palimpsest::archive
