// The tables, and how values stand in their rows.
#pragma once

#include "model/outcome.hpp"

#include <string>
#include <vector>

namespace palimpsest::index {

// Part of the form of the file; a file with another number is made anew.
inline constexpr int kFormat = 1;

inline constexpr const char* kTables =
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);"
    "CREATE TABLE documents (id TEXT PRIMARY KEY) WITHOUT ROWID;"
    "CREATE TABLE aliases (alias TEXT, document TEXT, PRIMARY KEY (alias, document))"
    " WITHOUT ROWID;"
    "CREATE INDEX aliases_of ON aliases (document);"
    "CREATE TABLE releases (id TEXT PRIMARY KEY, agency TEXT, authority TEXT, series TEXT,"
    " source TEXT, date TEXT) WITHOUT ROWID;"
    "CREATE TABLE revisions (document TEXT, position INTEGER, folder TEXT, release TEXT,"
    " role TEXT, part INTEGER, parts INTEGER, sha256 TEXT, pages INTEGER, unread INTEGER,"
    " redactions INTEGER, codes TEXT, PRIMARY KEY (document, position)) WITHOUT ROWID;"
    "CREATE INDEX revisions_of ON revisions (release);";

// Lists stand in one column, one entry a line; no code holds a newline.
[[nodiscard]] std::string joined(const std::vector<std::string>& lines);
[[nodiscard]] std::vector<std::string> split(const std::string& text);

// Throws Error(integrity) for a word that is no role.
[[nodiscard]] FileRole role_of(const std::string& word);

}  // namespace palimpsest::index
