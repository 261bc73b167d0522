#include "report/release_text.hpp"

#include "base/counted.hpp"
#include "report/csv.hpp"
#include "report/totals_text.hpp"

#include <array>
#include <cstdio>

namespace palimpsest::report {
namespace {

std::string moved_text(const Movement& movement) {
  if (movement.places == 0) return "";
  return counted(static_cast<std::size_t>(movement.places), "place") + ", " +
         counted(static_cast<std::size_t>(movement.words), "word");
}

std::vector<std::string> table_row(const ReleaseRow& row) {
  const std::string before = row.before.value_or("(nothing earlier)");
  if (!row.verdict) return {row.document.text(), row.after, before, "failed", printable(row.error)};
  return {row.document.text(),
          row.after,
          before,
          std::string(name_of(*row.verdict)),
          moved_text(row.totals.all.opened),
          moved_text(row.totals.all.closed),
          std::to_string(row.totals.all.still_withheld)};
}

std::string verdicts_text(const ReleaseTotals& totals) {
  std::string text;
  for (const auto& [verdict, count] : totals.verdicts) {
    text +=
        (text.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(name_of(verdict));
  }
  if (totals.failed == 0) return text;
  return text + (text.empty() ? "" : ", ") + std::to_string(totals.failed) + " failed";
}

std::string sum_text(const ReleaseTotals& totals, const Style& style) {
  std::string text = counted(static_cast<std::size_t>(totals.documents), "document") + ": " +
                     verdicts_text(totals) + "\n";
  if (totals.opened.places > 0)
    text += style.green("opened ") + movement_text(totals.opened) + "\n";
  if (totals.closed.places > 0) text += style.red("closed ") + movement_text(totals.closed) + "\n";
  return text +
         style.bold("really new: " + std::to_string(totals.news) + " of " +
                    counted(static_cast<std::size_t>(totals.documents), "document")) +
         "\n";
}

std::vector<std::string> csv_row(const ReleaseRow& row) {
  std::vector<std::string> fields{row.document.text(), row.after, row.before.value_or(""),
                                  row.verdict ? std::string(name_of(*row.verdict)) : "failed"};
  const DiffTotals& totals = row.totals;
  for (const int count : {totals.kept, totals.lifted, totals.shrunk, totals.grown, totals.added,
                          totals.gone_with_page, totals.all.still_withheld, totals.all.opened.words,
                          totals.all.closed.words}) {
    fields.push_back(row.verdict ? std::to_string(count) : "");
  }
  for (const double pages : {totals.all.opened.pages, totals.all.closed.pages}) {
    fields.push_back(row.verdict ? csv_decimal(pages) : "");
  }
  fields.push_back(printable(row.error));
  return fields;
}

}  // namespace

std::string release_text(const std::vector<ReleaseRow>& rows, const Style& style) {
  std::string text;
  if (!rows.empty()) {
    std::vector<std::vector<std::string>> table{
        {"DOCUMENT", "RELEASE", "AGAINST", "VERDICT", "OPENED", "CLOSED", "STILL WITHHELD"}};
    for (const ReleaseRow& row : rows) table.push_back(table_row(row));
    const std::string lines = columns(table);
    const std::size_t head_end = lines.find('\n');
    text = style.dim(lines.substr(0, head_end)) + lines.substr(head_end);
  }
  return text + sum_text(totals_of(rows), style);
}

std::string release_csv(const std::vector<ReleaseRow>& rows) {
  std::string text =
      csv_line({"document", "release", "against", "verdict", "kept", "lifted", "shrunk", "grown",
                "added", "gone_with_page", "still_withheld", "words_opened", "words_closed",
                "pages_opened", "pages_closed", "error"});
  for (const ReleaseRow& row : rows) text += csv_line(csv_row(row));
  return text;
}

}  // namespace palimpsest::report
