// Which rows of a list mean a file on disk.
//
// The same name stands below two folders with two days of release, so a file is the row's with
// which it shares most of its path.
#pragma once

#include "archive/lists/row_claims.hpp"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::archive {

// Returns a file name as two spellings of one name are compared.
[[nodiscard]] std::string comparable_name(std::string_view name);

class ListedFiles {
 public:
  // `claims` must outlive it.
  explicit ListedFiles(const std::vector<RowClaim>& claims);

  // Returns the rows that mean `file`: several when it serves several records or stands twice;
  // none when the list does not know it. A row that names no file means those whose names hold its
  // record number. Throws Error(input) when rows of different paths mean it equally well.
  [[nodiscard]] std::vector<const RowClaim*> rows_for(const std::filesystem::path& file) const;

  // Whether a row names a file like this, whatever its folder.
  [[nodiscard]] bool knows_name(const std::string& file_name) const {
    return by_name_.contains(comparable_name(file_name));
  }

 private:
  [[nodiscard]] std::vector<const RowClaim*> rows_by_number(
      const std::filesystem::path& file) const;

  std::map<std::string, std::vector<const RowClaim*>> by_name_;  // lower case
  std::map<DocumentId, std::vector<const RowClaim*>> without_file_;
};

}  // namespace palimpsest::archive
