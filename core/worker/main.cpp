// The worker process: reads PDFs on behalf of the program that started it, which holds the other
// end of descriptor 3.
#include "base/child_process.hpp"
#include "worker/service/service.hpp"

#include <cstdlib>
#include <iostream>
#include <new>

#include <sys/stat.h>

namespace {

bool has_parent_socket() {
  struct stat status {};
  return ::fstat(palimpsest::kChildSocket, &status) == 0 && S_ISSOCK(status.st_mode);
}

}  // namespace

int main() {
  if (!has_parent_socket()) {
    std::cerr << "palimpsest-worker is started by palimpsest and not by hand\n";
    return 2;
  }
  try {
    palimpsest::FrameSocket socket{palimpsest::FileDescriptor(palimpsest::kChildSocket)};
    palimpsest::worker::Service(std::move(socket)).run();
  } catch (const std::bad_alloc&) {
    std::_Exit(palimpsest::worker::kOutOfMemoryExit);
  }
  return 0;
}
