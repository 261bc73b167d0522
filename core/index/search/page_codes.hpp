// Whether a page has a code, or any redaction. Private to this module.
//
// The first pages that are asked for are looked up; where there are more of them, all pages with
// the code are read once: a code may stand on a tenth of all pages.
#pragma once

#include "index/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::index {

class PageCodes {
 public:
  // `code` as plain_code() writes it, or how it begins; empty for any redaction. `end` is behind
  // the last page.
  PageCodes(const Database& database, std::string code, std::int64_t end);

  [[nodiscard]] bool are_on(std::int64_t page);

 private:
  void read_all();

  const Database& database_;
  std::string code_;
  std::int64_t end_;
  Statement codes_of_;
  int looked_up_ = 0;
  std::optional<std::vector<bool>> all_;  // by page id
};

// Whether one of `codes`, plain and one a line, is `code` or begins with it: 1.4 is also 1.4b, but
// b1 is not b10.
[[nodiscard]] bool is_code_meant(const std::string& plain, const std::string& code);

}  // namespace palimpsest::index
