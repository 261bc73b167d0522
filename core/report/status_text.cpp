#include "report/status_text.hpp"

#include "base/counted.hpp"
#include "report/csv.hpp"

#include <cstdio>
#include <vector>

namespace palimpsest::report {
namespace {

using Row = std::vector<std::string>;

std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f %%", 100 * share);
  return text;
}

std::string heading_of(StatusGroup by) {
  switch (by) {
    case StatusGroup::kCode:
      return "CODE";
    case StatusGroup::kAgency:
      return "AGENCY";
    case StatusGroup::kRelease:
      return "RELEASE";
    case StatusGroup::kYear:
      return "YEAR";
  }
  return "";
}

std::string name_of_none(StatusGroup by) {
  return by == StatusGroup::kCode ? "no code" : by == StatusGroup::kRelease ? "no file" : "unknown";
}

std::string row_name(const CollectionStatus& status, const StatusRow& row) {
  return row.name.empty() ? name_of_none(status.by) : printable(row.name);
}

Row table_row(const std::string& name, const StatusTotals& totals) {
  return {name,
          std::to_string(totals.documents),
          std::to_string(totals.redacted),
          std::to_string(totals.none_found),
          std::to_string(totals.declared_in_full),
          std::to_string(totals.in_full_but_redacted + totals.in_part_but_none_found),
          std::to_string(totals.redactions),
          percent(page_share(totals)),
          percent(word_share(totals))};
}

std::string table_text(const CollectionStatus& status, const Style& style) {
  std::vector<Row> rows{{heading_of(status.by), "DOCUMENTS", "REDACTED", "NONE FOUND",
                         "DECLARED IN FULL", "DISAGREE", "REDACTIONS", "PAGES", "WORDS"}};
  for (const StatusRow& row : status.rows) {
    rows.push_back(table_row(row_name(status, row), row.totals));
  }
  rows.push_back(table_row("all", status.all));
  const std::string table = columns(rows);
  const std::size_t end = table.find('\n');
  return style.dim(table.substr(0, end)) + table.substr(end);
}

std::string found_word(FoundStatus found) {
  switch (found) {
    case FoundStatus::kRedacted:
      return "redacted";
    case FoundStatus::kNoneFound:
      return "no redaction found";
    case FoundStatus::kUnread:
      return "not read";
    case FoundStatus::kNoFile:
      break;
  }
  return "no file here";
}

std::string declared_text(const DocumentStatus& document) {
  if (document.declared == ReleaseState::kUnknown) return "";
  return "declared " + std::string(name_of(document.declared)) + " by " +
         printable(document.declared_by);
}

std::string documents_text(const CollectionStatus& status, ListedDocuments which,
                           const Style& style) {
  std::vector<Row> rows;
  for (const DocumentStatus& document : status.documents) {
    if (!is_listed(document, which)) continue;
    rows.push_back(
        {document.id.text(), document.release ? document.release->text() : "",
         found_word(document.found),
         document.content.all.redactions > 0
             ? counted(static_cast<std::size_t>(document.content.all.redactions), "redaction")
             : "",
         declared_text(document), disagrees(document) ? style.yellow("they disagree") : "",
         document.verdict ? std::string(name_of(*document.verdict)) : ""});
  }
  return columns(rows);
}

std::string sentence(const CollectionStatus& status) {
  const StatusTotals& all = status.all;
  return (status.at ? "at " + status.at->text() + ": " : "") +
         counted(all.redacted, "document still contains redactions",
                 "documents still contain redactions") +
         ", in " + std::to_string(all.none_found) +
         " none was found (which is not \"released in full\"), " + std::to_string(all.unread) +
         " could not be read whole, " + std::to_string(all.no_file) +
         " have no file here; agencies declare " + std::to_string(all.declared_in_full) +
         " released in full; " + std::to_string(all.released) +
         " were withheld in full until their newest release, " + std::to_string(all.withdrawn) +
         " are withdrawn by it\n";
}

Row csv_totals(const std::string& name, const StatusTotals& totals) {
  const auto count = [](std::size_t value) { return std::to_string(value); };
  return {name,
          count(totals.documents),
          count(totals.redacted),
          count(totals.none_found),
          count(totals.unread),
          count(totals.no_file),
          count(totals.declared_in_full),
          count(totals.declared_in_part),
          count(totals.declared_withheld),
          count(totals.in_full_but_redacted),
          count(totals.in_part_but_none_found),
          count(totals.released),
          count(totals.withdrawn),
          std::to_string(totals.redactions),
          std::to_string(totals.pages),
          std::to_string(totals.withheld_pages),
          csv_decimal(page_share(totals)),
          std::to_string(totals.words),
          std::to_string(totals.withheld_words),
          csv_decimal(word_share(totals))};
}

std::string groups_csv(const CollectionStatus& status) {
  std::string text = csv_line({std::string(name_of(status.by)),
                               "documents",
                               "redacted",
                               "none_found",
                               "unread",
                               "no_file",
                               "declared_in_full",
                               "declared_in_part",
                               "declared_withheld",
                               "in_full_but_redacted",
                               "in_part_but_none_found",
                               "released",
                               "withdrawn",
                               "redactions",
                               "pages",
                               "withheld_pages",
                               "page_share",
                               "words",
                               "withheld_words",
                               "word_share"});
  for (const StatusRow& row : status.rows) text += csv_line(csv_totals(row.name, row.totals));
  return text;
}

std::string documents_csv(const CollectionStatus& status, ListedDocuments which) {
  std::string text =
      csv_line({"document", "agency", "release", "found", "declared", "declared_by", "disagrees",
                "verdict", "redactions", "pages", "withheld_pages", "words", "withheld_words"});
  for (const DocumentStatus& document : status.documents) {
    if (!is_listed(document, which)) continue;
    const RevisionContent& content = document.content;
    text += csv_line({document.id.text(), document.agency,
                      document.release ? document.release->text() : "",
                      std::string(name_of(document.found)), std::string(name_of(document.declared)),
                      document.declared_by, disagrees(document) ? "yes" : "no",
                      document.verdict ? std::string(name_of(*document.verdict)) : "",
                      std::to_string(content.all.redactions), std::to_string(content.pages),
                      std::to_string(content.all.pages), std::to_string(content.words),
                      std::to_string(content.all.words)});
  }
  return text;
}

}  // namespace

bool is_listed(const DocumentStatus& document, ListedDocuments which) {
  switch (which) {
    case ListedDocuments::kNone:
      return false;
    case ListedDocuments::kRedacted:
      return document.found == FoundStatus::kRedacted;
    case ListedDocuments::kNoneFound:
      return document.found == FoundStatus::kNoneFound;
    case ListedDocuments::kDeclaredInFull:
      return document.declared == ReleaseState::kInFull;
    case ListedDocuments::kDisagreeing:
      return disagrees(document);
    case ListedDocuments::kAll:
      break;
  }
  return true;
}

std::string status_text(const CollectionStatus& status, ListedDocuments documents,
                        const Style& style) {
  return documents_text(status, documents, style) + table_text(status, style) + sentence(status);
}

std::string status_csv(const CollectionStatus& status, ListedDocuments documents) {
  return documents == ListedDocuments::kNone ? groups_csv(status)
                                             : documents_csv(status, documents);
}

}  // namespace palimpsest::report
