#include "archive/compare/text_comparison.hpp"

#include "archive/compare/read_places.hpp"
#include "diff/text/conclude_text.hpp"
#include "diff/text/mark_changes.hpp"
#include "diff/text/text_changes.hpp"
#include "identify/codes.hpp"
#include "identify/page_marks.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace palimpsest::archive {
namespace {

// Redactions, codes and marks of one page.
std::vector<Region> other_places(const Page& page, const std::vector<PageMark>& marks) {
  std::vector<Region> places;
  for (const Redaction& redaction : page.redactions) places.push_back(redaction.region);
  for (const PageMark& mark : marks) places.push_back(mark.region);
  if (page.redactions.empty()) return places;
  for (const CodeReading& code : identify::find_codes(page.lines)) places.push_back(code.region);
  return places;
}

// A change may have a place where the detector saw no redaction.
void add_places(const std::vector<Change>& changes, diff::OtherPlaces& places) {
  for (const Change& change : changes) {
    if (change.before) places.before.push_back(change.before->region);
    if (change.after) places.after.push_back(change.after->region);
    if (change.place) places.after.push_back(change.place->region);
  }
}

std::optional<Finding> marking_finding(const MetadataChange& change) {
  if (change.kind != MarkKind::kClassification) return std::nullopt;
  if (!change.before || !change.after) return std::nullopt;
  if (identify::classification_rank(change.text_before) ==
      identify::classification_rank(change.text_after)) {
    return std::nullopt;
  }
  return Finding{FindingKind::kMarkingChanged,
                 "the classification marking \"" + change.text_before + "\" reads \"" +
                     change.text_after + "\" now",
                 change.after->page, change.after->region, 0};
}

}  // namespace

PageTexts::PageTexts(const diff::TextPages& pages, diff::InkMatch ink)
    : pages_(pages),
      ink_(std::move(ink)),
      before_(identify::find_page_marks(pages.before.lines, pages.before.size)),
      after_(identify::find_page_marks(pages.after.lines, pages.after.size)),
      places_{other_places(pages.before, before_.marks), other_places(pages.after, after_.marks)} {
  if (!has_form()) words_ = diff::pair_words(pages_, places_, ink_);
}

KnownInk PageTexts::known_ink(Side side) const {
  KnownInk ink{{}, diff::moved_words(words_, side)};
  const identify::PageMarks& marks = side == Side::kBefore ? before_ : after_;
  for (const PageMark& mark : marks.marks) ink.marks.push_back(mark.region);
  return ink;
}

TextComparison PageTexts::compare(const std::vector<Change>& changes, ReaderPair readers) const {
  TextComparison comparison;
  comparison.metadata_changes = diff::compare_marks(pages_, before_.marks, after_.marks, ink_);
  for (const MetadataChange& change : comparison.metadata_changes) {
    if (auto finding = marking_finding(change)) comparison.findings.push_back(std::move(*finding));
  }
  if (has_form()) return comparison;
  diff::OtherPlaces places = places_;
  add_places(changes, places);
  for (const diff::TextCandidate& candidate :
       diff::find_text_changes(pages_, words_, places, ink_)) {
    const TextChange& change = candidate.change;
    const RegionReading earlier =
        read_place(readers.before, pages_.before, change.crop_before, comparison.findings);
    const RegionReading later =
        read_place(readers.after, pages_.after, change.crop_after, comparison.findings);
    if (auto text_change = diff::conclude_text(candidate, earlier, later)) {
      comparison.text_changes.push_back(std::move(*text_change));
    }
  }
  return comparison;
}

bool is_form(const Page& page) { return identify::find_page_marks(page.lines, page.size).is_form; }

}  // namespace palimpsest::archive
