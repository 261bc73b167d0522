// Which pages of a paper record a file holds, by the numbers that its pages print: so the files of
// one record can be put in order where their names say nothing.
#pragma once

#include "archive/reading/document_reading.hpp"
#include "model/page_range.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

struct RecordPagesOptions {
  double min_numbered = 0.5;  // of the pages, that must show a number
  double min_agreeing = 0.8;  // of those, that must count on by one from page to page
  int least_weak = 3;         // pages in a row whose bare numbers prove something
};

// Returns the range that the pages of a file number themselves, `texts` in order, and the total
// that most of them tell. Nothing when too few show a number, or when they do not count on.
[[nodiscard]] std::optional<RecordPages> record_pages(const std::vector<std::string>& texts,
                                                      const RecordPagesOptions& options = {});

[[nodiscard]] std::optional<RecordPages> record_pages(const std::vector<ReadPage>& pages);

}  // namespace palimpsest::archive
