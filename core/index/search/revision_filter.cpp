#include "index/search/revision_filter.hpp"

#include "index/search/text_tables.hpp"

#include <algorithm>
#include <limits>

namespace palimpsest::index {
namespace {

// A look-up took 10 microseconds, a revision read along with all others 4 (Python's SQLite, load
// 14).
constexpr std::int64_t kFew = 8;               // an eighth of all documents
constexpr std::int64_t kMostLookedUpPart = 4;  // a quarter

// What a page and its document must have. ?1 is empty or part of an agency, ?2 and ?3 are empty or
// days, ?4 is empty or releases. Rows of t and n are at hand; what lies further is read only if it
// is asked for and nothing nearer has decided.
constexpr const char* kOfDayAndAgency =
    "(?2 = '' OR n.date BETWEEN ?2 AND ?3) AND (?1 = ''"
    " OR instr((SELECT lower(d.agency) FROM documents d WHERE d.id = n.document), lower(?1))"
    " OR instr((SELECT lower(r.agency) FROM revisions v JOIN releases r ON r.id = v.release"
    " WHERE v.document = n.document AND v.position = t.position), lower(?1)))";
constexpr const char* kOfReleases =
    " AND (?4 = '' OR instr(?4, char(10) || (SELECT v.release FROM revisions v"
    " WHERE v.document = n.document AND v.position = t.position) || char(10)))";

std::string of_page_sql() {
  return std::string("SELECT t.first, t.first + t.pages, ") + kOfDayAndAgency + kOfReleases +
         " FROM text_revisions t CROSS JOIN names n ON n.id = t.document WHERE t.first <= ?5"
         " ORDER BY t.first DESC LIMIT 1";
}

std::string of_document_sql() {
  return std::string("SELECT 1 FROM names n LEFT JOIN text_revisions t ON t.document = n.id") +
         " WHERE n.id = ?5 AND " + kOfDayAndAgency + kOfReleases + " LIMIT 1";
}

std::string of_all_sql() {
  return std::string("SELECT t.first, t.pages, n.id FROM names n") +
         " LEFT JOIN text_revisions t ON t.document = n.id WHERE " + kOfDayAndAgency + kOfReleases;
}

// CROSS JOIN keeps the order of the tables.
std::string of_release_sql() {
  return std::string("SELECT t.first, t.pages, n.id FROM revisions v") +
         " CROSS JOIN names n ON n.document = v.document" +
         " CROSS JOIN text_revisions t ON t.document = n.id AND t.position = v.position" +
         " WHERE v.release = ?5 AND " + kOfDayAndAgency;
}

std::string between_line_ends(const SearchFilter& filter) {
  if (!filter.releases) return "";
  std::string lines = "\n";
  for (const ReleaseId& release : *filter.releases) lines += release.text() + "\n";
  return lines;
}

std::int64_t document_count(const Database& database) {
  Statement last(database, "SELECT max(id) FROM names");
  return last.next() ? last.number(0) : 0;
}

}  // namespace

RevisionFilter::RevisionFilter(const Database& database, const SearchFilter& filter)
    : database_(database),
      filter_(filter),
      releases_(between_line_ends(filter)),
      documents_(document_count(database)),
      revision_of_(database, of_page_sql()),
      document_of_(database, of_document_sql()) {
  if (are_few()) read_all();
}

std::optional<PageSpan> RevisionFilter::span() const {
  if (all_) return all_->span;
  return PageSpan{0, std::numeric_limits<std::int64_t>::max()};
}

bool RevisionFilter::has_page(std::int64_t page) {
  if (!all_ && (page < last_.first || page >= last_.end)) count_look_up();
  if (all_) {
    const auto index = static_cast<std::size_t>(page);
    return index < all_->pages.size() && all_->pages[index];
  }
  if (page < last_.first || page >= last_.end) {
    bind(revision_of_).bind(page);
    while (revision_of_.next()) {
      last_ = {revision_of_.number(0), revision_of_.number(1), revision_of_.number(2) != 0};
    }
  }
  return last_.is_left && page < last_.end;
}

bool RevisionFilter::has_document(std::int64_t name) {
  if (!all_) count_look_up();
  if (all_) return all_->names.contains(name);
  bool is_left = false;
  bind(document_of_).bind(name);
  while (document_of_.next()) is_left = true;
  return is_left;
}

Statement& RevisionFilter::bind(Statement& statement) const {
  statement.bind(filter_.agency).bind(filter_.dates ? filter_.dates->first : "");
  return statement.bind(filter_.dates ? filter_.dates->last : "").bind(releases_);
}

bool RevisionFilter::are_few() const {
  std::int64_t room = documents_ / kFew;
  const auto fill = [&](Statement& count) {
    count.bind(room + 1);
    while (count.next()) room -= count.number(0);
  };
  if (filter_.releases) {
    Statement count(database_,
                    "SELECT count(*) FROM (SELECT 1 FROM revisions WHERE release = ? LIMIT ?)");
    for (const ReleaseId& release : *filter_.releases) {
      if (room >= 0) fill(count.bind(release.text()));
    }
    return room >= 0;
  }
  if (!filter_.dates) return false;
  Statement count(database_,
                  "SELECT count(*) FROM (SELECT 1 FROM names WHERE date BETWEEN ? AND ? LIMIT ?)");
  fill(count.bind(filter_.dates->first).bind(filter_.dates->last));
  return room >= 0;
}

void RevisionFilter::count_look_up() {
  if (++looked_up_ > documents_ / kMostLookedUpPart) read_all();
}

void RevisionFilter::read_all() {
  all_.emplace();
  all_->pages.resize(static_cast<std::size_t>(next_page(database_)));
  if (!filter_.releases) {
    Statement revisions(database_, of_all_sql());
    bind(revisions);
    return take(revisions);
  }
  Statement revisions(database_, of_release_sql());
  for (const ReleaseId& release : *filter_.releases) {
    bind(revisions).bind(release.text());
    take(revisions);
  }
}

void RevisionFilter::take(Statement& revisions) {
  while (revisions.next()) {
    all_->names.insert(revisions.number(2));
    const std::int64_t first = revisions.number(0);
    const std::int64_t end =
        std::min(first + revisions.number(1), static_cast<std::int64_t>(all_->pages.size()));
    if (first >= end) continue;
    std::fill(all_->pages.begin() + first, all_->pages.begin() + end, true);
    const PageSpan before = all_->span.value_or(PageSpan{first, end - 1});
    all_->span = PageSpan{std::min(before.first, first), std::max(before.last, end - 1)};
  }
}

}  // namespace palimpsest::index
