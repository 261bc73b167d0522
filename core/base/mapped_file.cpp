#include "base/mapped_file.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <cstddef>
#include <utility>

#include <sys/mman.h>
#include <sys/stat.h>

namespace palimpsest {

MappedFile::MappedFile(int fd) {
  struct stat status {};
  if (::fstat(fd, &status) != 0) {
    throw Error(ErrorKind::kInput, "cannot read a file descriptor: " + system_reason(errno));
  }
  if (status.st_size == 0) return;
  const auto size = static_cast<std::size_t>(status.st_size);
  void* start = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0);
  if (start == MAP_FAILED) {
    throw Error(ErrorKind::kInput, "cannot map a memory file: " + system_reason(errno));
  }
  bytes_ = {static_cast<const char*>(start), size};
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

}  // namespace palimpsest
