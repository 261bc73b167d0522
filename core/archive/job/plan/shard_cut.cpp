#include "archive/job/plan/shard_cut.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace palimpsest::archive {
namespace {

// The longest piece that goes to one shard whole, as a part of a shard. A shard ends where the
// middle of a piece crosses its border, so half a piece is the most that it is too long at an end.
constexpr double kPiecesOfAShard = 16;

double page_seconds(const PlannedFile& file, const PageCost& cost) {
  if (cost.recognises_none) return cost.text_seconds;
  const bool is_scan =
      file.size >= cost.scan_bytes * static_cast<std::uint64_t>(std::max(1, file.page_count));
  return is_scan || cost.recognises_all ? cost.scan_seconds : cost.text_seconds;
}

// Gives consecutive pieces to the shards, by how much lies before the middle of each.
class Cutter {
 public:
  Cutter(double share, int shards, const std::function<void(Shard)>& take)
      : share_(share), shards_(shards), take_(take) {}

  void add(const PlannedFile& file, int first, int last, double seconds) {
    const int at = std::min(static_cast<int>((before_ + seconds / 2) / share_), shards_ - 1);
    if (at != at_ && !shard_.items.empty()) finish();
    at_ = at;
    before_ += seconds;
    shard_.seconds += seconds;
    if (!shard_.items.empty() && is_next_piece(shard_.items.back(), file, first)) {
      shard_.items.back().last = last;
    } else {
      shard_.items.push_back({file.path, file.sha256, file.page_count, first, last});
    }
  }

  // Returns how many shards there were.
  int finish() {
    if (shard_.items.empty()) return number_;
    shard_.number = ++number_;
    take_(std::exchange(shard_, {}));
    return number_;
  }

 private:
  // Two files of the same bytes are two items; a file goes on where its piece before ended.
  static bool is_next_piece(const ShardItem& item, const PlannedFile& file, int first) {
    return first > 1 && item.last + 1 == first && item.file == file.path;
  }

  double share_;
  int shards_;
  const std::function<void(Shard)>& take_;
  double before_ = 0;
  int at_ = 0;
  int number_ = 0;
  Shard shard_;
};

void add_in_pieces(const PlannedFile& file, const CutOptions& options, double share,
                   Cutter& cutter) {
  const double seconds = seconds_of(file, options.cost);
  const double longest = share / kPiecesOfAShard;
  const int pages = std::max(1, file.page_count);
  const int pieces = std::clamp(static_cast<int>(std::ceil(seconds / longest)), 1, pages);
  for (int piece = 0; piece < pieces; ++piece) {
    const auto border = [&](int number) {
      return static_cast<int>(static_cast<std::int64_t>(file.page_count) * number / pieces);
    };
    cutter.add(file, border(piece) + 1, border(piece + 1), seconds / pieces);
  }
}

}  // namespace

double seconds_of(const PlannedFile& file, const PageCost& cost) {
  return cost.file_seconds + file.page_count * page_seconds(file, cost);
}

Cut cut_shards(const std::vector<PlannedFile>& files, const CutOptions& options,
               const std::function<void(Shard)>& take) {
  if (!(options.seconds > 0)) {
    throw Error(ErrorKind::kUsage, "a shard must take some time");
  }
  Cut cut;
  for (const PlannedFile& file : files) {
    cut.pages += static_cast<std::uint64_t>(file.page_count);
    cut.seconds += seconds_of(file, options.cost);
  }
  const double wanted = std::max(1.0, std::round(cut.seconds / options.seconds));
  const double share = std::max(cut.seconds, 1e-9) / wanted;
  Cutter cutter(share, static_cast<int>(wanted), take);
  for (const PlannedFile& file : files) add_in_pieces(file, options, share, cutter);
  cut.shards = cutter.finish();
  return cut;
}

}  // namespace palimpsest::archive
