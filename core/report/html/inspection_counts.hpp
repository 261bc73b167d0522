// What the redactions of a file add up to, for the head of its report.
#pragma once

#include "model/page.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest::report::html {

struct InspectionCounts {
  std::size_t redactions = 0;
  std::size_t redacted_pages = 0;
  std::size_t unread_pages = 0;
  std::size_t characters = 0;                                     // estimated
  std::array<std::size_t, kNames<RedactionKind>.size()> kinds{};  // by RedactionKind
  std::vector<std::pair<std::string, std::size_t>> codes;         // most frequent first
};

[[nodiscard]] InspectionCounts counts_of(const std::vector<Page>& pages);

}  // namespace palimpsest::report::html
