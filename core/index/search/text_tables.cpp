#include "index/search/text_tables.hpp"

#include "index/search/tokenizer.hpp"

namespace palimpsest::index {
namespace {

// Bytes that FTS5 gathers in memory before it writes a segment; its own 1 MB makes thousands.
constexpr const char* kGathered = "33554432";

}  // namespace

void make_text_table(const Database& database, const std::string& name) {
  database.run("CREATE VIRTUAL TABLE " + name +
               " USING fts5(words, content = '', columnsize = 0, " + kTokenizerSql + ")");
  database.run("INSERT INTO " + name + " (" + name + ", rank) VALUES ('hashsize', " + kGathered +
               ")");
}

void make_text_tables(const Database& database) {
  database.run(kTextTables);
  make_text_table(database, kNamesText);
  make_text_table(database, kRevealedText);
}

std::string pages_text(std::int64_t shard) { return "pages_text_" + std::to_string(shard); }

bool has_table(const Database& database, const std::string& name) {
  Statement found(database, "SELECT 1 FROM sqlite_master WHERE name = ?");
  return found.bind(name).next();
}

std::int64_t next_page(const Database& database) {
  Statement last(database, "SELECT first + pages FROM text_revisions ORDER BY first DESC LIMIT 1");
  return last.next() ? last.number(0) : 1;
}

void clear_text_tables(const Database& database) {
  const std::int64_t shards = next_page(database) / kPagesOfShard + 1;
  for (std::int64_t shard = 0; shard < shards; ++shard) {
    database.run("DROP TABLE IF EXISTS " + pages_text(shard));
  }
  for (const char* name : {kNamesText, kRevealedText}) {
    database.run(std::string("INSERT INTO ") + name + " (" + name + ") VALUES ('delete-all')");
  }
  for (const char* name : {"names", "text_revisions", "text_words", "text_codes", "revealed",
                           "compared", "terms", "terms_backward"}) {
    database.run(std::string("DELETE FROM ") + name);
  }
}

std::string plain_code(std::string_view code) {
  std::string plain;
  for (const char c : code) {
    if (c >= 'A' && c <= 'Z') plain += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-') plain += c;
    if (static_cast<unsigned char>(c) >= 0x80) plain += c;
  }
  return plain;
}

}  // namespace palimpsest::index
