#include "index/index.hpp"

#include "base/error.hpp"
#include "index/database.hpp"
#include "index/page_rows.hpp"
#include "index/rows.hpp"
#include "index/search/found_rows.hpp"
#include "index/search/search.hpp"
#include "index/search/text_rows.hpp"
#include "index/search/text_tables.hpp"
#include "index/summary_rows.hpp"

#include <algorithm>
#include <array>
#include <system_error>

namespace palimpsest::index {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCommitName = "commit";

// Whose rows each belong to a document.
constexpr std::array<const char*, 5> kTablesOfDocuments = {"aliases", "revisions", "states",
                                                           "contents", "codes"};

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

// Prepared once for the thousands of documents of an update.
struct Update::Statements {
  explicit Statements(const Database& of)
      : database(of),
        transaction(of),
        put_document(of, "INSERT OR REPLACE INTO documents VALUES (?, ?, ?)"),
        put_alias(of, "INSERT OR REPLACE INTO aliases VALUES (?, ?)"),
        put_release(of, "INSERT OR REPLACE INTO releases VALUES (?, ?, ?, ?, ?, ?)"),
        put_revision(of, "INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        put_state(of, "INSERT INTO states VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        put_content(of, "INSERT INTO contents VALUES (?, ?, ?, ?, ?, ?, ?)"),
        put_code(of, "INSERT INTO codes VALUES (?, ?, ?, ?, ?, ?)"),
        pages(of),
        texts(of) {
    for (const char* table : kTablesOfDocuments) {
      removals.emplace_back(of, std::string("DELETE FROM ") + table + " WHERE document = ?");
    }
    removals.emplace_back(of, "DELETE FROM documents WHERE id = ?");
  }

  void put(const DocumentId& document, int position, const RevisionSummary& revision) {
    const Release& release = revision.release;
    put_release.bind(release.id.text()).bind(release.agency).bind(release.authority);
    put_release.bind(release.series).bind(release.source);
    put_release.bind(release.date ? release.date->text() : "").run();
    put_revision.bind(document.text()).bind(position).bind(revision.folder.text());
    put_revision.bind(release.id.text()).bind(std::string(name_of(revision.role.kind)));
    put_revision.bind(revision.role.part).bind(revision.role.parts).bind(revision.sha256.hex());
    put_revision.bind(revision.page_count).bind(revision.unread_page_count);
    put_revision.bind(revision.redaction_count).bind(joined(revision.codes)).run();
  }

  void put(const DocumentId& document, int position, const StateClaim& claim, bool is_placeholder) {
    const Source& source = claim.source;
    put_state.bind(document.text()).bind(position).bind(is_placeholder ? 1 : 0);
    put_state.bind(claim.release.text()).bind(std::string(name_of(claim.time)));
    put_state.bind(std::string(name_of(claim.state))).bind(claim.value);
    put_state.bind(claim.file_name).bind(source.name);
    put_state.bind(source.evidence ? source.evidence->hex() : "").bind(source.place);
    put_state.bind(source.as_of ? source.as_of->text() : "").run();
  }

  void put(const DocumentId& document, int position, const RevisionContent& content) {
    put_content.bind(document.text()).bind(position).bind(content.pages).bind(content.words);
    put_content.bind(content.all.redactions).bind(content.all.pages).bind(content.all.words).run();
    for (const auto& [code, withheld] : content.by_code) {
      put_code.bind(document.text()).bind(position).bind(code).bind(withheld.redactions);
      put_code.bind(withheld.pages).bind(withheld.words).run();
    }
  }

  const Database& database;
  Transaction transaction;
  Statement put_document, put_alias, put_release, put_revision, put_state, put_content, put_code;
  PageRows pages;
  TextRows texts;
  std::vector<Statement> removals;  // of one document
};

Update::Update(const Database& database) : statements_(std::make_unique<Statements>(database)) {}

Update::~Update() = default;

void Update::clear() {
  for (const char* table :
       {"meta", "documents", "releases", "pages", "page_words", "page_looks", "undone"}) {
    statements_->database.run(std::string("DELETE FROM ") + table);
  }
  for (const char* table : kTablesOfDocuments) {
    statements_->database.run(std::string("DELETE FROM ") + table);
  }
  statements_->texts.forget();
  clear_text_tables(statements_->database);
}

void Update::remove(const DocumentId& document) {
  statements_->pages.remove(document);
  statements_->texts.remove(document);
  for (Statement& removal : statements_->removals) removal.bind(document.text()).run();
}

void Update::put(const IndexedDocument& document) {
  const DocumentId& id = document.summary.id;
  remove(id);
  statements_->put_document.bind(id.text()).bind(document.agency);
  statements_->put_document.bind(document.restricted_until).run();
  for (const std::string& alias : document.aliases) {
    statements_->put_alias.bind(alias).bind(id.text()).run();
  }
  int position = 0;
  for (const RevisionSummary& revision : document.summary.revisions) {
    statements_->put(id, ++position, revision);
  }
  position = 0;
  for (const RevisionContent& content : document.contents) {
    statements_->put(id, ++position, content);
  }
  position = 0;
  for (const std::vector<PageKeys>& pages : document.pages) {
    ++position;
    int number = 0;
    for (const PageKeys& keys : pages) statements_->pages.put(id, position, ++number, keys);
  }
  statements_->texts.put(document);
  position = 0;
  for (const StateClaim& claim : document.states) {
    const auto& placeholders = document.summary.placeholders;
    const bool is_placeholder =
        std::find(placeholders.begin(), placeholders.end(), claim) != placeholders.end();
    statements_->put(id, ++position, claim, is_placeholder);
  }
}

void Update::put_undone(const UndoneFile& file) {
  Statement put(statements_->database, "INSERT OR REPLACE INTO undone VALUES (?, ?, ?)");
  put.bind(file.document.text()).bind(file.folder.text()).bind(file.sha256.hex()).run();
}

void Update::finish(const CommitId& commit) {
  Statement put(statements_->database, "INSERT OR REPLACE INTO meta VALUES (?, ?)");
  put.bind(std::string(kCommitName)).bind(commit.text()).run();
  statements_->transaction.commit();
}

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
  Statement found(*database_, "SELECT id FROM documents WHERE id >= ?1 AND id < ?2 ORDER BY id");
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
