// The folder of real documents, which may be absent.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace palimpsest::test {

// Returns the folder that PALIMPSEST_TEST_DATA names, or nothing when it is not there.
inline std::optional<std::filesystem::path> test_data() {
  const char* folder = std::getenv("PALIMPSEST_TEST_DATA");
  if (folder == nullptr || !std::filesystem::is_directory(folder)) return std::nullopt;
  return std::filesystem::path(folder);
}

}  // namespace palimpsest::test

#define PALIMPSEST_REQUIRE_TEST_DATA(folder)           \
  const auto folder = ::palimpsest::test::test_data(); \
  if (!folder) GTEST_SKIP() << "PALIMPSEST_TEST_DATA names no folder of real documents"
