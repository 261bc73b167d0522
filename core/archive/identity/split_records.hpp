// Files that hold several documents: each begins with the form that names it.
#pragma once

#include "archive/reading/document_reading.hpp"
#include "model/names.hpp"
#include "model/page_range.hpp"

#include <string>
#include <vector>

namespace palimpsest::archive {

// What to do with such a file.
enum class SplitMode { kNever, kAuto, kAsk };

}  // namespace palimpsest::archive

namespace palimpsest {
template <>
inline constexpr auto kNames<archive::SplitMode> = names_of("never", "auto", "ask");
}  // namespace palimpsest

namespace palimpsest::archive {

struct FoundRecord {
  std::string number;  // on its form
  PageRange pages;     // from its form to the page before the next one
};

// Returns the records of a file in order; pages before the first form belong to it. Empty when the
// file holds the forms of fewer than two records.
[[nodiscard]] std::vector<FoundRecord> find_records(const std::vector<ReadPage>& pages);

// Returns the part of a reading that is one of its records, as a document by itself.
[[nodiscard]] DocumentReading part_of(const DocumentReading& reading, const PageRange& pages);

}  // namespace palimpsest::archive
