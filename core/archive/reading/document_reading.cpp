#include "archive/reading/document_reading.hpp"

#include "page/readable_text.hpp"
#include "record/page_record.hpp"

#include <utility>

namespace palimpsest::archive {

ReadPage as_read(Page page) {
  ReadPage read{{}, record::page_to_json(page), page::readable_text(page)};
  page.lines = {};
  read.page = std::move(page);
  return read;
}

}  // namespace palimpsest::archive
