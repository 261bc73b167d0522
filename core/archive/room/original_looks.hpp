// Whether originals are whole, looked at again and again while readers look at what they show.
//
// Reading a file of 67 MB takes a tenth of a second. A file that has the size and the times of the
// last look is taken for what it was then, but no longer than kMostAge: a bit that flips on the
// disk changes none of them.
#pragma once

#include "base/digest.hpp"
#include "base/time.hpp"
#include "model/revision.hpp"
#include "store/store.hpp"
#include "web/room.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <vector>

namespace palimpsest::archive {

// Any thread may use it.
class OriginalLooks {
 public:
  static constexpr std::int64_t kMostAge = 3600;  // seconds

  // Returns what was found of the original of a revision (its PDF, or all its images), and when.
  [[nodiscard]] web::OriginalLook look(const store::Store& store, const Revision& revision,
                                       Instant now);

 private:
  // What changes when a file is written.
  struct Trace {
    std::uint64_t inode = 0;
    std::int64_t bytes = -1;                 // -1 where there is no file
    std::int64_t modified = 0, changed = 0;  // nanoseconds

    friend bool operator==(const Trace&, const Trace&) = default;
  };

  struct Look {
    web::OriginalCheck found{};
    Instant time;
    std::vector<Trace> traces;
  };

  static Trace trace_of(const std::filesystem::path& path);

  std::mutex mutex_;
  std::map<Sha256, Look> looks_;
};

}  // namespace palimpsest::archive
