// A file that lists what packs hold, read in pieces: an archive has hundreds, and every command
// looks at each. Private to the module.
#pragma once

#include "base/file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace palimpsest::store {

// Returns the number whose highest byte stands at `at`, as git writes numbers. They must be there.
[[nodiscard]] std::uint32_t word_at(std::string_view bytes, std::size_t at);
[[nodiscard]] std::uint64_t long_word_at(std::string_view bytes, std::size_t at);

inline constexpr std::size_t kIndexBlockBytes = 64U << 10;  // of entries that are read at once

class IndexFile {
 public:
  // A file that cannot be opened is empty.
  explicit IndexFile(const std::filesystem::path& path);

  // Returns why the system did not let it be opened, as errno; 0 when it is open.
  [[nodiscard]] int refusal() const { return refusal_; }

  [[nodiscard]] std::uint64_t size() const { return size_; }

  // Returns what stands at `at`; less than `size` bytes where it cannot be read.
  [[nodiscard]] std::string read(std::uint64_t at, std::uint64_t size) const;

 private:
  FileDescriptor file_;
  int refusal_ = 0;
  std::uint64_t size_ = 0;
};

}  // namespace palimpsest::store
