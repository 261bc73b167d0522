#include "base/file.hpp"

#include "base/error.hpp"

#include <array>
#include <cerrno>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace palimpsest {
namespace {

constexpr std::size_t kBlockBytes = 1 << 20;

[[noreturn]] void fail_to_write(const std::filesystem::path& path) {
  const int reason = errno;
  const std::string hint = reason == ENOSPC
                               ? "free some space and run the command again; nothing was lost"
                           : reason == EACCES || reason == EROFS || reason == EPERM
                               ? "check the permissions of the folder"
                               : "";
  throw Error(ErrorKind::kEnvironment,
              "cannot write " + path.string() + ": " + system_reason(reason), hint);
}

[[noreturn]] void fail_to_read(const std::filesystem::path& path) {
  throw Error(ErrorKind::kInput, "cannot read " + path.string() + ": " + system_reason(errno));
}

// Returns false with errno set when not all bytes could be written.
bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(fd, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

FileDescriptor open_to_read(const std::filesystem::path& path) {
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) fail_to_read(path);
  return file;
}

}  // namespace

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  if (this != &other) {
    reset();
    fd_ = other.release();
  }
  return *this;
}

int FileDescriptor::release() {
  const int fd = fd_;
  fd_ = -1;
  return fd;
}

void FileDescriptor::reset() {
  if (fd_ >= 0) ::close(release());
}

void read_in_blocks(const std::filesystem::path& path,
                    const std::function<void(std::string_view)>& take) {
  const FileDescriptor file = open_to_read(path);
  std::vector<char> block(kBlockBytes);
  for (;;) {
    const ssize_t count = ::read(file.value(), block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail_to_read(path);
    if (count == 0) return;
    take({block.data(), static_cast<std::size_t>(count)});
  }
}

std::string read_file(const std::filesystem::path& path) {
  std::string bytes;
  read_in_blocks(path, [&](std::string_view block) { bytes += block; });
  return bytes;
}

NewFile::NewFile(const std::filesystem::path& folder, std::filesystem::perms mode)
    : name_((folder / (std::string(kUnfinished) + "XXXXXX")).string()) {
  file_ = FileDescriptor(::mkostemp(name_.data(), O_CLOEXEC));
  if (!file_.is_open()) fail_to_write(folder);
  if (::fchmod(file_.value(), static_cast<mode_t>(mode)) == 0) return;
  const int reason = errno;
  ::unlink(name_.c_str());
  errno = reason;
  fail_to_write(name_);
}

NewFile::~NewFile() {
  if (!is_renamed_) ::unlink(name_.c_str());
}

void NewFile::write(std::string_view bytes) {
  if (!write_all(file_.value(), bytes)) fail_to_write(name_);
}

void NewFile::sync() {
  if (::fsync(file_.value()) != 0) fail_to_write(name_);
}

void NewFile::rename(const std::filesystem::path& path) {
  if (::rename(name_.c_str(), path.c_str()) != 0) fail_to_write(path);
  is_renamed_ = true;
}

void write_file_durably(const std::filesystem::path& path, std::string_view bytes,
                        std::filesystem::perms mode) {
  NewFile file(path.parent_path(), mode);
  file.write(bytes);
  file.sync();
  file.rename(path);
  sync_folder(path.parent_path());
}

void write_new_file(const std::filesystem::path& path, std::string_view bytes,
                    std::filesystem::perms mode) {
  FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (!file.is_open()) fail_to_write(path);
  const bool is_written = write_all(file.value(), bytes) &&
                          ::fchmod(file.value(), static_cast<mode_t>(mode)) == 0 &&
                          ::fsync(file.value()) == 0;
  if (is_written) return;
  const int reason = errno;
  ::unlink(path.c_str());
  errno = reason;
  fail_to_write(path);
}

void make_folders(const std::filesystem::path& path) {
  if (path.empty() || std::filesystem::is_directory(path)) return;
  make_folders(path.parent_path());
  if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) fail_to_write(path);
  sync_folder(path.parent_path());
}

void sync_folder(const std::filesystem::path& path) {
  const std::filesystem::path folder = path.empty() ? std::filesystem::path(".") : path;
  const FileDescriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!file.is_open() || ::fsync(file.value()) != 0) fail_to_write(folder);
}

FileDescriptor sealed_memory_file(std::string_view bytes) {
  FileDescriptor file(::memfd_create("palimpsest", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  const int seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
  if (!file.is_open() || !write_all(file.value(), bytes) ||
      ::fcntl(file.value(), F_ADD_SEALS, seals) != 0) {
    throw Error(ErrorKind::kEnvironment, "cannot make a memory file: " + system_reason(errno));
  }
  return file;
}

std::string read_descriptor(int fd) {
  struct stat status {};
  if (::fstat(fd, &status) != 0) {
    throw Error(ErrorKind::kInput, "cannot read a file descriptor: " + system_reason(errno));
  }
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count =
        ::pread(fd, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) throw Error(ErrorKind::kInput, "a memory file ended early");
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

}  // namespace palimpsest
