#include "index/index.hpp"

#include "base/error.hpp"
#include "index/database.hpp"
#include "index/page_rows.hpp"
#include "index/rows.hpp"
#include "index/search/found_rows.hpp"
#include "index/search/search.hpp"
#include "index/search/text_tables.hpp"
#include "index/summary_rows.hpp"

#include <system_error>

namespace palimpsest::index {
namespace {

namespace fs = std::filesystem;

void make_tables(const Database& database) {
  Transaction transaction(database);
  database.run(kTables);
  make_text_tables(database);
  database.run("PRAGMA user_version = " + std::to_string(kFormat));
  transaction.commit();
}

// Returns the opened database, or nothing when the file is not one of ours.
std::unique_ptr<Database> open_known(const fs::path& file) {
  try {
    auto database = std::make_unique<Database>(file);
    // It can be made again: a power failure may cost it, and no import waits for its syncs.
    database->run("PRAGMA synchronous = OFF");
    // Keys of pages come in no order: 64 MB hold the upper part of their trees.
    database->run("PRAGMA cache_size = -65536");
    Statement version(*database, "PRAGMA user_version");
    const std::int64_t found = version.next() ? version.number(0) : 0;
    FoundRows::enable(*database);
    if (found == kFormat) return database;
    Statement tables(*database, "SELECT count(*) FROM sqlite_master");
    if (found != 0 || !tables.next() || tables.number(0) != 0) return nullptr;
    tables.run();
    version.run();
    make_tables(*database);
    return database;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity) throw;
    return nullptr;
  }
}

std::unique_ptr<Database> open_or_make(const fs::path& file) {
  auto database = open_known(file);
  if (database) return database;
  std::error_code ignored;
  for (const char* extra : {"", "-journal", "-wal", "-shm"}) {
    fs::remove(fs::path(file.string() + extra), ignored);
  }
  database = open_known(file);
  if (database) return database;
  throw Error(ErrorKind::kEnvironment, "the index " + file.string() + " cannot be made",
              "check the permissions of the archive's folder");
}

std::vector<DocumentId> ids_of(Statement& statement) {
  std::vector<DocumentId> ids;
  while (statement.next()) ids.emplace_back(statement.text(0));
  return ids;
}

}  // namespace

Index::Index(const fs::path& file) : database_(open_or_make(file)) {}

Index::~Index() = default;

Index::Index(Index&&) noexcept = default;

std::optional<CommitId> Index::commit() const {
  Statement found(*database_, "SELECT value FROM meta WHERE name = ?");
  found.bind(std::string(kCommitName));
  if (!found.next()) return std::nullopt;
  return CommitId(found.text(0));
}

Update Index::update() { return Update(*database_); }

std::vector<DocumentId> Index::documents_with_alias(const std::string& alias) const {
  Statement found(*database_, "SELECT document FROM aliases WHERE alias = ? ORDER BY document");
  found.bind(alias);
  return ids_of(found);
}

std::vector<DocumentId> Index::documents_of(const ReleaseId& release) const {
  Statement found(*database_,
                  "SELECT DISTINCT document FROM revisions WHERE release = ? ORDER BY document");
  found.bind(release.text());
  return ids_of(found);
}

std::vector<DocumentId> Index::documents_without_file(const std::string& source) const {
  Statement found(*database_,
                  "SELECT DISTINCT s.document FROM states s WHERE s.is_placeholder = 1"
                  " AND substr(s.source, 1, length(?1)) = ?1 AND NOT EXISTS"
                  " (SELECT 1 FROM revisions v WHERE v.document = s.document) ORDER BY s.document");
  found.bind(source);
  return ids_of(found);
}

std::vector<DocumentId> Index::documents_beginning(const std::string& text) const {
  // Every sign of an id is before '~'.
  Statement found(*database_,
                  "SELECT id FROM documents WHERE id >= ?1 AND id < ?2"
                  " UNION SELECT document FROM aliases WHERE alias >= ?1 AND alias < ?2"
                  " ORDER BY id");
  found.bind(text).bind(text + "~");
  return ids_of(found);
}

std::set<DocumentId> Index::documents_restricted_on(const std::string& day) const {
  Statement found(*database_,
                  "SELECT id FROM documents WHERE restricted_until <> '' AND restricted_until > ?");
  found.bind(day);
  std::set<DocumentId> documents;
  while (found.next()) documents.emplace(found.text(0));
  return documents;
}

bool Index::has_document(const DocumentId& document) const {
  Statement found(*database_, "SELECT 1 FROM documents WHERE id = ?");
  return found.bind(document.text()).next();
}

std::vector<std::pair<Sha256, DocumentId>> Index::originals_of(const ReleaseId& release) const {
  Statement found(*database_,
                  "SELECT sha256, document FROM revisions WHERE release = ? ORDER BY document");
  found.bind(release.text());
  std::vector<std::pair<Sha256, DocumentId>> originals;
  while (found.next()) {
    originals.emplace_back(sha256_of_text(found.text(0)), DocumentId(found.text(1)));
  }
  return originals;
}

std::vector<PageHit> Index::pages_like(const PageKeys& keys) const {
  return find_pages(*database_, keys);
}

std::vector<UndoneFile> Index::undone_of(const DocumentId& document) const {
  Statement found(*database_,
                  "SELECT folder, sha256 FROM undone WHERE document = ? ORDER BY folder");
  found.bind(document.text());
  std::vector<UndoneFile> files;
  while (found.next()) {
    files.push_back({document, RevisionFolder(found.text(0)), sha256_of_text(found.text(1))});
  }
  return files;
}

std::vector<IndexedFile> Index::files_with(const Sha256& sha256) const {
  Statement found(*database_,
                  "SELECT document, folder, pages FROM revisions WHERE sha256 = ?"
                  " ORDER BY document, position");
  found.bind(sha256.hex());
  std::vector<IndexedFile> files;
  while (found.next()) {
    files.push_back({DocumentId(found.text(0)), RevisionFolder(found.text(1)),
                     static_cast<int>(found.number(2))});
  }
  return files;
}

PageCounts Index::pages_of(const DocumentId& document, const RevisionFolder& folder) const {
  Statement found(*database_,
                  "SELECT v.pages, count(p.id) FROM revisions v LEFT JOIN pages p"
                  " ON p.document = v.document AND p.position = v.position"
                  " WHERE v.document = ? AND v.folder = ? GROUP BY v.position");
  found.bind(document.text()).bind(folder.text());
  if (!found.next()) return {};
  const PageCounts counts{static_cast<int>(found.number(0)),
                          static_cast<std::size_t>(found.number(1))};
  return counts;
}

SearchOutcome Index::search(const SearchRequest& request) const {
  return search_text(*database_, request);
}

void Index::visit(const std::function<void(const DocumentSummary&)>& visit) const {
  visit_rows(*database_, [&](const IndexedDocument& document) { visit(document.summary); });
}

void Index::visit_all(const std::function<void(const IndexedDocument&)>& visit) const {
  visit_rows(*database_, visit);
}

}  // namespace palimpsest::index
