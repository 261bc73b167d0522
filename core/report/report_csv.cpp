#include "report/report_csv.hpp"

#include "report/csv.hpp"
#include "report/html/markup.hpp"
#include "report/redaction_text.hpp"
#include "report/style.hpp"

#include <algorithm>
#include <vector>

namespace palimpsest::report {
namespace {

// Returns the digests of the files that make a side, joined by a blank where it came in parts.
std::string digests_of(const ReportedDocument& document, const std::string& side,
                       std::size_t index) {
  std::string digests;
  if (!document.held) {
    return index < document.files.size() ? document.files[index].sha256.hex() : std::string();
  }
  for (const HeldRevision& held : document.held->revisions) {
    const std::string folder = held.revision.folder.text();
    const bool is_of = side == document.name + "@" + folder ||
                       side == document.name + "@" + release_of(held.revision.folder).text();
    if (!is_of) continue;
    digests += (digests.empty() ? "" : " ") + held.revision.observed.digests.sha256.hex();
  }
  return digests;
}

void add_place(const std::optional<RedactionSide>& side, std::vector<std::string>& fields) {
  if (!side) {
    fields.insert(fields.end(), 5, "");
    return;
  }
  fields.push_back(std::to_string(side->page));
  const Region& region = side->region;
  for (const Length length : {region.left, region.top, region.right, region.bottom}) {
    fields.push_back(html::length_text(length));
  }
}

std::string codes_of(const std::optional<RedactionSide>& side) {
  return side ? printable(codes_text(side->codes)) : "";
}

std::string change_row(const ReportedDocument& document, const Change& change) {
  const DiffView& view = document.view;
  const bool is_left_out = change.unquoted_words > 0 || (change.personal && !view.shows_personal);
  std::vector<std::string> fields{document.name,
                                  printable(view.before),
                                  printable(view.after),
                                  change.id,
                                  std::string(name_of(change.status)),
                                  codes_of(change.before),
                                  codes_of(change.after),
                                  is_left_out ? "" : printable(change.text),
                                  change.personal ? "yes" : "no",
                                  csv_decimal(change.confidence)};
  add_place(change.before, fields);
  // What was lifted has no redaction in AFTER, but a place.
  std::optional<RedactionSide> after = change.after;
  if (!after && change.place)
    after = RedactionSide{change.place->page, change.place->region, {}, {}};
  add_place(after, fields);
  fields.push_back(digests_of(document, view.before, 0));
  fields.push_back(digests_of(document, view.after, 1));
  return csv_line(fields);
}

}  // namespace

std::string report_csv(const ReportView& report) {
  std::string text = csv_line(
      {"document",    "before",       "after",         "change",      "status",      "codes_before",
       "codes_after", "text",         "personal",      "confidence",  "page_before", "left_before",
       "top_before",  "right_before", "bottom_before", "page_after",  "left_after",  "top_after",
       "right_after", "bottom_after", "sha256_before", "sha256_after"});
  for (const ReportedDocument& document : report.documents) {
    for (const Change& change : document.view.diff.changes) text += change_row(document, change);
  }
  return text;
}

}  // namespace palimpsest::report
