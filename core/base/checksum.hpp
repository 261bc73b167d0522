// Checksums of every kind that lists, bags and web archives write beside files, by OpenSSL EVP.
//
// For what others claim. What the archive itself goes by is base/digest.hpp.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

// Written to records: never renumber or reuse; new kinds go to the end.
enum class ChecksumKind { kMd5, kSha1, kSha224, kSha256, kSha384, kSha512 };

// Whether two different files with one such checksum have been made.
[[nodiscard]] bool is_weak(ChecksumKind kind);

// Returns how many hexadecimal digits a checksum of this kind has.
[[nodiscard]] std::size_t digit_count(ChecksumKind kind);

// Returns lower-case hexadecimal.
[[nodiscard]] std::string checksum_of(ChecksumKind kind, std::string_view bytes);

// Returns one checksum for each of `kinds`, in their order. Reads the file once. Throws
// Error(input) when it cannot be read.
[[nodiscard]] std::vector<std::string> checksums_of_file(const std::filesystem::path& path,
                                                         const std::vector<ChecksumKind>& kinds);

}  // namespace palimpsest
