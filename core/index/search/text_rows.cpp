#include "index/search/text_rows.hpp"

#include "index/rows.hpp"
#include "index/search/fold.hpp"
#include "index/search/page_words.hpp"
#include "index/search/text_tables.hpp"

#include <utility>

namespace palimpsest::index {
namespace {

std::string insert_into(const std::string& table, const std::string& values) {
  return "INSERT INTO " + table + " VALUES (" + values + ")";
}

std::string name_text(const std::string& id, const std::string& aliases, const std::string& title) {
  return folded(id + " \n" + aliases + " \n" + title);
}

std::string joined_codes(const std::vector<std::string>& codes) {
  std::vector<std::string> plain;
  for (const std::string& code : codes) plain.push_back(plain_code(code));
  return joined(plain);
}

}  // namespace

TextTable::TextTable(const Database& database, const std::string& name)
    : put_(database, "INSERT INTO " + name + " (rowid, words) VALUES (?, ?)"),
      remove_(database,
              "INSERT INTO " + name + " (" + name + ", rowid, words) VALUES ('delete', ?, ?)"),
      optimize_(database, "INSERT INTO " + name + " (" + name + ") VALUES ('optimize')") {}

void TextTable::put(std::int64_t row, const std::string& text) { put_.bind(row).bind(text).run(); }

void TextTable::remove(std::int64_t row, const std::string& text) {
  remove_.bind(row).bind(text).run();
}

void TextTable::optimize() { optimize_.run(); }

TextRows::TextRows(const Database& database)
    : database_(database),
      tokenizer_(database),
      terms_(database),
      names_text_(database, kNamesText),
      revealed_text_(database, kRevealedText),
      put_name_(database, "INSERT INTO names (title, aliases, date, document) VALUES (?, ?, ?, ?)"),
      change_name_(database,
                   "UPDATE names SET title = ?, aliases = ?, date = ? WHERE document = ?"),
      put_revision_(database, insert_into("text_revisions", "?, ?, ?, ?")),
      put_words_(database, insert_into("text_words", "?, ?")),
      put_code_(database, "INSERT OR IGNORE INTO text_codes VALUES (?, ?)"),
      put_revealed_(database,
                    insert_into("revealed", "NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?")),
      put_compared_(database, "INSERT OR IGNORE INTO compared VALUES (?, ?, ?)"),
      name_of_(database, "SELECT id, title, aliases FROM names WHERE document = ?"),
      revisions_of_(database,
                    "SELECT first, pages, position FROM text_revisions WHERE document = ?"),
      words_of_(database, "SELECT words FROM text_words WHERE page = ?"),
      revealed_of_(database, "SELECT id, words FROM revealed WHERE document = ?"),
      last_revealed_(database, "SELECT last_insert_rowid()"),
      remove_name_(database, "DELETE FROM names WHERE id = ?"),
      remove_revision_(database, "DELETE FROM text_revisions WHERE first = ?"),
      remove_words_(database, "DELETE FROM text_words WHERE page = ?"),
      remove_codes_(database, "DELETE FROM text_codes WHERE page = ?"),
      remove_revealed_(database, "DELETE FROM revealed WHERE document = ?"),
      remove_compared_(database, "DELETE FROM compared WHERE document = ?") {}

void TextRows::forget() {
  shards_.clear();
  next_page_ = 0;
  newest_shard_ = -1;
}

TextTable& TextRows::shard_of(std::int64_t page) {
  const std::int64_t shard = page / kPagesOfShard;
  auto& table = shards_[shard];
  if (table) return *table;
  if (!has_table(database_, pages_text(shard))) make_text_table(database_, pages_text(shard));
  table = std::make_unique<TextTable>(database_, pages_text(shard));
  return *table;
}

void TextRows::put(const IndexedDocument& document) {
  put_names(document);
  const std::int64_t name = names_of(document.summary.id).row;
  std::map<int, Pages> known = revisions_of(name);
  int position = 0;
  for (const std::vector<PageText>& pages : document.texts) {
    const auto same = known.find(++position);
    if (same != known.end() && same->second.count == static_cast<std::int64_t>(pages.size())) {
      replace_pages(same->second, pages);
      known.erase(same);
    } else {
      put_pages(name, position, pages);
    }
  }
  for (const auto& [place, pages] : known) remove_pages(pages);
  remove_revealed(name);
  remove_compared_.bind(name).run();
  for (const RevealedText& revealed : document.revealed) put_revealed(name, revealed);
  for (const auto& [before, after] : document.compared) {
    put_compared_.bind(name).bind(before).bind(after).run();
  }
}

void TextRows::put_names(const IndexedDocument& document) {
  const DocumentId& id = document.summary.id;
  const Names before = names_of(id);
  Statement& put = before.row == 0 ? put_name_ : change_name_;
  put.bind(document.title).bind(joined(document.aliases));
  put.bind(document.date ? document.date->sort_key() : "").bind(id.text()).run();
  const Names after = names_of(id);
  if (after.text == before.text) return;
  if (before.row != 0) names_text_.remove(before.row, before.text);
  names_text_.put(after.row, after.text);
  for (const std::string& token : tokenizer_.tokens(after.text)) terms_.put(token);
}

TextRows::Names TextRows::names_of(const DocumentId& document) {
  Names names;
  name_of_.bind(document.text());
  while (name_of_.next()) {
    names.row = name_of_.number(0);
    names.text = name_text(document.text(), name_of_.text(2), name_of_.text(1));
  }
  return names;
}

std::map<int, TextRows::Pages> TextRows::revisions_of(std::int64_t name) {
  std::map<int, Pages> revisions;
  revisions_of_.bind(name);
  while (revisions_of_.next()) {
    revisions[static_cast<int>(revisions_of_.number(2))] = {revisions_of_.number(0),
                                                            revisions_of_.number(1)};
  }
  return revisions;
}

void TextRows::put_pages(std::int64_t name, int position, const std::vector<PageText>& pages) {
  if (pages.empty()) return;
  if (next_page_ == 0) next_page_ = next_page(database_);
  const auto count = static_cast<std::int64_t>(pages.size());
  put_revision_.bind(next_page_).bind(count).bind(name).bind(position).run();
  for (const PageText& page : pages) {
    finish_full_shard(next_page_);
    put_codes(next_page_, page);
    put_words(next_page_++, packed_words(page.lines));
  }
}

// A shard that is full is read from now on and hardly written.
void TextRows::finish_full_shard(std::int64_t next_page) {
  const std::int64_t shard = next_page / kPagesOfShard;
  if (newest_shard_ >= 0 && shard == newest_shard_ + 1)
    shard_of(next_page - kPagesOfShard).optimize();
  newest_shard_ = shard;
}

void TextRows::replace_pages(const Pages& known, const std::vector<PageText>& pages) {
  std::int64_t id = known.first;
  for (const PageText& page : pages) {
    remove_codes_.bind(id).run();
    put_codes(id, page);
    const std::string before = words_of(id), after = packed_words(page.lines);
    if (before != after) {
      remove_words(id, before);
      put_words(id, after);
    }
    ++id;
  }
}

void TextRows::put_codes(std::int64_t id, const PageText& page) {
  if (page.is_redacted) put_code_.bind(std::string()).bind(id).run();
  for (const std::string& code : page.codes) put_code_.bind(plain_code(code)).bind(id).run();
}

void TextRows::put_words(std::int64_t id, const std::string& packed) {
  if (packed.empty()) return;
  put_words_.bind(id).bind_bytes(packed).run();
  const std::string text = searched_text(unpacked_words(packed));
  shard_of(id).put(id, text);
  for (const std::string& token : tokenizer_.tokens(text)) terms_.put(token);
}

void TextRows::put_revealed(std::int64_t name, const RevealedText& text) {
  const Region& region = text.place.region;
  put_revealed_.bind(name).bind(text.before).bind(text.after).bind(text.change);
  put_revealed_.bind(std::string(name_of(text.status))).bind(text.place.page);
  put_revealed_.bind(region.left.hundredths).bind(region.top.hundredths);
  put_revealed_.bind(region.right.hundredths).bind(region.bottom.hundredths);
  put_revealed_.bind(text.personal ? 1 : 0).bind(joined_codes(text.codes));
  put_revealed_.bind(text.words_left).bind(text.words).bind(text.words_right).run();
  std::int64_t id = 0;
  while (last_revealed_.next()) id = last_revealed_.number(0);
  revealed_text_.put(id, folded(text.words));
  for (const std::string& token : tokenizer_.tokens(text.words)) terms_.put(token);
}

void TextRows::remove(const DocumentId& document) {
  const auto [name, text] = names_of(document);
  if (name == 0) return;
  names_text_.remove(name, text);
  for (const auto& [position, pages] : revisions_of(name)) remove_pages(pages);
  remove_revealed(name);
  remove_compared_.bind(name).run();
  remove_name_.bind(name).run();
}

void TextRows::remove_pages(const Pages& pages) {
  for (std::int64_t id = pages.first; id < pages.first + pages.count; ++id) {
    remove_words(id, words_of(id));
    remove_codes_.bind(id).run();
  }
  remove_revision_.bind(pages.first).run();
  next_page_ = 0;
}

std::string TextRows::words_of(std::int64_t id) {
  std::string packed;
  words_of_.bind(id);
  while (words_of_.next()) packed = words_of_.text(0);
  return packed;
}

void TextRows::remove_words(std::int64_t id, const std::string& packed) {
  if (packed.empty()) return;
  shard_of(id).remove(id, searched_text(unpacked_words(packed)));
  remove_words_.bind(id).run();
}

void TextRows::remove_revealed(std::int64_t name) {
  std::vector<std::pair<std::int64_t, std::string>> rows;
  revealed_of_.bind(name);
  while (revealed_of_.next()) rows.emplace_back(revealed_of_.number(0), revealed_of_.text(1));
  for (const auto& [id, words] : rows) revealed_text_.remove(id, folded(words));
  remove_revealed_.bind(name).run();
}

}  // namespace palimpsest::index
