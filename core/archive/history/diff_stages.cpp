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

// One of the two things to compare, with the document that it is a stage of.
struct Named {
  DocumentId document;
  DocumentStage stage;

  [[nodiscard]] std::string text() const {
    return stage.side ? stage.side->text() : withheld_name(document, stage.release);
  }
};

Named named_stage(const Catalogue& catalogue, const std::string& reference) {
  const ReferenceText text = parse_reference(reference);
  if (text.release && !text.page) {
    const DocumentId document = find_document(catalogue, text.document);
    for (DocumentStage& stage : document_stages(catalogue, document)) {
      const bool is_meant = stage.withheld && stage.release.text() == *text.release;
      if (is_meant) return {document, std::move(stage)};
    }
  }
  ArchivedSide side = find_side(catalogue, reference);
  const DocumentId document = side.document;
  const ReleaseId release = side.release();
  return {document, {release, {}, std::move(side), {}, {}}};
}

void check_can_be_compared(const Named& before, const Named& after) {
  if (!before.stage.side && !after.stage.side) {
    throw Error(ErrorKind::kInput,
                "the archive has no file of " + before.text() + " and " + after.text());
  }
  if (before.document == after.document && before.stage.release == after.stage.release) {
    throw Error(ErrorKind::kUsage,
                before.text() + " and " + after.text() + " are files of one release",
                "compare them as files: palimpsest diff ONE.pdf OTHER.pdf");
  }
}

}  // namespace

NamedDiff diff_revisions(Differ& differ, const std::string& before, const std::string& after) {
  const Catalogue catalogue(differ.store(), differ.audience());
  const Named earlier = named_stage(catalogue, before);
  Named later = named_stage(catalogue, after);
  check_can_be_compared(earlier, later);
  // Whoever names the two says which came first.
  if (!earlier.stage.side) later.stage.verdict = Verdict::kReleased;
  return {earlier.text(), later.text(), stage_diff(differ, catalogue, &earlier.stage, later.stage)};
}

NamedDiff diff_last_releases(Differ& differ, const std::string& document) {
  const Catalogue catalogue(differ.store(), differ.audience());
  const DocumentId id = find_document(catalogue, document);
  const std::vector<DocumentStage> stages = document_stages(catalogue, id);
  const auto after = std::find_if(stages.rbegin(), stages.rend(), can_be_after);
  if (after == stages.rend()) {
    throw Error(ErrorKind::kInput, id.text() + " has no revision in the archive");
  }
  const auto place = static_cast<std::size_t>(std::distance(after, stages.rend())) - 1;
  const auto before = stage_before(stages, place);
  const std::string earlier = before ? Named{id, stages[*before]}.text()
                              : after->verdict == Verdict::kReleased ? "(withheld in full)"
                                                                     : "(nothing earlier)";
  return {earlier, Named{id, *after}.text(),
          stage_diff(differ, catalogue, before ? &stages[*before] : nullptr, *after)};
}

}  // namespace palimpsest::archive
