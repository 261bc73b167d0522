#include "index/database.hpp"
#include "index/index.hpp"
#include "index/page_rows.hpp"
#include "index/rows.hpp"
#include "index/search/text_rows.hpp"
#include "index/search/text_tables.hpp"

#include <algorithm>

namespace palimpsest::index {

// What is known of a document apart from its files. Statements are prepared once for the thousands
// of documents of an update.
class Update::FactRows {
 public:
  explicit FactRows(const Database& of)
      : put_document_(of, "INSERT OR REPLACE INTO documents VALUES (?, ?, ?)"),
        put_alias_(of, "INSERT OR REPLACE INTO aliases VALUES (?, ?)"),
        put_state_(of, "INSERT INTO states VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        remove_document_(of, "DELETE FROM documents WHERE id = ?"),
        remove_aliases_(of, "DELETE FROM aliases WHERE document = ?"),
        remove_states_(of, "DELETE FROM states WHERE document = ?") {}

  void put(const IndexedDocument& document) {
    const DocumentId& id = document.summary.id;
    put_document_.bind(id.text()).bind(document.agency).bind(document.restricted_until).run();
    for (const std::string& alias : document.aliases) {
      put_alias_.bind(alias).bind(id.text()).run();
    }
    int position = 0;
    for (const StateClaim& claim : document.states) {
      const auto& placeholders = document.summary.placeholders;
      const bool is_placeholder =
          std::find(placeholders.begin(), placeholders.end(), claim) != placeholders.end();
      put(id, ++position, claim, is_placeholder);
    }
  }

  void remove(const DocumentId& document) {
    for (Statement* removal : {&remove_document_, &remove_aliases_, &remove_states_}) {
      removal->bind(document.text()).run();
    }
  }

 private:
  void put(const DocumentId& document, int position, const StateClaim& claim, bool is_placeholder) {
    const Source& source = claim.source;
    put_state_.bind(document.text()).bind(position).bind(is_placeholder ? 1 : 0);
    put_state_.bind(claim.release.text()).bind(std::string(name_of(claim.time)));
    put_state_.bind(std::string(name_of(claim.state))).bind(claim.value);
    put_state_.bind(claim.file_name).bind(source.name);
    put_state_.bind(source.evidence ? source.evidence->hex() : "").bind(source.place);
    put_state_.bind(source.as_of ? source.as_of->text() : "").run();
  }

  Statement put_document_, put_alias_, put_state_;
  Statement remove_document_, remove_aliases_, remove_states_;
};

// The revisions of a document, and what they hold and withhold.
class Update::RevisionRows {
 public:
  explicit RevisionRows(const Database& of)
      : put_release_(of, "INSERT OR REPLACE INTO releases VALUES (?, ?, ?, ?, ?, ?)"),
        put_revision_(of, "INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        put_content_(of, "INSERT INTO contents VALUES (?, ?, ?, ?, ?, ?, ?)"),
        put_code_(of, "INSERT INTO codes VALUES (?, ?, ?, ?, ?, ?)"),
        remove_revisions_(of, "DELETE FROM revisions WHERE document = ?"),
        remove_contents_(of, "DELETE FROM contents WHERE document = ?"),
        remove_codes_(of, "DELETE FROM codes WHERE document = ?") {}

  void put(const IndexedDocument& document) {
    const DocumentId& id = document.summary.id;
    int position = 0;
    for (const RevisionSummary& revision : document.summary.revisions) {
      put(id, ++position, revision);
    }
    position = 0;
    for (const RevisionContent& content : document.contents) put(id, ++position, content);
  }

  void remove(const DocumentId& document) {
    for (Statement* removal : {&remove_revisions_, &remove_contents_, &remove_codes_}) {
      removal->bind(document.text()).run();
    }
  }

 private:
  void put(const DocumentId& document, int position, const RevisionSummary& revision) {
    const Release& release = revision.release;
    put_release_.bind(release.id.text()).bind(release.agency).bind(release.authority);
    put_release_.bind(release.series).bind(release.source);
    put_release_.bind(release.date ? release.date->text() : "").run();
    put_revision_.bind(document.text()).bind(position).bind(revision.folder.text());
    put_revision_.bind(release.id.text()).bind(std::string(name_of(revision.role.kind)));
    put_revision_.bind(revision.role.part).bind(revision.role.parts).bind(revision.sha256.hex());
    put_revision_.bind(revision.page_count).bind(revision.unread_page_count);
    put_revision_.bind(revision.redaction_count).bind(joined(revision.codes)).run();
  }

  void put(const DocumentId& document, int position, const RevisionContent& content) {
    put_content_.bind(document.text()).bind(position).bind(content.pages).bind(content.words);
    put_content_.bind(content.all.redactions).bind(content.all.pages);
    put_content_.bind(content.all.words).run();
    for (const auto& [code, withheld] : content.by_code) {
      put_code_.bind(document.text()).bind(position).bind(code).bind(withheld.redactions);
      put_code_.bind(withheld.pages).bind(withheld.words).run();
    }
  }

  Statement put_release_, put_revision_, put_content_, put_code_;
  Statement remove_revisions_, remove_contents_, remove_codes_;
};

struct Update::Statements {
  explicit Statements(const Database& of)
      : database(of), transaction(of), facts(of), revisions(of), pages(of), texts(of) {}

  const Database& database;
  Transaction transaction;
  FactRows facts;
  RevisionRows revisions;
  PageRows pages;
  TextRows texts;
};

Update::Update(const Database& database) : statements_(std::make_unique<Statements>(database)) {}

Update::~Update() = default;

void Update::clear() {
  for (const char* table : {"meta", "documents", "aliases", "states", "releases", "revisions",
                            "contents", "codes", "pages", "page_words", "page_looks", "undone"}) {
    statements_->database.run(std::string("DELETE FROM ") + table);
  }
  statements_->texts.forget();
  clear_text_tables(statements_->database);
}

void Update::remove(const DocumentId& document) {
  statements_->pages.remove(document);
  statements_->texts.remove(document);
  statements_->revisions.remove(document);
  statements_->facts.remove(document);
}

void Update::put(const IndexedDocument& document) {
  const DocumentId& id = document.summary.id;
  statements_->facts.remove(id);
  statements_->facts.put(document);
  statements_->revisions.remove(id);
  statements_->revisions.put(document);
  statements_->pages.put(id, document.pages);
  statements_->texts.put(document);
}

void Update::put_facts(const IndexedDocument& document) {
  statements_->facts.remove(document.summary.id);
  statements_->facts.put(document);
  statements_->texts.put_names(document);
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

}  // namespace palimpsest::index
