#include "archive/reading/document_reading.hpp"

#include "align/copies/page_keys.hpp"
#include "archive/compare/joined_document.hpp"
#include "page/readable_text.hpp"
#include "record/page_record.hpp"

#include <utility>

namespace palimpsest::archive {

ReadPage as_read(Page page) {
  ReadPage read{{}, record::page_to_json(page), page::readable_text(page), align::keys_of(page)};
  page.lines = {};
  read.page = std::move(page);
  return read;
}

ReadPage renumbered(const ReadPage& read, int number) {
  Page page = record::parse_page(read.record);
  renumber(page, number);
  return as_read(std::move(page));
}

}  // namespace palimpsest::archive
