// Letter pages for the tests of the archive: redactions in rows of twenty points, and withdrawal
// sheets.
#pragma once

#include "archive/reading/document_reading.hpp"
#include "archive/reading/reading_tools.hpp"
#include "model/diff.hpp"
#include "support/letter.hpp"

#include <string>
#include <utility>
#include <vector>

namespace palimpsest::archive {

inline PageReference reference(int number) { return {number, test::kLetter}; }

inline Region box(int row) { return test::region_of(100, 20 * row, 300, 20 * row + 12); }

// A change on the first page.
inline Change change(ChangeStatus status, int row, const std::string& text = "") {
  Change change;
  change.status = status;
  change.text = text;
  change.place = Place{1, box(row)};
  if (status != ChangeStatus::kAdded) change.before = RedactionSide{1, box(row), {}, {}};
  if (status != ChangeStatus::kLifted) change.after = RedactionSide{1, box(row), {}, {}};
  return change;
}

inline Page page_with(int number, std::vector<Redaction> redactions) {
  Page page = test::letter_page(number);
  page.redactions = std::move(redactions);
  return page;
}

using SheetRow = std::pair<std::string, std::string>;  // number and title

// The first page of a file, which is a withdrawal sheet.
inline Page sheet_with(const std::vector<SheetRow>& rows) {
  Page page = test::letter_page(1);
  page.form = Form{FormKind::kWithdrawalSheet, {}, {}};
  for (const auto& [number, title] : rows) {
    page.form->rows.push_back(
        {{"number", number, {}, 0.9}, {"title", title, {}, 0.9}, {"restriction", "P5", {}, 0.9}});
  }
  return page;
}

inline constexpr const char* kFile = "a file";  // the bytes that were read

inline DocumentReading reading_of(const std::vector<Page>& pages, const Tooling& tooling) {
  DocumentReading reading;
  reading.digests = digests_of(kFile);
  reading.facts.page_count = static_cast<int>(pages.size());
  reading.facts.tooling = tooling;
  for (const Page& page : pages) reading.pages.push_back(as_read(page));
  return reading;
}

}  // namespace palimpsest::archive
