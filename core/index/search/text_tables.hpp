// The tables of searched text. Private to this module.
//
//   names           a document with its title; names_text holds its id, aliases and title
//   text_revisions  the pages of a revision are first .. first + pages - 1, and these ids are the
//                   rows of text tables
//   pages_text_n    the words of the pages n * 65,536 .. , each with its place on the page
//   text_words      the words of a page as they are shown; see page_words.hpp
//   text_codes      the codes on a page; '' for any page with a redaction
//   revealed        words that a later release opened; revealed_text holds them
//   compared        pairs of releases of which a diff is kept
//   terms           every word with its skeleton; see fuzzy.hpp
//
// The text tables keep no text of their own (FTS5: contentless), only which word stands where: what
// is shown comes from text_words. Several smaller ones in the place of one bound what a common
// prefix costs, since FTS5 joins the pages of all its words before it gives the first one.
#pragma once

#include "index/database.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace palimpsest::index {

// Part of the form of the file.
inline constexpr std::int64_t kPagesOfShard = 65536;

inline constexpr const char* kTextTables =
    "CREATE TABLE names (id INTEGER PRIMARY KEY, document TEXT UNIQUE, title TEXT, aliases TEXT,"
    " date TEXT);"
    "CREATE TABLE text_revisions (first INTEGER PRIMARY KEY, pages INTEGER, document INTEGER,"
    " position INTEGER);"
    "CREATE INDEX text_revisions_of ON text_revisions (document);"
    "CREATE TABLE text_words (page INTEGER PRIMARY KEY, words BLOB);"
    "CREATE TABLE text_codes (code TEXT, page INTEGER, PRIMARY KEY (code, page)) WITHOUT ROWID;"
    "CREATE INDEX text_codes_of ON text_codes (page);"
    "CREATE TABLE revealed (id INTEGER PRIMARY KEY, document INTEGER, before TEXT, after TEXT,"
    " change TEXT, status TEXT, page INTEGER, left INTEGER, top INTEGER, right INTEGER,"
    " bottom INTEGER, personal INTEGER, codes TEXT, words_left TEXT, words TEXT,"
    " words_right TEXT);"
    "CREATE INDEX revealed_of ON revealed (document);"
    "CREATE TABLE compared (document INTEGER, before TEXT, after TEXT,"
    " PRIMARY KEY (document, before, after)) WITHOUT ROWID;"
    "CREATE TABLE terms (skeleton TEXT, term TEXT, PRIMARY KEY (skeleton, term)) WITHOUT ROWID;"
    "CREATE TABLE terms_backward (skeleton TEXT, term TEXT, PRIMARY KEY (skeleton, term))"
    " WITHOUT ROWID;";

inline constexpr const char* kNamesText = "names_text";
inline constexpr const char* kRevealedText = "revealed_text";

// Makes the tables above and the text tables but those of pages.
void make_text_tables(const Database& database);

// Makes a text table, empty.
void make_text_table(const Database& database, const std::string& name);

[[nodiscard]] std::string pages_text(std::int64_t shard);

[[nodiscard]] bool has_table(const Database& database, const std::string& name);

// Returns the first page id that was never given; page ids begin with 1.
[[nodiscard]] std::int64_t next_page(const Database& database);

// Empties everything.
void clear_text_tables(const Database& database);

// Returns a code without what people write in different ways: (b)(1), b(1) and B1 are b1.
[[nodiscard]] std::string plain_code(std::string_view code);

}  // namespace palimpsest::index
