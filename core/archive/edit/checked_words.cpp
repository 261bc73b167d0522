#include "archive/edit/checked_words.hpp"

#include "archive/edit/edited_pages.hpp"

#include <sstream>

namespace palimpsest::archive {
namespace {

std::vector<ReadWord> words_of(const std::string& text) {
  std::vector<ReadWord> words;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) words.push_back({word});
  return words;
}

void check(Change& change, const CheckedWords& words) {
  change.checked = CheckedReading{words.mark, change.text};
  change.text = words.text;
  change.words = words_of(words.text);
  change.confidence = 1;
}

}  // namespace

RevisionEdits edits_of(const store::Snapshot& snapshot, const ArchivedSide& side) {
  return Catalogue(snapshot).edits(side.document, side.folders.front());
}

std::optional<Place> place_in_after(const Change& change) {
  if (change.after) return Place{change.after->page, change.after->region};
  return change.place;
}

bool is_reading_of(const CheckedWords& words, const std::string& against, const Place& place) {
  return words.against == against && words.page == place.page &&
         overlap(words.region, place.region) >= kSamePlace;
}

Diff with_checked_words(Diff diff, const store::Snapshot& snapshot, const ArchivedSide& before,
                        const ArchivedSide& after) {
  for (const CheckedWords& words : edits_of(snapshot, after).checked_words) {
    for (Change& change : diff.changes) {
      const auto place = place_in_after(change);
      const bool has_words = !change.text.empty() && change.status != ChangeStatus::kKept;
      if (has_words && place && is_reading_of(words, before.folder_text(), *place)) {
        check(change, words);
      }
    }
  }
  return diff;
}

}  // namespace palimpsest::archive
