// Which pages and documents a filter by release, agency and day leaves. Private to this module.
//
// Most filters leave few pages or nearly all. Where a release or some years have few revisions,
// these are read before the search. Otherwise the revision of each page that is found is looked up,
// and all are read as soon as that has been done for a good part of them.
#pragma once

#include "index/database.hpp"
#include "model/search.hpp"

#include <cstdint>
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

class RevisionFilter {
 public:
  // Of `filter` it looks at releases, agency and dates alone.
  RevisionFilter(const Database& database, const SearchFilter& filter);

  // Returns the span outside of which no page is left; nothing where none is left at all.
  [[nodiscard]] std::optional<PageSpan> span() const;

  // Asked of pages in their order, it looks up each revision once.
  [[nodiscard]] bool has_page(std::int64_t page);

  // `name` is the document's row in names.
  [[nodiscard]] bool has_document(std::int64_t name);

 private:
  struct All {
    std::vector<bool> pages;  // by page id
    std::optional<PageSpan> span;
    std::unordered_set<std::int64_t> names;
  };
  struct Revision {
    std::int64_t first = 0;
    std::int64_t end = 0;
    bool is_left = false;
  };

  Statement& bind(Statement& statement) const;
  [[nodiscard]] bool are_few() const;
  void count_look_up();
  void read_all();
  void take(Statement& revisions);

  const Database& database_;
  const SearchFilter& filter_;
  std::string releases_;  // each between line ends; empty for all
  std::int64_t documents_;
  std::int64_t looked_up_ = 0;
  Statement revision_of_, document_of_;
  Revision last_;
  std::optional<All> all_;
};

}  // namespace palimpsest::index
