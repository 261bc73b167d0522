// Golden files: what the program writes, kept as readable files and reviewed as a diff.
//
// PALIMPSEST_RENEW_GOLDEN=1 writes them again.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

namespace palimpsest::test {

// Returns the bytes of a file; empty when there is none.
[[nodiscard]] inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Expects that `path` holds `text`, or writes it when golden files are to be renewed.
inline void expect_golden(const std::filesystem::path& path, const std::string& text) {
  if (const char* renew = std::getenv("PALIMPSEST_RENEW_GOLDEN"); renew && *renew == '1') {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  ASSERT_TRUE(std::filesystem::exists(path)) << path << ": write it by PALIMPSEST_RENEW_GOLDEN=1";
  EXPECT_EQ(text, bytes_of(path)) << path;
}

}  // namespace palimpsest::test
