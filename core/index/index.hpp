// Lists and look-ups of an archive without reading its records: an SQLite database.
//
// A cache. It says of which commit it tells, and whoever finds it behind brings it up to date from
// git; a file that is missing, damaged or of another form is made anew. It never decides what is
// true. One thread.
#pragma once

#include "base/id.hpp"
#include "model/diff.hpp"
#include "model/outcome.hpp"
#include "model/page_keys.hpp"
#include "model/revision.hpp"
#include "model/revision_content.hpp"
#include "model/search.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest::index {

class Database;

// The words of a page, and what is withheld on it.
struct PageText {
  std::vector<Line> lines;
  std::vector<std::string> codes = {};  // normalized, of its redactions
  bool is_redacted = false;
};

// Words that a change of a kept diff opened.
struct RevealedText {
  std::string before;  // a folder, or a release whose parts are joined
  std::string after;
  std::string change;  // its id
  ChangeStatus status{};
  Place place;  // in AFTER; of page 0 when it is not known
  bool personal = false;
  std::vector<std::string> codes = {};  // normalized, that the redaction had
  std::string words = {};
  std::string words_left = {};  // around them
  std::string words_right = {};
};

// A document as the index knows it.
struct IndexedDocument {
  DocumentSummary summary;
  std::vector<std::string> aliases;
  std::vector<RevisionContent> contents;  // of the revisions, in their order
  std::vector<StateClaim> states;         // all of them, placeholders or not
  std::string agency;                     // that holds or originated it; empty when nobody says
  std::vector<std::vector<PageKeys>> pages = {};  // of the revisions, in their order
  std::vector<std::vector<PageText>> texts = {};  // likewise
  std::string title = {};                         // empty when nobody says
  std::optional<EdtfDate> date = {};              // of the document itself
  std::vector<RevealedText> revealed = {};
  std::vector<std::pair<std::string, std::string>> compared = {};  // of which a diff is kept
  std::string restricted_until = {};  // a day, or kWithoutEnd; empty when everybody sees it
};

// A page that shares keys with one that is looked for.
struct PageHit {
  DocumentId document;
  RevisionFolder folder;
  int page = 0;           // from 1
  double likeness = 0;    // 0..1: share of the keys of words, or of the bits of the look
  bool by_words = false;  // else only its look is alike, which needs a closer comparison
};

// A file of a document.
struct IndexedFile {
  DocumentId document;
  RevisionFolder folder;
  int page_count = 0;
};

// A name under which a file was held until its import was taken back.
struct UndoneFile {
  DocumentId document;
  RevisionFolder folder;
  Sha256 sha256;

  friend bool operator==(const UndoneFile&, const UndoneFile&) = default;
};

struct PageCounts {
  int all = 0;
  std::size_t speaking = 0;  // that have keys
};

// Changes of the index that come to be together, or not at all.
class Update {
 public:
  explicit Update(const Database& database);
  ~Update();
  Update(const Update&) = delete;
  Update& operator=(const Update&) = delete;

  // Forgets everything.
  void clear();

  // Makes `document` what is known of it, whatever was.
  void put(const IndexedDocument& document);

  // Does so with names, agency, dates, states, placeholders and access of a document that is known,
  // and leaves its revisions, pages and opened words as they are.
  void put_facts(const IndexedDocument& document);
  void remove(const DocumentId& document);

  // Remembers a name that was printed once, whatever becomes of its document.
  void put_undone(const UndoneFile& file);

  // Ends the update: the index tells of `commit` now.
  void finish(const CommitId& commit);

 private:
  class FactRows;
  class RevisionRows;
  struct Statements;
  std::unique_ptr<Statements> statements_;
};

class Index {
 public:
  // Opens the index in `file`, empty when there is none or one that cannot be used. Throws
  // Error(environment) when it cannot be written.
  explicit Index(const std::filesystem::path& file);
  ~Index();
  Index(Index&&) noexcept;
  Index& operator=(Index&&) = delete;

  // Returns the commit that it tells of; nothing when it is empty.
  [[nodiscard]] std::optional<CommitId> commit() const;

  [[nodiscard]] Update update();

  // Returns the documents with this alias, sorted by id.
  [[nodiscard]] std::vector<DocumentId> documents_with_alias(const std::string& alias) const;

  // Returns the documents that have a revision in `release`, sorted by id.
  [[nodiscard]] std::vector<DocumentId> documents_of(const ReleaseId& release) const;

  // Returns the documents without a revision of which a source says that they are withheld whose
  // name begins with `source`, sorted by id.
  [[nodiscard]] std::vector<DocumentId> documents_without_file(const std::string& source) const;

  // Returns the documents with an id or an alias that begins with `text`, sorted by id.
  [[nodiscard]] std::vector<DocumentId> documents_beginning(const std::string& text) const;

  // Returns the documents that nobody but the archive's owner sees on `day`, "2026-11-29".
  [[nodiscard]] std::set<DocumentId> documents_restricted_on(const std::string& day) const;

  [[nodiscard]] bool has_document(const DocumentId& document) const;

  // Returns the originals of a release and the documents that they are files of.
  [[nodiscard]] std::vector<std::pair<Sha256, DocumentId>> originals_of(
      const ReleaseId& release) const;
  // Returns pages of all documents that share keys with `keys`, most alike first; those of a key
  // that very many pages have are left out.
  [[nodiscard]] std::vector<PageHit> pages_like(const PageKeys& keys) const;

  // Returns what was held of a document once and was taken back, sorted by folder.
  [[nodiscard]] std::vector<UndoneFile> undone_of(const DocumentId& document) const;

  // Returns the files with this original, sorted by document.
  [[nodiscard]] std::vector<IndexedFile> files_with(const Sha256& sha256) const;

  // Returns the documents whose text has what `request` asks for, the best first. Throws
  // Error(usage) that says what in the query cannot be understood, and where.
  [[nodiscard]] SearchOutcome search(const SearchRequest& request) const;

  [[nodiscard]] PageCounts pages_of(const DocumentId& document, const RevisionFolder& folder) const;

  // Calls `visit` with every document, sorted by id.
  void visit(const std::function<void(const DocumentSummary&)>& visit) const;

  // Does the same with all that is known of a document but its aliases and pages.
  void visit_all(const std::function<void(const IndexedDocument&)>& visit) const;

 private:
  std::unique_ptr<Database> database_;
};

}  // namespace palimpsest::index
