#include "archive/lists/listed_files.hpp"

#include "archive/identity/choose_id.hpp"
#include "base/error.hpp"
#include "base/letters.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

// Returns how many of the last parts of two paths are the same.
std::size_t shared_parts(const std::filesystem::path& file, const std::filesystem::path& listed) {
  std::size_t shared = 0;
  auto one = file.end(), other = listed.end();
  while (one != file.begin() && other != listed.begin()) {
    --one;
    --other;
    if (comparable_name(one->string()) != comparable_name(other->string())) break;
    ++shared;
  }
  return shared;
}

[[noreturn]] void fail_to_choose(const std::filesystem::path& file, const std::string& one,
                                 const std::string& other) {
  throw Error(
      ErrorKind::kInput,
      "the list has several rows for " + file.filename().string() + ": " + one + " and " + other,
      "keep the file in a folder named as in the list");
}

void check_is_one(const std::filesystem::path& file, const std::vector<const RowClaim*>& rows) {
  for (const RowClaim* row : rows) {
    const bool is_same = comparable_name(row->file) == comparable_name(rows.front()->file);
    if (!is_same) fail_to_choose(file, rows.front()->file, row->file);
  }
}

}  // namespace

std::string comparable_name(std::string_view name) {
  std::string plain = lower_case(name);
  if (plain.ends_with(".pdf")) plain.resize(plain.size() - 4);
  return plain;
}

ListedFiles::ListedFiles(const std::vector<RowClaim>& claims) {
  for (const RowClaim& claim : claims) {
    if (claim.file.empty()) {
      without_file_[claim.document].push_back(&claim);
    } else {
      by_name_[comparable_name(claim.file_name())].push_back(&claim);
    }
  }
}

std::vector<const RowClaim*> ListedFiles::rows_for(const std::filesystem::path& file) const {
  const auto named = by_name_.find(comparable_name(file.filename().string()));
  if (named == by_name_.end()) return rows_by_number(file);
  const std::filesystem::path whole = std::filesystem::absolute(file).lexically_normal();
  std::size_t most = 0;
  std::vector<const RowClaim*> rows;
  for (const RowClaim* claim : named->second) {
    const std::size_t shared = shared_parts(whole, claim->file);
    if (shared > most) rows.clear();
    most = std::max(most, shared);
    if (shared == most) rows.push_back(claim);
  }
  check_is_one(file, rows);
  return rows;
}

std::vector<const RowClaim*> ListedFiles::rows_by_number(const std::filesystem::path& file) const {
  const ChosenId id = choose_id(file, std::nullopt);
  const auto found = without_file_.find(id.id);
  if (found == without_file_.end()) return {};
  const std::vector<const RowClaim*>& rows = found->second;
  for (const RowClaim* row : rows) {
    if (row->release.id != rows.front()->release.id) {
      fail_to_choose(file, rows.front()->row->place(), row->row->place());
    }
  }
  return {rows.front()};
}

}  // namespace palimpsest::archive
