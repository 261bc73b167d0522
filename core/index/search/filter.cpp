#include "index/search/filter.hpp"

#include "index/search/text_tables.hpp"

#include <limits>
#include <string>

namespace palimpsest::index {
namespace {

// Few beside all: they are told apart page by page, and the others are not read for them.
constexpr const char* kHiddenSql =
    "SELECT n.id, t.first, t.pages FROM documents d JOIN names n ON n.document = d.id"
    " LEFT JOIN text_revisions t ON t.document = n.id"
    " WHERE d.restricted_until <> '' AND d.restricted_until > ?";

}  // namespace

Filter::Filter(const Database& database, const SearchFilter& filter) : filter_(filter) {
  if (filter.restricted == RestrictedHits::kLeftOut) read_hidden(database);
  if (!filter.code.empty() || filter.only_redacted) {
    codes_.emplace(database, plain_code(filter.code), next_page(database));
  }
  if (filter.releases || !filter.agency.empty() || filter.dates) {
    revisions_.emplace(database, filter);
  }
}

std::optional<PageSpan> Filter::span() const {
  if (revisions_) return revisions_->span();
  return PageSpan{0, std::numeric_limits<std::int64_t>::max()};
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

bool Filter::hides_page(std::int64_t page) const {
  auto hidden = hidden_pages_.upper_bound(page);
  return hidden != hidden_pages_.begin() && page <= (--hidden)->second;
}

bool Filter::has_page(std::int64_t page) {
  if (hides_page(page)) return false;
  if (revisions_ && !revisions_->has_page(page)) return false;
  return !codes_ || codes_->are_on(page);
}

bool Filter::has_name(std::int64_t name) {
  if (hides(name) || codes_) return false;
  return !revisions_ || revisions_->has_document(name);
}

bool Filter::has_release(std::int64_t name, const std::string& after) {
  if (hides(name)) return false;
  if (revisions_ && !revisions_->has_document(name)) return false;
  return !filter_.releases || filter_.releases->contains(release_of(RevisionFolder(after)));
}

}  // namespace palimpsest::index
