// The documents of found rows, the best page or change of each. Private to this module.
#pragma once

#include "index/database.hpp"
#include "index/search/filter.hpp"
#include "index/search/found_rows.hpp"
#include "model/search.hpp"

#include <cstdint>
#include <functional>
#include <set>
#include <unordered_map>
#include <vector>

namespace palimpsest::index {

// One document with what was found of it.
struct FoundDocument {
  std::int64_t name = 0;  // its row in names
  bool is_in_name = false;
  const FoundRow* best = nullptr;  // nothing when only its name was found
  std::int64_t first = 0;          // the first page of the best page's revision
  int position = 0;                // of that revision
  double score = 0;
  double best_score = 0;  // what of it the best page gives
  std::size_t rows = 0;
  std::set<int> positions = {};  // of the revisions in which something was found
};

class FoundDocuments {
 public:
  explicit FoundDocuments(const Database& database) : database_(database) {}

  // Adds pages. `rows` must outlive it.
  void add_pages(const FoundRows& rows, const std::vector<double>& scores);

  // Adds revealed words of which one is a row. `rows` must outlive it.
  void add_revealed(const FoundRows& rows, const std::vector<double>& scores);

  // Adds documents by their names.
  void add_names(const FoundRows& rows, Filter& filter);

  [[nodiscard]] std::size_t size() const { return documents_.size(); }

  // Returns the best `limit`: by score, then by id from the last.
  [[nodiscard]] std::vector<FoundDocument> best(std::size_t limit) const;

  // Says of the best page of a document whether it may be seen.
  using IsShown = std::function<bool(const FoundDocument&)>;

  struct ShownDocuments {
    std::vector<FoundDocument> best;
    bool is_complete = true;  // else so many were hidden that not all were asked for
  };

  // Returns the best `limit` as best() does, each by the best of its pages that may be seen; those
  // of which none is, are left out. Asks of few documents more than it returns.
  [[nodiscard]] ShownDocuments best_shown(std::size_t limit, const IsShown& is_shown);

 private:
  struct FoundPage {
    const FoundRow* row = nullptr;
    std::int64_t name = 0;
    std::int64_t first = 0;
    int position = 0;
    double score = 0;
  };

  void show_next_page(std::int64_t name, const IsShown& is_shown);
  void sort_pages();
  void sort_ties(std::vector<FoundDocument>& found) const;
  void add(std::int64_t name, const FoundRow& row, double score, std::int64_t first, int position);

  const Database& database_;
  std::unordered_map<std::int64_t, FoundDocument> documents_;
  std::vector<FoundPage> pages_;
  bool are_pages_sorted_ = false;
};

}  // namespace palimpsest::index
