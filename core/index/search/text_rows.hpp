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

  // Makes the text of a document this. Pages that are known so stay as they are: to write the words
  // of a page costs more than to read them.
  void put(const IndexedDocument& document);

  // Makes the names by which the document is searched these, and leaves its pages as they are.
  void put_names(const IndexedDocument& document);
  void remove(const DocumentId& document);

  // Forgets statements about tables that clear_text_tables() dropped.
  void forget();

 private:
  // The row of `names`, and what names_text holds of it.
  struct Names {
    std::int64_t row = 0;  // 0: the document is not known
    std::string text;
  };

  [[nodiscard]] Names names_of(const DocumentId& document);
  [[nodiscard]] TextTable& shard_of(std::int64_t page);
  // The pages of a revision: their ids are first .. first + count - 1.
  struct Pages {
    std::int64_t first = 0;
    std::int64_t count = 0;
  };

  [[nodiscard]] std::map<int, Pages> revisions_of(std::int64_t name);  // by position
  void put_pages(std::int64_t name, int position, const std::vector<PageText>& pages);
  void finish_full_shard(std::int64_t next_page);
  void replace_pages(const Pages& known, const std::vector<PageText>& pages);
  void put_codes(std::int64_t id, const PageText& page);
  void put_words(std::int64_t id, const std::string& packed);
  [[nodiscard]] std::string words_of(std::int64_t id);
  void put_revealed(std::int64_t name, const RevealedText& text);
  void remove_pages(const Pages& pages);
  void remove_words(std::int64_t id, const std::string& packed);
  void remove_revealed(std::int64_t name);

  const Database& database_;
  Tokenizer tokenizer_;
  TermRows terms_;
  TextTable names_text_, revealed_text_;
  std::map<std::int64_t, std::unique_ptr<TextTable>> shards_;
  std::int64_t next_page_ = 0;      // 0: not known
  std::int64_t newest_shard_ = -1;  // that this one put into
  Statement put_name_, change_name_, put_revision_, put_words_, put_code_, put_revealed_,
      put_compared_;
  Statement name_of_, revisions_of_, words_of_, revealed_of_, last_revealed_;
  Statement remove_name_, remove_revision_, remove_words_, remove_codes_, remove_revealed_,
      remove_compared_;
};

}  // namespace palimpsest::index
