// A file in memory that is read where it is.
#pragma once

#include <string_view>

namespace palimpsest {

// The bytes of a sealed memory file where the kernel keeps them: of such a file no copy is made,
// however many processes look at it. Throws Error(input) when it cannot be mapped.
class MappedFile {
 public:
  explicit MappedFile(int fd);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  // Valid until this is gone, also when it was moved.
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

}  // namespace palimpsest
