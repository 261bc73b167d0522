#include "index/search/tokenizer.hpp"

#include "base/error.hpp"
#include "index/search/fold.hpp"

#include <array>

namespace palimpsest::index {
namespace {

int take_token(void* context, int /*flags*/, const char* token, int size, int /*start*/,
               int /*end*/) {
  static_cast<std::vector<std::string>*>(context)->emplace_back(token,
                                                                static_cast<std::size_t>(size));
  return SQLITE_OK;
}

[[noreturn]] void fail_without_full_text() {
  throw Error(ErrorKind::kEnvironment, "this SQLite cannot search text: it was built without FTS5",
              "install the libsqlite3-0 of Debian 12 or newer");
}

}  // namespace

fts5_api& full_text_api(const Database& database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database.handle(), "SELECT fts5(?1)", -1, &statement, nullptr) ==
      SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  if (api == nullptr) fail_without_full_text();
  return *api;
}

Tokenizer::Tokenizer(const Database& database) {
  fts5_api& api = full_text_api(database);
  void* data = nullptr;
  std::array<const char*, 2> options = {"remove_diacritics", "2"};
  Fts5Tokenizer* tokenizer = nullptr;
  if (api.xFindTokenizer(&api, "unicode61", &data, &functions_) != SQLITE_OK ||
      functions_.xCreate(data, options.data(), static_cast<int>(options.size()), &tokenizer) !=
          SQLITE_OK) {
    fail_without_full_text();
  }
  tokenizer_ = {tokenizer, Delete{functions_.xDelete}};
}

std::vector<std::string> Tokenizer::tokens(std::string_view text) const {
  const std::string plain = folded(text);
  std::vector<std::string> found;
  functions_.xTokenize(tokenizer_.get(), &found, FTS5_TOKENIZE_AUX, plain.data(),
                       static_cast<int>(plain.size()), &take_token);
  return found;
}

}  // namespace palimpsest::index
