// What does not agree between a release as an agency lists it and as the archive holds it.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"
#include "model/names.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// Written to outputs that scripts read: never renumber or reuse; new kinds go to the end.
enum class AuditFaultKind {
  kRowWithoutFile,    // the archive has no file for a row
  kFileWithoutRow,    // no row is about a file of the archive
  kListedTwice,       // several rows give the same file to the same record
  kPageCountDiffers,  // the list declares another number of pages than the file has
  kSeveralFiles,      // one record has several files in the release
  kSeveralRecords,    // one file serves several records
  kOtherId,           // the list calls the document otherwise than its file or the archive does
  kWithheldMetadata,  // the list withholds a title, a name or another value
  kUnusableRow,       // a row names neither record nor file, or no release
};
template <>
inline constexpr auto kNames<AuditFaultKind> = names_of("row_without_file", "file_without_row",
                                                        "listed_twice", "page_count_differs",
                                                        "several_files", "several_records",
                                                        "other_id", "withheld_metadata",
                                                        "unusable_row");

struct AuditFault {
  AuditFaultKind kind{};
  std::string message;                 // one sentence
  std::optional<ReleaseId> release;    // nothing for a row that names none
  std::optional<DocumentId> document;  // as the list calls it; as the archive does without a row
  std::string file_name;               // empty when there is none
  std::vector<std::string> places;     // "row 12"; empty when no row is about it
  std::optional<int> declared;         // pages
  std::optional<int> found;

  friend bool operator==(const AuditFault&, const AuditFault&) = default;
};

struct Audit {
  std::string list;  // name of its file
  Sha256 sha256{Sha256::Bytes{}};
  std::vector<ReleaseId> releases;  // that were looked at, sorted
  std::size_t rows = 0;             // about them
  std::size_t files = 0;            // that the archive holds of them
  std::size_t matched = 0;          // rows with their file
  std::size_t restricted = 0;       // further rows, about documents that are not shown
  std::vector<AuditFault> faults;   // by kind, then in the order of the rows

  friend bool operator==(const Audit&, const Audit&) = default;
};

}  // namespace palimpsest
