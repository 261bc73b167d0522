#include "base/lock.hpp"

#include "base/error.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>

namespace palimpsest {

std::optional<FileLock> FileLock::try_acquire(const std::filesystem::path& path) {
  FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!file.is_open()) {
    throw Error(ErrorKind::kEnvironment,
                "cannot open the lock " + path.string() + ": " + system_reason(errno),
                "check the permissions of the archive's folder");
  }
  if (::flock(file.value(), LOCK_EX | LOCK_NB) == 0) return FileLock(std::move(file));
  if (errno == EWOULDBLOCK) return std::nullopt;
  throw Error(ErrorKind::kEnvironment,
              "cannot lock " + path.string() + ": " + system_reason(errno));
}

}  // namespace palimpsest
