// Collects what a PDF library prints, bounded in number and length: a 123 KB file can make Poppler
// print 1.3 GB.
#pragma once

#include "model/finding.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::pdf {

// Returns a message without quoted parts (they repeat the file's own words, which may be withheld)
// and without characters that a record cannot hold.
[[nodiscard]] std::string cleaned_message(std::string_view message);

// Keeps the first different messages and counts the others.
class LibraryMessages {
 public:
  void add(std::string_view message);

  // Returns the messages as findings and forgets them.
  [[nodiscard]] std::vector<Finding> take(std::optional<int> page);

 private:
  std::vector<std::string> kept_;
  std::int64_t dropped_ = 0;
};

}  // namespace palimpsest::pdf
