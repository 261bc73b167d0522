// The tokenizer of the index, asked by this program as SQLite asks it. Private to this module.
#pragma once

#include "index/database.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::index {

// Part of the form of the file: FTS5's own words for the tokenizer of every text table.
inline constexpr const char* kTokenizerSql = "tokenize = \"unicode61 remove_diacritics 2\"";

// Throws Error(environment) when SQLite has no FTS5.
[[nodiscard]] fts5_api& full_text_api(const Database& database);

class Tokenizer {
 public:
  explicit Tokenizer(const Database& database);

  // Returns the words of `text` as they stand in the index: folded, without what is no letter or
  // digit.
  [[nodiscard]] std::vector<std::string> tokens(std::string_view text) const;

 private:
  struct Delete {
    void (*function)(Fts5Tokenizer*);
    void operator()(Fts5Tokenizer* tokenizer) const { function(tokenizer); }
  };

  fts5_tokenizer functions_{};
  std::unique_ptr<Fts5Tokenizer, Delete> tokenizer_{nullptr, Delete{nullptr}};
};

}  // namespace palimpsest::index
