#include "cli/output.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace palimpsest::cli {
namespace {

bool has_reader_gone() {
  pollfd output{STDOUT_FILENO, POLLOUT, 0};
  return ::poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

}  // namespace

void occupy_standard_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) >= 0) continue;
    // The lowest free number is taken, and the wrong direction makes every use of it fail.
    (void)::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

void finish_output() {
  errno = 0;
  const bool is_written = static_cast<bool>(std::cout.flush()) && std::fflush(stdout) == 0;
  const int reason = errno;
  if (is_written || has_reader_gone()) return;
  throw Error(ErrorKind::kEnvironment,
              "standard output does not take what is written" +
                  (reason != 0 ? ": " + system_reason(reason) : std::string()));
}

void write_output_file(const std::filesystem::path& path, std::string_view text) {
  constexpr auto kMode = static_cast<std::filesystem::perms>(0644);
  const bool is_there = std::filesystem::exists(path);
  if (!is_there || std::filesystem::is_regular_file(path)) {
    if (path.has_parent_path() && !std::filesystem::is_directory(path.parent_path())) {
      throw Error(
          ErrorKind::kEnvironment,
          "cannot write " + path.string() + ": there is no folder " + path.parent_path().string());
    }
    write_file_durably(is_there ? std::filesystem::canonical(path) : path, text, kMode);
    return;
  }
  // A pipe or a terminal must not be replaced by a file.
  std::ofstream stream(path, std::ios::binary);
  if (!(stream << text) || !stream.flush()) {
    throw Error(ErrorKind::kEnvironment, "cannot write " + path.string());
  }
}

}  // namespace palimpsest::cli
