// Which pages and documents a filter leaves. Private to this module.
#pragma once

#include "index/database.hpp"
#include "index/search/page_codes.hpp"
#include "index/search/revision_filter.hpp"
#include "model/search.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>

namespace palimpsest::index {

class Filter {
 public:
  // Reads the restricted documents; `filter` must outlive it.
  Filter(const Database& database, const SearchFilter& filter);

  [[nodiscard]] bool restricts_pages() const { return revisions_ || codes_ || hides_documents(); }

  // Returns the span outside of which the filter leaves no page; nothing where it leaves none.
  [[nodiscard]] std::optional<PageSpan> span() const;

  // Whether restricted documents are left out, and which.
  [[nodiscard]] bool hides_documents() const { return !hidden_names_.empty(); }
  [[nodiscard]] bool hides(std::int64_t name) const { return hidden_names_.contains(name); }
  [[nodiscard]] bool hides_page(std::int64_t page) const;

  [[nodiscard]] bool has_page(std::int64_t page);

  // Whether a document can be found by its name alone. `name` is its row in names.
  [[nodiscard]] bool has_name(std::int64_t name);

  // Whether the words that `after` revealed of a document can be found.
  [[nodiscard]] bool has_release(std::int64_t name, const std::string& after);

 private:
  void read_hidden(const Database& database);

  const SearchFilter& filter_;
  std::optional<RevisionFilter> revisions_;
  std::optional<PageCodes> codes_;
  std::unordered_set<std::int64_t> hidden_names_;      // rows of documents
  std::map<std::int64_t, std::int64_t> hidden_pages_;  // first page of a revision to its last
};

}  // namespace palimpsest::index
