// The keys of pages as rows, and the pages that share some of them. Private to this module.
//
// page_words(key, page) and page_looks(band, page) are read by key: a page costs a look-up for each
// of its keys, however many pages there are.
#pragma once

#include "index/database.hpp"
#include "index/index.hpp"

#include <cstdint>
#include <vector>

namespace palimpsest::index {

// Statements that put and take away the pages of documents; prepared once.
class PageRows {
 public:
  explicit PageRows(const Database& database);

  void put(const DocumentId& document, int position, int number, const PageKeys& keys);
  void remove(const DocumentId& document);

 private:
  Statement put_page_, put_word_, put_look_;
  Statement pages_of_, remove_word_, remove_look_, remove_pages_, last_;
};

// Returns pages of any document that share keys with `keys`, most alike first.
[[nodiscard]] std::vector<PageHit> find_pages(const Database& database, const PageKeys& keys);

}  // namespace palimpsest::index
