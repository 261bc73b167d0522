#include "base/sandbox/limits.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cerrno>

#include <sys/resource.h>

namespace palimpsest {
namespace {

// A limit that is lower already stays.
void limit(__rlimit_resource resource, std::size_t most) {
  rlimit now{};
  if (::getrlimit(resource, &now) == 0) {
    const rlim_t value = std::min<rlim_t>(now.rlim_max, most);
    const rlimit wanted{std::min(now.rlim_cur, value), value};
    if (::setrlimit(resource, &wanted) == 0) return;
  }
  throw Error(ErrorKind::kEnvironment,
              "the resources of a process cannot be limited: " + system_reason(errno));
}

}  // namespace

void set_limits(const ProcessLimits& limits) {
  limit(RLIMIT_DATA, limits.data_bytes);
  limit(RLIMIT_AS, limits.address_bytes);
  limit(RLIMIT_NOFILE, limits.open_files);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NPROC, 0);
  limit(RLIMIT_CORE, 0);
}

}  // namespace palimpsest
