#include "index/search/filter.hpp"

#include "index/search/text_tables.hpp"

#include <string>

namespace palimpsest::index {
namespace {

// ?1 is empty or part of an agency; ?2 and ?3 are empty or days.
constexpr const char* kRevisionsSql =
    "SELECT t.first, t.pages, t.document, v.release"
    " FROM text_revisions t JOIN names n ON n.id = t.document"
    " JOIN documents d ON d.id = n.document"
    " JOIN revisions v ON v.document = n.document AND v.position = t.position"
    " JOIN releases r ON r.id = v.release"
    " WHERE (?1 = '' OR instr(lower(d.agency), lower(?1)) OR instr(lower(r.agency), lower(?1)))"
    " AND (?2 = '' OR n.date BETWEEN ?2 AND ?3)";

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

bool is_code_meant(const std::string& plain, const std::string& code) {
  if (!plain.starts_with(code)) return false;
  if (plain.size() == code.size() || code.empty()) return true;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return !(is_digit(code.back()) && is_digit(plain[code.size()]));
}

Filter::Filter(const Database& database, const SearchFilter& filter) : filter_(filter) {
  if (filter.audience.restricted == RestrictedDocuments::kLeftOut) read_hidden(database);
  const bool restricts_documents =
      filter.releases || !filter.agency.empty() || filter.dates.has_value();
  const bool restricts_places = !filter.code.empty() || filter.only_redacted;
  if (!restricts_documents && !restricts_places) return;
  names_.emplace();
  if (restricts_documents && !filter.releases && !restricts_places) read_names(database);
  read_revisions(database);
  if (restricts_places) keep_pages_with(database, plain_code(filter.code));
}

void Filter::read_hidden(const Database& database) {
  Statement hidden(database, kHiddenSql);
  hidden.bind(filter_.audience.day);
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
  Statement revisions(database, kRevisionsSql);
  bind_filter(revisions, filter_);
  while (revisions.next()) {
    if (filter_.releases && !filter_.releases->contains(ReleaseId(revisions.text(3)))) continue;
    names_->insert(revisions.number(2));
    const auto first = static_cast<std::size_t>(revisions.number(0));
    const auto end = first + static_cast<std::size_t>(revisions.number(1));
    for (std::size_t page = first; page < end && page < pages_->size(); ++page) {
      (*pages_)[page] = true;
    }
  }
}

void Filter::keep_pages_with(const Database& database, const std::string& code) {
  std::vector<bool> kept(pages_->size());
  Statement rows(database,
                 "SELECT code, page FROM text_codes WHERE code >= ?1 AND (?1 <> '' OR"
                 " code = '') ORDER BY code");
  rows.bind(code);
  while (rows.next()) {
    const std::string plain = rows.text(0);
    if (!plain.starts_with(code)) break;
    const auto page = static_cast<std::size_t>(rows.number(1));
    if (page < kept.size() && is_code_meant(plain, code)) kept[page] = (*pages_)[page];
  }
  pages_ = std::move(kept);
}

bool Filter::hides_page(std::int64_t page) const {
  auto hidden = hidden_pages_.upper_bound(page);
  return hidden != hidden_pages_.begin() && page <= (--hidden)->second;
}

bool Filter::has_page(std::int64_t page) const {
  if (hides_page(page)) return false;
  if (!pages_) return true;
  const auto index = static_cast<std::size_t>(page);
  return index < pages_->size() && (*pages_)[index];
}

bool Filter::has_name(std::int64_t name) const {
  if (hides(name)) return false;
  if (!names_) return true;
  const bool restricts_places = !filter_.code.empty() || filter_.only_redacted;
  return !restricts_places && names_->contains(name);
}

bool Filter::has_release(std::int64_t name, const std::string& after) const {
  if (hides(name)) return false;
  if (names_ && !names_->contains(name)) return false;
  return !filter_.releases || filter_.releases->contains(release_of(RevisionFolder(after)));
}

}  // namespace palimpsest::index
