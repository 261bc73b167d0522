// The rows of a text table that match, with what ranks them. Private to this module.
//
// FTS5's own rank reads the length of every row and counts every phrase before the first; on the
// commonest words that takes longer than finding them. Here a row is judged by what is at hand when
// it is found: how often each word stands in it, and how close together.
#pragma once

#include "index/database.hpp"
#include "index/search/match_text.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace palimpsest::index {

// Where a phrase stands, counted in tokens of its row.
struct Spot {
  std::int32_t first = 0;
  std::int32_t count = 0;
};

struct FoundRow {
  static constexpr std::size_t kMostSpots = 8;

  std::int64_t row = 0;
  std::uint32_t first_count = 0;  // of its slots, in FoundRows::counts
  std::uint32_t slots = 0;
  float closeness = 0;  // 0..1: 1 when the words stand side by side
  std::uint32_t spot_count = 0;
  std::array<Spot, kMostSpots> spots{};  // those that stand closest together, in order
};

struct SlotCount {
  std::uint32_t slot = 0;
  float count = 0;  // weighted
};

class FoundRows {
 public:
  // Makes the function known to a database that was just opened; once for all searches.
  static void enable(const Database& database);

  // Says of a row whether it counts.
  using IsWanted = std::function<bool(std::int64_t)>;

  // An empty `is_wanted` takes all. `match` must outlive it.
  FoundRows(const Database& database, const MatchText& match, IsWanted is_wanted);

  // Adds the rows of a text table.
  void look_into(const std::string& table);

  // Adds those from `first` to `last`.
  void look_into(const std::string& table, std::int64_t first, std::int64_t last);

  [[nodiscard]] const std::vector<FoundRow>& rows() const { return rows_; }

  // Returns how well each row fits, in the order of rows(): BM25 without the length of a row, since
  // pages are of one size, and for closeness as much again as one word.
  [[nodiscard]] std::vector<double> scores(std::int64_t row_count) const;

 private:
  static void judge_row(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context,
                        int count, sqlite3_value** values);
  void judge(const Fts5ExtensionApi& api, Fts5Context* fts);
  void take_counts(FoundRow& row);
  void take_spots(FoundRow& row);

  struct Instance {
    std::uint32_t phrase = 0;
    Spot spot;
  };

  const Database& database_;
  const MatchText& match_;
  IsWanted is_wanted_;
  std::vector<FoundRow> rows_;
  std::vector<SlotCount> counts_;
  std::vector<Instance> instances_;        // of the row at hand
  std::vector<double> slot_counts_;        // of the row at hand, 0 between rows
  std::vector<std::uint32_t> slots_seen_;  // likewise
};

}  // namespace palimpsest::index
