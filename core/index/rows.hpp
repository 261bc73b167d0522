// The tables, and how values stand in their rows.
#pragma once

#include "base/digest.hpp"
#include "model/outcome.hpp"

#include <string>
#include <vector>

namespace palimpsest::index {

// Part of the form of the file; a file with another number is made anew.
inline constexpr int kFormat = 4;

inline constexpr const char* kTables =
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);"
    "CREATE TABLE documents (id TEXT PRIMARY KEY, agency TEXT, restricted_until TEXT)"
    " WITHOUT ROWID;"
    "CREATE INDEX documents_restricted ON documents (restricted_until)"
    " WHERE restricted_until <> '';"
    "CREATE TABLE aliases (alias TEXT, document TEXT, PRIMARY KEY (alias, document))"
    " WITHOUT ROWID;"
    "CREATE INDEX aliases_of ON aliases (document);"
    "CREATE TABLE releases (id TEXT PRIMARY KEY, agency TEXT, authority TEXT, series TEXT,"
    " source TEXT, date TEXT) WITHOUT ROWID;"
    "CREATE TABLE revisions (document TEXT, position INTEGER, folder TEXT, release TEXT,"
    " role TEXT, part INTEGER, parts INTEGER, sha256 TEXT, pages INTEGER, unread INTEGER,"
    " redactions INTEGER, codes TEXT, PRIMARY KEY (document, position)) WITHOUT ROWID;"
    "CREATE INDEX revisions_of ON revisions (release);"
    "CREATE TABLE states (document TEXT, position INTEGER, is_placeholder INTEGER, release TEXT,"
    " time TEXT, state TEXT, value TEXT, file_name TEXT, source TEXT, evidence TEXT, place TEXT,"
    " as_of TEXT, PRIMARY KEY (document, position)) WITHOUT ROWID;"
    "CREATE TABLE contents (document TEXT, position INTEGER, pages INTEGER, words INTEGER,"
    " redactions INTEGER, withheld_pages INTEGER, withheld_words INTEGER,"
    " PRIMARY KEY (document, position)) WITHOUT ROWID;"
    "CREATE TABLE codes (document TEXT, position INTEGER, code TEXT, redactions INTEGER,"
    " pages INTEGER, words INTEGER, PRIMARY KEY (document, position, code)) WITHOUT ROWID;"
    "CREATE INDEX revisions_with ON revisions (sha256);"
    "CREATE TABLE undone (document TEXT, folder TEXT, sha256 TEXT,"
    " PRIMARY KEY (document, folder, sha256)) WITHOUT ROWID;"
    "CREATE TABLE pages (id INTEGER PRIMARY KEY, document TEXT, position INTEGER,"
    " number INTEGER, words TEXT, look TEXT);"
    "CREATE INDEX pages_of ON pages (document, position);"
    "CREATE TABLE page_words (key INTEGER, page INTEGER, PRIMARY KEY (key, page)) WITHOUT ROWID;"
    "CREATE TABLE page_looks (band INTEGER, page INTEGER, PRIMARY KEY (band, page))"
    " WITHOUT ROWID;";

// The row of `meta` that names the commit of which the index tells.
inline constexpr const char* kCommitName = "commit";

// Lists stand in one column, one entry a line; no code holds a newline.
[[nodiscard]] std::string joined(const std::vector<std::string>& lines);
[[nodiscard]] std::vector<std::string> split(const std::string& text);

// Throws Error(integrity): the rows are none that this program wrote.
[[noreturn]] void fail_as_damaged();

// Throws Error(integrity) for a text that is no digest.
[[nodiscard]] Sha256 sha256_of_text(const std::string& hex);

// Throws Error(integrity) for a word that is no role.
[[nodiscard]] FileRole role_of(const std::string& word);

}  // namespace palimpsest::index
