#include "index/database.hpp"

#include "base/error.hpp"

namespace palimpsest::index {
namespace {

constexpr int kBusyMilliseconds = 10000;  // another process brings the index up to date

void check(sqlite3* handle, int result) {
  if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE) return;
  const bool is_damaged = result == SQLITE_CORRUPT || result == SQLITE_NOTADB;
  throw Error(is_damaged ? ErrorKind::kIntegrity : ErrorKind::kEnvironment,
              std::string("the index cannot be used: ") +
                  (handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(result)),
              "run `palimpsest reindex` to make it anew");
}

}  // namespace

Database::Database(const std::filesystem::path& file) {
  sqlite3* handle = nullptr;
  const int result =
      sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  handle_.reset(handle);
  check(handle, result);
  sqlite3_busy_timeout(handle, kBusyMilliseconds);
}

void Database::run(const std::string& sql) const {
  check(handle(), sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr));
}

Statement::Statement(const Database& database, const std::string& sql) : database_(database) {
  sqlite3_stmt* handle = nullptr;
  check(sqlite3_prepare_v2(database.handle(), sql.c_str(), -1, &handle, nullptr));
  handle_.reset(handle);
}

void Statement::check(int result) const { index::check(database_.handle(), result); }

Statement& Statement::bind(const std::string& text) {
  check(sqlite3_bind_text(handle_.get(), ++bound_, text.data(), static_cast<int>(text.size()),
                          SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::bind(std::int64_t number) {
  check(sqlite3_bind_int64(handle_.get(), ++bound_, number));
  return *this;
}

Statement& Statement::bind_bytes(const std::string& bytes) {
  check(sqlite3_bind_blob(handle_.get(), ++bound_, bytes.data(), static_cast<int>(bytes.size()),
                          SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::bind_pointer(void* object, const char* type) {
  check(sqlite3_bind_pointer(handle_.get(), ++bound_, object, type, nullptr));
  return *this;
}

bool Statement::next() {
  const int result = sqlite3_step(handle_.get());
  if (result == SQLITE_ROW) return true;
  sqlite3_reset(handle_.get());
  bound_ = 0;
  check(result);
  return false;
}

void Statement::run() {
  while (next()) {
  }
}

std::string Statement::text(int column) const {
  const unsigned char* text = sqlite3_column_text(handle_.get(), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column));
  return text == nullptr ? "" : std::string(reinterpret_cast<const char*>(text), size);
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(handle_.get(), column);
}

Transaction::Transaction(const Database& database) : database_(database) {
  database_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (is_open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

ReadTransaction::ReadTransaction(const Database& database) : database_(database) {
  database_.run("BEGIN");
}

ReadTransaction::~ReadTransaction() {
  sqlite3_exec(database_.handle(), "COMMIT", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.run("COMMIT");
  is_open_ = false;
}

}  // namespace palimpsest::index
