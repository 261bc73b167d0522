#include "index/index.hpp"

#include "base/error.hpp"
#include "index/database.hpp"
#include "index/rows.hpp"

#include <system_error>

namespace palimpsest::index {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCommitName = "commit";

void make_tables(const Database& database) {
  Transaction transaction(database);
  database.run(kTables);
  database.run("PRAGMA user_version = " + std::to_string(kFormat));
  transaction.commit();
}

// Returns the opened database, or nothing when the file is not one of ours.
std::unique_ptr<Database> open_known(const fs::path& file) {
  try {
    auto database = std::make_unique<Database>(file);
    // It can be made again: a power failure may cost it, and no import waits for its syncs.
    database->run("PRAGMA synchronous = OFF");
    Statement version(*database, "PRAGMA user_version");
    const std::int64_t found = version.next() ? version.number(0) : 0;
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

Sha256 sha256_of_text(const std::string& hex) {
  const auto sha256 = Sha256::parse(hex);
  if (sha256) return *sha256;
  throw Error(ErrorKind::kIntegrity, "the index is damaged",
              "run `palimpsest reindex` to make it anew");
}

constexpr const char* kListSql =
    "SELECT v.document, v.folder, v.role, v.part, v.parts, v.sha256, v.pages, v.unread,"
    " v.redactions, v.codes, r.id, r.agency, r.authority, r.series, r.source, r.date"
    " FROM revisions v JOIN releases r ON r.id = v.release ORDER BY v.document, v.position";

RevisionSummary summary_in(const Statement& row) {
  const std::string date = row.text(15);
  return {RevisionFolder(row.text(1)),
          {ReleaseId(row.text(10)), row.text(11), row.text(12), row.text(13), row.text(14),
           date.empty() ? std::nullopt : EdtfDate::parse(date)},
          {role_of(row.text(2)), static_cast<int>(row.number(3)), static_cast<int>(row.number(4))},
          sha256_of_text(row.text(5)),
          static_cast<int>(row.number(6)),
          static_cast<int>(row.number(7)),
          static_cast<int>(row.number(8)),
          split(row.text(9))};
}

}  // namespace

// Prepared once for the thousands of documents of an update.
struct Update::Statements {
  explicit Statements(const Database& of)
      : database(of),
        transaction(of),
        put_document(of, "INSERT OR REPLACE INTO documents VALUES (?)"),
        put_alias(of, "INSERT OR REPLACE INTO aliases VALUES (?, ?)"),
        put_release(of, "INSERT OR REPLACE INTO releases VALUES (?, ?, ?, ?, ?, ?)"),
        put_revision(of, "INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        remove_document(of, "DELETE FROM documents WHERE id = ?"),
        remove_aliases(of, "DELETE FROM aliases WHERE document = ?"),
        remove_revisions(of, "DELETE FROM revisions WHERE document = ?") {}

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

  const Database& database;
  Transaction transaction;
  Statement put_document, put_alias, put_release, put_revision;
  Statement remove_document, remove_aliases, remove_revisions;
};

Update::Update(const Database& database) : statements_(std::make_unique<Statements>(database)) {}

Update::~Update() = default;

void Update::clear() {
  for (const char* table : {"meta", "documents", "aliases", "releases", "revisions"}) {
    statements_->database.run(std::string("DELETE FROM ") + table);
  }
}

void Update::remove(const DocumentId& document) {
  statements_->remove_document.bind(document.text()).run();
  statements_->remove_aliases.bind(document.text()).run();
  statements_->remove_revisions.bind(document.text()).run();
}

void Update::put(const IndexedDocument& document) {
  const DocumentId& id = document.summary.id;
  remove(id);
  statements_->put_document.bind(id.text()).run();
  for (const std::string& alias : document.aliases) {
    statements_->put_alias.bind(alias).bind(id.text()).run();
  }
  int position = 0;
  for (const RevisionSummary& revision : document.summary.revisions) {
    statements_->put(id, ++position, revision);
  }
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

void Index::visit(const std::function<void(const DocumentSummary&)>& visit) const {
  Statement row(*database_, kListSql);
  std::optional<DocumentSummary> document;
  while (row.next()) {
    const DocumentId id(row.text(0));
    if (document && document->id != id) visit(*document);
    if (!document || document->id != id) document = DocumentSummary{id, {}};
    document->revisions.push_back(summary_in(row));
  }
  if (document) visit(*document);
}

}  // namespace palimpsest::index
