#include "archive/reading/document_codes.hpp"

#include "identify/release_codes.hpp"
#include "record/page_record.hpp"

#include <utility>
#include <vector>

namespace palimpsest::archive {

bool add_document_codes(Page& page, const Page& first) {
  const std::vector<Code> codes = identify::release_codes(first);
  if (codes.empty()) return false;
  bool is_changed = false;
  for (Redaction& redaction : page.redactions) {
    // A sheet says itself why its pages are withheld.
    if (!redaction.codes.empty() || redaction.kind == RedactionKind::kPage) continue;
    redaction.codes = codes;
    is_changed = true;
  }
  return is_changed;
}

std::optional<DocumentReading> with_document_codes(const DocumentReading& reading) {
  if (reading.pages.empty()) return std::nullopt;
  const Page& first = reading.pages.front().page;
  if (identify::release_codes(first).empty()) return std::nullopt;
  DocumentReading coded = reading;
  for (ReadPage& read : coded.pages) {
    if (!add_document_codes(read.page, first)) continue;
    Page page = record::parse_page(read.record);
    (void)add_document_codes(page, first);
    read = as_read(std::move(page));
  }
  return coded;
}

}  // namespace palimpsest::archive
