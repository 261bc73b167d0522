#include "archive/evidence/check/time_check.hpp"

#include "archive/evidence/timestamp.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"

namespace palimpsest::archive {

void check_time_stamps(const LogView& view, Verification& report) {
  for (const std::uint64_t size : stamped_sizes(view)) {
    const std::string name = "The checkpoint of " + counted(size, "entry", "entries");
    try {
      const std::size_t count = check_replies(view, size).size();
      report.time_stamps += count;
      if (count > 0) continue;
      add_problem(report, name + " has lost its time stamp.", kLogPath);
    } catch (const Error& error) {
      add_problem(report,
                  name + " has a time stamp that is damaged or was replaced: " + error.what() + ".",
                  kLogPath);
    }
  }
}

}  // namespace palimpsest::archive
