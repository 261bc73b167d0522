// How much of a collection is open at a day, and where agency and program disagree.
#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "model/diff.hpp"
#include "model/document.hpp"
#include "model/names.hpp"
#include "model/revision_content.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// Written to outputs that scripts read: never rename.
enum class StatusGroup { kCode, kAgency, kRelease, kYear };
template <>
inline constexpr auto kNames<StatusGroup> = names_of("code", "agency", "release", "year");

// What the program found in a document. Written to outputs that scripts read: never rename.
enum class FoundStatus {
  kRedacted,   // at least one redaction
  kNoneFound,  // no redaction was found, which is not "released in full"
  kUnread,     // none was found, and pages could not be read
  kNoFile,     // nobody released a file of it that is here
};
template <>
inline constexpr auto kNames<FoundStatus> = names_of("redacted", "none_found", "unread", "no_file");

// One document as it stands at the day: its newest release with a file.
struct DocumentStatus {
  DocumentId id;
  std::string agency;  // as lists say, else that of its newest release; empty when nobody says
  std::optional<ReleaseId> release;  // nothing without a file
  std::string year;                  // of that release; empty when it has no date
  FoundStatus found{};
  RevisionContent content;
  ReleaseState declared = ReleaseState::kUnknown;  // by its agency
  std::string declared_by;                         // "list 2023.xlsx"; empty when nobody does
  std::optional<Verdict> verdict = {};  // kReleased or kWithdrawn, by its newest release; else none

  friend bool operator==(const DocumentStatus&, const DocumentStatus&) = default;
};

// Whether the agency declares released in full what shows redactions, or in part what shows none.
[[nodiscard]] bool disagrees(const DocumentStatus& document);

// Documents added up. A document counts under each of its codes.
struct StatusTotals {
  std::size_t documents = 0;
  std::size_t redacted = 0;
  std::size_t none_found = 0;
  std::size_t unread = 0;
  std::size_t no_file = 0;
  std::size_t declared_in_full = 0;
  std::size_t declared_in_part = 0;
  std::size_t declared_withheld = 0;
  std::size_t in_full_but_redacted = 0;  // declared in full, and redactions were found
  std::size_t in_part_but_none_found = 0;
  std::size_t released = 0;  // by their newest release, and withheld in full until it
  std::size_t withdrawn =
      0;  // of which the newest release withholds all, and an earlier one had files
  long long pages = 0;
  long long words = 0;  // that can be read
  long long withheld_pages = 0;
  long long withheld_words = 0;  // estimated
  long long redactions = 0;

  friend bool operator==(const StatusTotals&, const StatusTotals&) = default;
};

// Return 0..1; 0 when there is nothing.
[[nodiscard]] double page_share(const StatusTotals& totals);
[[nodiscard]] double word_share(const StatusTotals& totals);

struct StatusRow {
  std::string name;  // the code, agency, release or year; empty for none
  StatusTotals totals;

  friend bool operator==(const StatusRow&, const StatusRow&) = default;
};

struct CollectionStatus {
  std::optional<EdtfDate> at;  // nothing: as it stands now
  StatusGroup by{};
  StatusTotals all;
  std::vector<StatusRow> rows;            // codes by redactions, the others by name
  std::vector<DocumentStatus> documents;  // sorted by id

  friend bool operator==(const CollectionStatus&, const CollectionStatus&) = default;
};

// Adds up `documents`, which are sorted by id. Of a group by code, withheld pages and words and
// redactions are those under the code.
[[nodiscard]] CollectionStatus add_up(std::vector<DocumentStatus> documents,
                                      const std::optional<EdtfDate>& at, StatusGroup by);

}  // namespace palimpsest
