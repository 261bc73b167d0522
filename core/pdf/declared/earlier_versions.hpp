// Finds the earlier versions that a PDF keeps inside itself: whoever saves changes by appending
// them leaves the file as it was before at its beginning.
//
//   %PDF ... startxref 9 %%EOF | changed objects ... startxref 812 %%EOF
//   '------ version 1 -------'                                         '
//   '------------------------------- version 2 ------------------------'
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace palimpsest::pdf {

inline constexpr std::size_t kMaxEarlierVersions = 16;  // the latest ones

// Returns the sizes of the beginnings of `bytes` that are whole earlier versions, the latest first.
// The first part of a file that is laid out for the web is none.
[[nodiscard]] std::vector<std::size_t> earlier_versions(std::string_view bytes);

}  // namespace palimpsest::pdf
