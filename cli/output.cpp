#include "cli/output.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <cstdio>
#include <iostream>

#include <poll.h>
#include <unistd.h>

namespace palimpsest::cli {
namespace {

bool has_reader_gone() {
  pollfd output{STDOUT_FILENO, POLLOUT, 0};
  return ::poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

}  // namespace

void finish_output() {
  errno = 0;
  const bool is_written = static_cast<bool>(std::cout.flush()) && std::fflush(stdout) == 0;
  const int reason = errno;
  if (is_written || has_reader_gone()) return;
  throw Error(ErrorKind::kEnvironment,
              "standard output does not take what is written" +
                  (reason != 0 ? ": " + system_reason(reason) : std::string()));
}

}  // namespace palimpsest::cli
