// Checksums of every kind that lists, bags and web archives write beside files, by OpenSSL EVP.
//
// For what others claim. What the archive itself goes by is base/digest.hpp.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

// Written to records: never renumber or reuse; new kinds go to the end.
enum class ChecksumKind { kMd5, kSha1, kSha224, kSha256, kSha384, kSha512 };

// Whether two different files with one such checksum have been made.
[[nodiscard]] bool is_weak(ChecksumKind kind);

// Returns the usual name of the algorithm: "MD5", "SHA-256".
[[nodiscard]] std::string checksum_label(ChecksumKind kind);

// Returns the kind that is called so, whatever its case and hyphens ("sha256", "SHA-256"); nothing
// for any other algorithm.
[[nodiscard]] std::optional<ChecksumKind> checksum_kind_named(std::string_view name);

// Returns how many hexadecimal digits a checksum of this kind has.
[[nodiscard]] std::size_t digit_count(ChecksumKind kind);

// Returns lower-case hexadecimal.
[[nodiscard]] std::string checksum_of(ChecksumKind kind, std::string_view bytes);

// Returns one checksum for each of `kinds`, in their order. Reads the file once. Throws
// Error(input) when it cannot be read.
[[nodiscard]] std::vector<std::string> checksums_of_file(const std::filesystem::path& path,
                                                         const std::vector<ChecksumKind>& kinds);

}  // namespace palimpsest
