#include "index/search/found_rows.hpp"

#include "index/search/tokenizer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <new>
#include <utility>

namespace palimpsest::index {
namespace {

constexpr const char* kJudge = "palimpsest_judge";
constexpr const char* kThis = "palimpsest rows";

// How fast more of the same word stops to count, as BM25 has it.
constexpr double kSaturation = 1.2;

// Words further apart than this are not close at all.
constexpr std::int32_t kFar = 60;

}  // namespace

FoundRows::FoundRows(const Database& database, const MatchText& match, IsWanted is_wanted)
    : database_(database),
      match_(match),
      is_wanted_(std::move(is_wanted)),
      slot_counts_(match.slots) {}

void FoundRows::enable(const Database& database) {
  fts5_api& api = full_text_api(database);
  api.xCreateFunction(&api, kJudge, nullptr, &FoundRows::judge_row, nullptr);
}

void FoundRows::look_into(const std::string& table) {
  look_into(table, 0, std::numeric_limits<std::int64_t>::max());
}

void FoundRows::look_into(const std::string& table, std::int64_t first, std::int64_t last) {
  Statement rows(database_, std::string("SELECT ") + kJudge + "(" + table + ", ?) FROM " + table +
                                " WHERE " + table + " MATCH ? AND rowid BETWEEN ? AND ?");
  rows.bind_pointer(this, kThis).bind(match_.text).bind(first).bind(last).run();
}

void FoundRows::judge_row(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context,
                          int /*count*/, sqlite3_value** values) {
  // SQLite is C: no exception may pass through it.
  try {
    static_cast<FoundRows*>(sqlite3_value_pointer(values[0], kThis))->judge(*api, fts);
    sqlite3_result_null(context);
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  } catch (...) {
    sqlite3_result_error(context, "a row cannot be judged", -1);
  }
}

void FoundRows::judge(const Fts5ExtensionApi& api, Fts5Context* fts) {
  FoundRow row;
  row.row = api.xRowid(fts);
  if (is_wanted_ && !is_wanted_(row.row)) return;
  int count = 0;
  if (api.xInstCount(fts, &count) != SQLITE_OK) throw std::bad_alloc();
  instances_.clear();
  for (int i = 0; i < count; ++i) {
    int phrase = 0;
    int column = 0;
    int offset = 0;
    if (api.xInst(fts, i, &phrase, &column, &offset) != SQLITE_OK) continue;
    instances_.push_back(
        {static_cast<std::uint32_t>(phrase), {offset, api.xPhraseSize(fts, phrase)}});
  }
  take_counts(row);
  take_spots(row);
  rows_.push_back(row);
}

void FoundRows::take_counts(FoundRow& row) {
  slots_seen_.clear();
  for (const Instance& instance : instances_) {
    const MatchPhrase& phrase = match_.phrases[instance.phrase];
    double& count = slot_counts_[phrase.slot];
    if (count == 0) slots_seen_.push_back(static_cast<std::uint32_t>(phrase.slot));
    count += phrase.weight;
  }
  row.first_count = static_cast<std::uint32_t>(counts_.size());
  row.slots = static_cast<std::uint32_t>(slots_seen_.size());
  for (const std::uint32_t slot : slots_seen_) {
    counts_.push_back({slot, static_cast<float>(slot_counts_[slot])});
    slot_counts_[slot] = 0;
  }
}

// The shortest run of words in which every slot of the row stands: two marks that move on.
void FoundRows::take_spots(FoundRow& row) {
  if (instances_.empty()) return;
  std::size_t missing = row.slots;
  std::size_t best_first = 0;
  std::size_t best_last = std::min(instances_.size(), FoundRow::kMostSpots) - 1;
  std::int32_t best = row.slots > 1 ? kFar * 1000 : 0;
  for (std::size_t first = 0, last = 0; row.slots > 1 && last < instances_.size(); ++last) {
    double& added = slot_counts_[match_.phrases[instances_[last].phrase].slot];
    if (added++ == 0) --missing;
    while (missing == 0) {
      const Spot& end = instances_[last].spot;
      const std::int32_t length = end.first + end.count - instances_[first].spot.first;
      if (length < best) {
        best = length;
        best_first = first;
        best_last = last;
      }
      double& gone = slot_counts_[match_.phrases[instances_[first++].phrase].slot];
      if (--gone == 0) ++missing;
    }
  }
  for (const std::uint32_t slot : slots_seen_) slot_counts_[slot] = 0;
  std::int32_t words = 0;
  for (std::size_t i = best_first; i <= best_last && row.spot_count < FoundRow::kMostSpots; ++i) {
    row.spots[row.spot_count++] = instances_[i].spot;
    words += instances_[i].spot.count;
  }
  if (row.slots < 2) return;
  const std::int32_t between = std::max(0, best - words);
  row.closeness = between >= kFar ? 0 : 1 - static_cast<float>(between) / kFar;
}

std::vector<double> FoundRows::scores(std::int64_t row_count) const {
  std::vector<double> weights(match_.slots);
  for (const SlotCount& count : counts_) ++weights[count.slot];
  for (double& weight : weights) {
    weight = std::log(1 + static_cast<double>(row_count) / std::max(1.0, weight));
  }
  std::vector<double> scores;
  scores.reserve(rows_.size());
  for (const FoundRow& row : rows_) {
    double score = 0;
    double largest = 0;
    for (std::uint32_t i = 0; i < row.slots; ++i) {
      const SlotCount& count = counts_[row.first_count + i];
      const double weight = weights[count.slot];
      score += weight * count.count * (kSaturation + 1) / (count.count + kSaturation);
      largest = std::max(largest, weight);
    }
    scores.push_back(score + largest * row.closeness);
  }
  return scores;
}

}  // namespace palimpsest::index
