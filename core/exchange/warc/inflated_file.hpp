// The bytes of a file, inflated when it is gzip: one member, or many in a row as web archives are.
#pragma once

#include "base/file.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace palimpsest::exchange {

// Reads forward in bounded memory, whatever the file inflates to.
class InflatedFile {
 public:
  // Throws Error(input) when the file cannot be opened.
  explicit InflatedFile(const std::filesystem::path& path);
  ~InflatedFile();
  InflatedFile(const InflatedFile&) = delete;
  InflatedFile& operator=(const InflatedFile&) = delete;

  // Returns at most `most` further bytes, fewer only at the end. Throws Error(input) when the file
  // cannot be read, or is damaged or cut short.
  [[nodiscard]] std::string take(std::size_t most);

  // Returns the next line with its end, of at most `most` bytes; empty at the end of the file.
  [[nodiscard]] std::string take_line(std::size_t most);

 private:
  class Inflater;
  friend std::string inflated(std::string_view bytes, std::size_t most, const std::string& thing);

  // Makes ready() non-empty, unless the file has ended.
  void fill();
  [[nodiscard]] std::string_view ready() const { return std::string_view(block_).substr(at_); }
  [[nodiscard]] std::string read_block();

  std::filesystem::path path_;
  FileDescriptor file_;
  std::unique_ptr<Inflater> inflater_;  // nothing for a file that is not gzip
  std::string block_;
  std::size_t at_ = 0;
};

// Returns what the gzip members in `bytes` hold. Throws Error(input), named after `thing`, when
// they are damaged or hold more than `most` bytes.
[[nodiscard]] std::string inflated(std::string_view bytes, std::size_t most,
                                   const std::string& thing);

}  // namespace palimpsest::exchange
