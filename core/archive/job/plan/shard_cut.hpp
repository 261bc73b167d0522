// Cuts the files of a job into shards that take about the same time.
//
// A pure function of the files and the options, one pass in the order of the files; a file is kept
// whole unless it is long.
#pragma once

#include "model/job.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// A file that was opened for the plan.
struct PlannedFile {
  std::string path;  // absolute
  Sha256 sha256;
  std::uint64_t size = 0;  // bytes
  int page_count = 0;      // 0 when it cannot be opened
};

// How long a page takes one core. The defaults are of tests/bench/README.md: a page of letters
// alone takes 0.06 to 0.21 seconds, a scan without text 2.1 (0.91 a second on two cores).
struct PageCost {
  double text_seconds = 0.2;
  double scan_seconds = 2.2;
  double file_seconds = 0.1;  // to open a file
  // A page of at least this many bytes is taken for a scan: a page of letters takes 2 to 10 KB, a
  // fax scan at 300 dpi 20 to 60.
  std::uint64_t scan_bytes = 16 << 10;
  bool recognises_all = false;  // every page is read as a scan, whatever its size
  bool recognises_none = false;
};

[[nodiscard]] double seconds_of(const PlannedFile& file, const PageCost& cost);

struct CutOptions {
  double seconds = 20 * 60;  // of one core, that a shard should take: `cores` times the wall clock
  PageCost cost = {};
};

struct Cut {
  int shards = 0;
  std::uint64_t pages = 0;
  double seconds = 0;  // of one core, in all
};

// Calls `take` with each shard in order, its job not yet set. Shards differ from their mean by less
// than an eighth, unless a page takes longer than that. Throws Error(usage) when `options` are out
// of range.
[[nodiscard]] Cut cut_shards(const std::vector<PlannedFile>& files, const CutOptions& options,
                             const std::function<void(Shard)>& take);

}  // namespace palimpsest::archive
