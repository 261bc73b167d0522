// Which pages and documents a filter leaves. Private to this module.
#pragma once

#include "index/database.hpp"
#include "model/search.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace palimpsest::index {

class Filter {
 public:
  // Reads the revisions, when `filter` restricts anything, and what its audience does not see.
  Filter(const Database& database, const SearchFilter& filter);

  [[nodiscard]] bool restricts_pages() const { return pages_ || hides_documents(); }

  // Whether documents are left out that the audience does not see, and which.
  [[nodiscard]] bool hides_documents() const { return !hidden_names_.empty(); }
  [[nodiscard]] bool hides(std::int64_t name) const { return hidden_names_.contains(name); }
  [[nodiscard]] bool hides_page(std::int64_t page) const;

  [[nodiscard]] bool has_page(std::int64_t page) const;

  // Whether a document can be found by its name alone. `name` is its row in names.
  [[nodiscard]] bool has_name(std::int64_t name) const;

  // Whether the words that `after` revealed of a document can be found.
  [[nodiscard]] bool has_release(std::int64_t name, const std::string& after) const;

 private:
  void read_hidden(const Database& database);
  void read_names(const Database& database);
  void read_revisions(const Database& database);
  void keep_pages_with(const Database& database, const std::string& code);

  const SearchFilter& filter_;
  std::optional<std::vector<bool>> pages_;                 // by page id
  std::optional<std::unordered_set<std::int64_t>> names_;  // rows of documents
  std::unordered_set<std::int64_t> hidden_names_;          // likewise
  std::map<std::int64_t, std::int64_t> hidden_pages_;      // first page of a revision to its last
};

// Whether one of `codes`, plain and one a line, is `code` or begins with it: 1.4 is also 1.4b, but
// b1 is not b10.
[[nodiscard]] bool is_code_meant(const std::string& plain, const std::string& code);

}  // namespace palimpsest::index
