#include "store/objects/index_file.hpp"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace palimpsest::store {

std::uint32_t word_at(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return std::uint32_t{static_cast<unsigned char>(bytes[at + i])};
  };
  return byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3);
}

std::uint64_t long_word_at(std::string_view bytes, std::size_t at) {
  return std::uint64_t{word_at(bytes, at)} << 32 | word_at(bytes, at + 4);
}

IndexFile::IndexFile(const std::filesystem::path& path)
    : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (!file_.is_open()) refusal_ = errno;
  struct stat status {};
  if (file_.is_open() && ::fstat(file_.value(), &status) == 0) {
    size_ = static_cast<std::uint64_t>(status.st_size);
  }
}

std::string IndexFile::read(std::uint64_t at, std::uint64_t size) const {
  std::string bytes(std::min(size, size_ - std::min(at, size_)), '\0');
  const ssize_t count = ::pread(file_.value(), bytes.data(), bytes.size(), static_cast<off_t>(at));
  bytes.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
  return bytes;
}

}  // namespace palimpsest::store
