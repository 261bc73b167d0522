#include "archive/reading/document_codes.hpp"

#include "identify/release_codes.hpp"
#include "record/page_record.hpp"

#include <utility>

namespace palimpsest::archive {

bool add_codes(Page& page, const std::vector<Code>& codes) {
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

void add_document_codes(std::vector<Page>& pages) {
  if (pages.empty()) return;
  const std::vector<Code> codes = identify::release_codes(pages.front());
  for (Page& page : pages) (void)add_codes(page, codes);
}

std::optional<DocumentReading> with_document_codes(const DocumentReading& reading) {
  if (reading.pages.empty()) return std::nullopt;
  const std::vector<Code> codes = identify::release_codes(reading.pages.front().page);
  if (codes.empty()) return std::nullopt;
  DocumentReading coded = reading;
  for (ReadPage& read : coded.pages) {
    Page page = record::parse_page(read.record);
    if (add_codes(page, codes)) read = as_read(std::move(page));
  }
  return coded;
}

}  // namespace palimpsest::archive
