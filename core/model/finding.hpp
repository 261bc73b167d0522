// An imperfection worth recording. A value, never an exception.
#pragma once

#include "model/names.hpp"
#include "model/region.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// Written to records: never renumber or reuse; new kinds go to the end.
enum class FindingKind {
  kDamagedObject,     // the file's structure had to be repaired
  kPageNotRendered,   // the page could not be drawn: nothing is known of it
  kPageLeftEmpty,     // the page declares content, and nothing was drawn
  kLowConfidence,     // recognised text is doubtful throughout
  kIdFromFileName,    // the document id is only the cleaned file name
  kPageCountDiffers,  // declared and real page counts differ
  kExposedText,       // the file still carries words under a redaction
  kLocked,            // needs a password
  kTimeout,
  kOutOfMemory,
  kCrashed,
  kTooLarge,
  kLibraryMessage,   // what Poppler, qpdf or Tesseract complained of
  kMarkingChanged,   // two releases of a page carry different classification markings
  kIdConflict,       // witnesses of the document id contradict each other
  kIdUnsure,         // the document id rests on a weak witness
  kSeveralRecords,   // the file holds the cover sheets of several documents
  kInkChanged,       // ink that is no text came or went: handwriting, brackets, marks
  kChecksumDiffers,  // a source gives a checksum that the bytes do not have
  kEvidenceDiffers,  // what is kept as evidence says something else of the file
  kMayBeItem,        // the file may be an item that a withdrawal sheet names
  kPageSizeAssumed,  // the image does not say how large the page is
};

template <>
inline constexpr auto kNames<FindingKind> =
    names_of("damaged_object", "page_not_rendered", "page_left_empty", "low_confidence",
             "id_from_file_name", "page_count_differs", "exposed_text", "locked", "timeout",
             "out_of_memory", "crashed", "too_large", "library_message", "marking_changed",
             "id_conflict", "id_unsure", "several_records", "ink_changed", "checksum_differs",
             "evidence_differs", "may_be_item", "page_size_assumed");

struct Finding {
  FindingKind kind{};
  std::string message;           // one sentence, never words that are withheld
  std::optional<int> page;       // from 1; none when it is about the whole file
  std::optional<Region> region;  // of that page
  int characters = 0;            // of exposed text

  friend bool operator==(const Finding&, const Finding&) = default;
};

// Whether one of them says that words are still there under a redaction.
[[nodiscard]] bool has_exposed_text(const std::vector<Finding>& findings);

}  // namespace palimpsest
