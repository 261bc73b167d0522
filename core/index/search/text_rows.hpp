// The searched text of documents as rows. Private to this module.
#pragma once

#include "index/database.hpp"
#include "index/index.hpp"
#include "index/search/fuzzy.hpp"
#include "index/search/tokenizer.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace palimpsest::index {

// A text table that rows are put into and taken from; prepared once. FTS5 wants the text that was
// put to take it away again: of a page it is made anew from its packed words.
class TextTable {
 public:
  TextTable(const Database& database, const std::string& name);

  void put(std::int64_t row, const std::string& text);
  void remove(std::int64_t row, const std::string& text);

  // Joins its segments into one, which is read faster.
  void optimize();

 private:
  Statement put_, remove_, optimize_;
};

// Statements that put and take away the text of documents; prepared once.
class TextRows {
 public:
  explicit TextRows(const Database& database);

  void put(const IndexedDocument& document);
  void remove(const DocumentId& document);

  // Forgets statements about tables that clear_text_tables() dropped.
  void forget();

 private:
  [[nodiscard]] TextTable& shard_of(std::int64_t page);
  void put_pages(std::int64_t name, int position, const std::vector<PageText>& pages);
  void put_page(std::int64_t id, const PageText& page);
  void put_revealed(std::int64_t name, const RevealedText& text);
  void remove_pages(std::int64_t first, std::int64_t count);
  void remove_revealed(std::int64_t name);

  const Database& database_;
  Tokenizer tokenizer_;
  TermRows terms_;
  TextTable names_text_, revealed_text_;
  std::map<std::int64_t, std::unique_ptr<TextTable>> shards_;
  std::int64_t next_page_ = 0;      // 0: not known
  std::int64_t newest_shard_ = -1;  // that this one put into
  Statement put_name_, put_revision_, put_words_, put_code_, put_revealed_, put_compared_;
  Statement name_of_, revisions_of_, words_of_, revealed_of_, last_revealed_;
  Statement remove_name_, remove_revision_, remove_words_, remove_codes_, remove_revealed_,
      remove_compared_;
};

}  // namespace palimpsest::index
