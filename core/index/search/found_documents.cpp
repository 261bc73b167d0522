#include "index/search/found_documents.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace palimpsest::index {
namespace {

// A document whose title or number is what was asked for stands above all that only mention it.
constexpr double kNameScore = 100;

// Further pages count, but ten of them less than one that fits better.
constexpr double kFurtherPages = 0.3;

// Documents that are passed over for the sake of what may be seen: to ask of one may cost reading
// its records and all that is kept of how its releases differ.
constexpr std::size_t kMostAsked = 40;

}  // namespace

void FoundDocuments::add(std::int64_t name, const FoundRow& row, double score, std::int64_t first,
                         int position) {
  pages_.push_back({&row, name, first, position, score});
  FoundDocument& document = documents_[name];
  document.name = name;
  ++document.rows;
  document.positions.insert(position);
  // The newest release of the document shows most, as a rule.
  const bool is_better =
      document.best == nullptr ||
      std::tuple(score, position) > std::tuple(document.score, document.position);
  if (!is_better) return;
  document.best = &row;
  document.first = first;
  document.position = position;
  document.score = document.best_score = score;
}

void FoundDocuments::add_pages(const FoundRows& rows, const std::vector<double>& scores) {
  Statement revision(database_,
                     "SELECT first, pages, document, position FROM text_revisions"
                     " WHERE first <= ? ORDER BY first DESC LIMIT 1");
  std::int64_t first = 0;
  std::int64_t end = 0;
  std::int64_t name = 0;
  int position = 0;
  for (std::size_t i = 0; i < rows.rows().size(); ++i) {
    const FoundRow& row = rows.rows()[i];
    if (row.row < first || row.row >= end) {
      revision.bind(row.row);
      while (revision.next()) {
        first = revision.number(0);
        end = first + revision.number(1);
        name = revision.number(2);
        position = static_cast<int>(revision.number(3));
      }
    }
    if (row.row < end) add(name, row, scores[i], first, position);
  }
}

void FoundDocuments::add_revealed(const FoundRows& rows, const std::vector<double>& scores) {
  Statement found(database_, "SELECT document FROM revealed WHERE id = ?");
  for (std::size_t i = 0; i < rows.rows().size(); ++i) {
    found.bind(rows.rows()[i].row);
    while (found.next()) add(found.number(0), rows.rows()[i], scores[i], 0, 0);
  }
}

void FoundDocuments::add_names(const FoundRows& rows, Filter& filter) {
  for (const FoundRow& row : rows.rows()) {
    const auto known = documents_.find(row.row);
    if (known == documents_.end() && !filter.has_name(row.row)) continue;
    FoundDocument& document = documents_[row.row];
    document.name = row.row;
    document.is_in_name = true;
    document.score += kNameScore;
  }
}

std::vector<FoundDocument> FoundDocuments::best(std::size_t limit) const {
  std::vector<FoundDocument> all;
  all.reserve(documents_.size());
  for (const auto& [name, document] : documents_) {
    all.push_back(document);
    if (document.rows > 1) {
      all.back().score += kFurtherPages * std::log(static_cast<double>(document.rows));
    }
  }
  const std::size_t count = std::min(limit, all.size());
  if (count == 0) return {};
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(count);
  std::partial_sort(all.begin(), end, all.end(),
                    [](const FoundDocument& a, const FoundDocument& b) {
                      return std::tuple(-a.score, -a.name) < std::tuple(-b.score, -b.name);
                    });
  const double least = all[count - 1].score;
  const auto rest = std::partition(end, all.end(),
                                   [&](const FoundDocument& each) { return each.score == least; });
  all.erase(rest, all.end());
  sort_ties(all);
  all.resize(count);
  return all;
}

FoundDocuments::ShownDocuments FoundDocuments::best_shown(std::size_t limit,
                                                          const IsShown& is_shown) {
  std::unordered_set<std::int64_t> settled;
  for (;;) {
    ShownDocuments shown{best(limit)};
    bool is_settled = true;
    for (const FoundDocument& each : shown.best) {
      if (settled.size() >= kMostAsked + limit || !settled.insert(each.name).second) continue;
      if (each.best == nullptr || is_shown(each)) continue;
      show_next_page(each.name, is_shown);
      is_settled = false;
    }
    if (!is_settled) continue;
    const auto unasked = std::erase_if(
        shown.best, [&](const FoundDocument& each) { return !settled.contains(each.name); });
    shown.is_complete = unasked == 0;
    return shown;
  }
}

// Leaves of a document whose best page may not be seen the next that may, or nothing of it.
void FoundDocuments::show_next_page(std::int64_t name, const IsShown& is_shown) {
  FoundDocument& document = documents_[name];
  sort_pages();
  document.score -= document.best_score;
  const auto [first, last] = std::equal_range(
      pages_.begin(), pages_.end(), FoundPage{nullptr, name},
      [](const FoundPage& one, const FoundPage& other) { return one.name < other.name; });
  for (auto page = first; page != last; ++page) {
    if (page->row == document.best) continue;
    FoundDocument next = document;
    next.best = page->row;
    next.first = page->first;
    next.position = page->position;
    next.best_score = page->score;
    next.score += page->score;
    if (!is_shown(next)) continue;
    document = next;
    return;
  }
  document.best = nullptr;
  document.rows = 0;
  document.positions.clear();
  if (!document.is_in_name) documents_.erase(name);
}

void FoundDocuments::sort_pages() {
  if (are_pages_sorted_) return;
  std::sort(pages_.begin(), pages_.end(), [](const FoundPage& one, const FoundPage& other) {
    return std::tuple(one.name, -one.score, -one.position, one.row->row) <
           std::tuple(other.name, -other.score, -other.position, other.row->row);
  });
  are_pages_sorted_ = true;
}

// The order of rows is that of imports, and another in an index that was made anew.
void FoundDocuments::sort_ties(std::vector<FoundDocument>& found) const {
  Statement name(database_, "SELECT document FROM names WHERE id = ?");
  std::map<std::int64_t, std::string> ids;
  const auto is_tied = [&](std::size_t i) {
    return (i > 0 && found[i - 1].score == found[i].score) ||
           (i + 1 < found.size() && found[i + 1].score == found[i].score);
  };
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!is_tied(i)) continue;
    name.bind(found[i].name);
    while (name.next()) ids[found[i].name] = name.text(0);
  }
  std::sort(found.begin(), found.end(), [&](const FoundDocument& a, const FoundDocument& b) {
    if (a.score != b.score) return a.score > b.score;
    return ids[a.name] > ids[b.name];
  });
}

}  // namespace palimpsest::index
