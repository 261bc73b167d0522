// The keys of pages as rows, and the pages that share some of them. Private to this module.
//
// page_words(key, page) and page_looks(band, page) are read by key: a page costs a look-up for each
// of its keys, however many pages there are.
#pragma once

#include "index/database.hpp"
#include "index/index.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest::index {

// Statements that put and take away the pages of documents; prepared once.
class PageRows {
 public:
  explicit PageRows(const Database& database);

  // Makes the pages of a document these, of its revisions in their order. Those that are known so
  // stay as they are: to write a key costs more than to read it.
  void put(const DocumentId& document, const std::vector<std::vector<PageKeys>>& revisions);
  void remove(const DocumentId& document) { put(document, {}); }

 private:
  struct Row {
    std::int64_t id = 0;
    std::string words, look;  // as they stand in the row
  };
  using Place = std::pair<int, int>;  // of a revision among those of its document, and of a page

  [[nodiscard]] std::map<Place, Row> rows_of(const DocumentId& document);
  void add(const DocumentId& document, const Place& place, const PageKeys& keys);
  void remove(const Row& row);

  Statement put_page_, put_word_, put_look_;
  Statement pages_of_, remove_word_, remove_look_, remove_page_, last_;
};

// Returns pages of any document that share keys with `keys`, most alike first.
[[nodiscard]] std::vector<PageHit> find_pages(const Database& database, const PageKeys& keys);

}  // namespace palimpsest::index
