// What this module shares of SQLite: an opened database, statements, transactions.
//
// Private to the module. Everything throws Error(environment), but for a file that is no database
// or a damaged one: that is Error(integrity), and the index is made anew.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include <sqlite3.h>

namespace palimpsest::index {

class Database {
 public:
  explicit Database(const std::filesystem::path& file);

  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

  // Runs statements that return nothing.
  void run(const std::string& sql) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
  };

  std::unique_ptr<sqlite3, Close> handle_;
};

// A prepared statement. Values are bound in order, then rows are taken one by one.
class Statement {
 public:
  Statement(const Database& database, const std::string& sql);

  Statement& bind(const std::string& text);
  Statement& bind(std::int64_t number);
  Statement& bind_bytes(const std::string& bytes);

  // Hands `object` to a function of this module. `type` names its type, and is a literal.
  Statement& bind_pointer(void* object, const char* type);

  // Moves to the next row. Returns false after the last, when the values can be bound again.
  bool next();

  // Runs to the end.
  void run();

  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::int64_t number(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };

  void check(int result) const;

  const Database& database_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
  int bound_ = 0;
};

// Changes that come to be together: rolled back unless commit() was called.
class Transaction {
 public:
  explicit Transaction(const Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  const Database& database_;
  bool is_open_ = true;
};

// While it lives, every statement sees the same rows, whatever another process writes.
class ReadTransaction {
 public:
  explicit ReadTransaction(const Database& database);
  ~ReadTransaction();
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;

 private:
  const Database& database_;
};

}  // namespace palimpsest::index
