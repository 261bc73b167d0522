#include "index/search/filter.hpp"

#include "index/search/text_tables.hpp"

#include <algorithm>
#include <limits>
#include <string>

namespace palimpsest::index {
namespace {

// What a document and a release must have; ?1 is empty or part of an agency, ?2 and ?3 are empty or
// days.
constexpr const char* kOfAgency =
    " AND (?1 = '' OR instr(lower(d.agency), lower(?1)) OR instr(lower(r.agency), lower(?1)))";
constexpr const char* kOfDay = " AND (?2 = '' OR n.date BETWEEN ?2 AND ?3)";

// Begins with the revisions of one release, ?4, of which there are few beside all.
constexpr const char* kOfReleaseSql =
    "SELECT t.first, t.pages, t.document FROM revisions v"
    " CROSS JOIN names n ON n.document = v.document"
    " CROSS JOIN text_revisions t ON t.document = n.id AND t.position = v.position"
    " JOIN documents d ON d.id = v.document JOIN releases r ON r.id = v.release"
    " WHERE v.release = ?4";

// Begins with the documents of the days; CROSS JOIN keeps the order of the tables.
constexpr const char* kOfAllSql =
    "SELECT t.first, t.pages, t.document FROM names n"
    " CROSS JOIN text_revisions t ON t.document = n.id"
    " CROSS JOIN documents d ON d.id = n.document"
    " CROSS JOIN revisions v ON v.document = n.document AND v.position = t.position"
    " CROSS JOIN releases r ON r.id = v.release WHERE 1";

constexpr const char* kNamesSql =
    "SELECT n.id FROM names n JOIN documents d ON d.id = n.document"
    " WHERE (?1 = '' OR instr(lower(d.agency), lower(?1)))"
    " AND (?2 = '' OR n.date BETWEEN ?2 AND ?3)";

// Few beside all: they are told apart page by page, and the others are not read for them.
constexpr const char* kHiddenSql =
    "SELECT n.id, t.first, t.pages FROM documents d JOIN names n ON n.document = d.id"
    " LEFT JOIN text_revisions t ON t.document = n.id"
    " WHERE d.restricted_until <> '' AND d.restricted_until > ?";

void bind_filter(Statement& statement, const SearchFilter& filter) {
  statement.bind(filter.agency).bind(filter.dates ? filter.dates->first : "");
  statement.bind(filter.dates ? filter.dates->last : "");
}

}  // namespace

Filter::Filter(const Database& database, const SearchFilter& filter) : filter_(filter) {
  if (filter.restricted == RestrictedHits::kLeftOut) read_hidden(database);
  if (!filter.code.empty() || filter.only_redacted) {
    codes_.emplace(database, plain_code(filter.code), next_page(database));
  }
  if (!filter.releases && filter.agency.empty() && !filter.dates) return;
  names_.emplace();
  if (!filter.releases && !codes_) read_names(database);
  read_revisions(database);
}

std::optional<PageSpan> Filter::span() const {
  if (!pages_) return PageSpan{0, std::numeric_limits<std::int64_t>::max()};
  const auto first = std::find(pages_->begin(), pages_->end(), true);
  if (first == pages_->end()) return std::nullopt;
  const auto last = std::find(pages_->rbegin(), pages_->rend(), true);
  return PageSpan{first - pages_->begin(), pages_->rend() - last - 1};
}

void Filter::read_hidden(const Database& database) {
  Statement hidden(database, kHiddenSql);
  hidden.bind(filter_.open_on);
  while (hidden.next()) {
    hidden_names_.insert(hidden.number(0));
    const std::int64_t first = hidden.number(1);
    const std::int64_t pages = hidden.number(2);
    if (pages > 0) hidden_pages_[first] = first + pages - 1;
  }
}

void Filter::read_names(const Database& database) {
  Statement names(database, kNamesSql);
  bind_filter(names, filter_);
  while (names.next()) names_->insert(names.number(0));
}

void Filter::read_revisions(const Database& database) {
  pages_.emplace(static_cast<std::size_t>(next_page(database)));
  const auto take = [&](Statement& revisions) {
    while (revisions.next()) {
      names_->insert(revisions.number(2));
      const auto first = static_cast<std::size_t>(revisions.number(0));
      const auto end = first + static_cast<std::size_t>(revisions.number(1));
      for (std::size_t page = first; page < end && page < pages_->size(); ++page) {
        (*pages_)[page] = true;
      }
    }
  };
  if (!filter_.releases) {
    Statement revisions(database, std::string(kOfAllSql) + kOfDay + kOfAgency);
    bind_filter(revisions, filter_);
    return take(revisions);
  }
  Statement revisions(database, std::string(kOfReleaseSql) + kOfDay + kOfAgency);
  for (const ReleaseId& release : *filter_.releases) {
    bind_filter(revisions, filter_);
    revisions.bind(release.text());
    take(revisions);
  }
}

bool Filter::hides_page(std::int64_t page) const {
  auto hidden = hidden_pages_.upper_bound(page);
  return hidden != hidden_pages_.begin() && page <= (--hidden)->second;
}

bool Filter::has_page(std::int64_t page) {
  if (hides_page(page)) return false;
  const auto index = static_cast<std::size_t>(page);
  if (pages_ && (index >= pages_->size() || !(*pages_)[index])) return false;
  return !codes_ || codes_->are_on(page);
}

bool Filter::has_name(std::int64_t name) const {
  if (hides(name) || codes_) return false;
  return !names_ || names_->contains(name);
}

bool Filter::has_release(std::int64_t name, const std::string& after) const {
  if (hides(name)) return false;
  if (names_ && !names_->contains(name)) return false;
  return !filter_.releases || filter_.releases->contains(release_of(RevisionFolder(after)));
}

}  // namespace palimpsest::index
