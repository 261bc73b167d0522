#include "cli/jobs_option.hpp"

#include <algorithm>

#include <sched.h>

namespace palimpsest::cli {
namespace {

constexpr int kMostJobs = 256;

// The cores that this process may use: fewer than the machine's in a container or a batch system.
int usable_cores() {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  return ::sched_getaffinity(0, sizeof cores, &cores) == 0 ? std::max(1, CPU_COUNT(&cores)) : 1;
}

}  // namespace

void add_jobs_option(CLI::App& command, int& jobs) {
  jobs = usable_cores();
  command.add_option("--jobs", jobs, "Worker processes; default: one a core")
      ->check(CLI::Range(1, kMostJobs))
      ->type_name("N");
}

}  // namespace palimpsest::cli
