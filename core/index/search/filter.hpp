// Which pages and documents a filter leaves. Private to this module.
#pragma once

#include "index/database.hpp"
#include "index/search/page_codes.hpp"
#include "model/search.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace palimpsest::index {

// Pages by their ids, both inclusive.
struct PageSpan {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

class Filter {
 public:
  // Reads the revisions of the releases, agencies and days that `filter` restricts to, and the
  // restricted documents.
  Filter(const Database& database, const SearchFilter& filter);

  [[nodiscard]] bool restricts_pages() const { return pages_ || codes_ || hides_documents(); }

  // Returns the span outside of which the filter leaves no page; nothing where it leaves none.
  [[nodiscard]] std::optional<PageSpan> span() const;

  // Whether restricted documents are left out, and which.
  [[nodiscard]] bool hides_documents() const { return !hidden_names_.empty(); }
  [[nodiscard]] bool hides(std::int64_t name) const { return hidden_names_.contains(name); }
  [[nodiscard]] bool hides_page(std::int64_t page) const;

  [[nodiscard]] bool has_page(std::int64_t page);

  // Whether a document can be found by its name alone. `name` is its row in names.
  [[nodiscard]] bool has_name(std::int64_t name) const;

  // Whether the words that `after` revealed of a document can be found.
  [[nodiscard]] bool has_release(std::int64_t name, const std::string& after) const;

 private:
  void read_hidden(const Database& database);
  void read_names(const Database& database);
  void read_revisions(const Database& database);

  const SearchFilter& filter_;
  std::optional<std::vector<bool>> pages_;                 // by page id
  std::optional<std::unordered_set<std::int64_t>> names_;  // rows of documents
  std::optional<PageCodes> codes_;
  std::unordered_set<std::int64_t> hidden_names_;      // likewise
  std::map<std::int64_t, std::int64_t> hidden_pages_;  // first page of a revision to its last
};

}  // namespace palimpsest::index
