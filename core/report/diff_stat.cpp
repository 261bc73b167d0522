#include "report/diff_stat.hpp"

#include "model/changed_pages.hpp"
#include "report/diff_text.hpp"
#include "report/pair_title.hpp"

#include <algorithm>
#include <vector>

namespace palimpsest::report {
namespace {

constexpr std::size_t kMinBar = 8;  // columns

struct StatRow {
  std::string page;
  std::size_t opened = 0;
  std::size_t closed = 0;
  std::size_t other = 0;

  [[nodiscard]] std::size_t total() const { return opened + closed + other; }
};

void count(StatRow& row, const Change& change) {
  switch (change.status) {
    case ChangeStatus::kLifted:
    case ChangeStatus::kShrunk:
      ++row.opened;
      break;
    case ChangeStatus::kGrown:
    case ChangeStatus::kAdded:
      ++row.closed;
      break;
    case ChangeStatus::kKept:
      row.other += change.code_changed ? 1 : 0;
      break;
  }
}

StatRow row_of(const Diff& diff, const PagePair& pair) {
  StatRow row{pair_title(pair)};
  for (const Change& change : diff.changes)
    if (is_on(change, pair)) count(row, change);
  row.other += static_cast<std::size_t>(
      std::count_if(diff.text_changes.begin(), diff.text_changes.end(),
                    [&](const TextChange& change) { return is_on(change, pair); }));
  return row;
}

// Returns `count` scaled so that `most` becomes `room`; what is there stays visible.
std::size_t scaled(std::size_t count, std::size_t most, std::size_t room) {
  if (most <= room || count == 0) return count;
  return std::max<std::size_t>(1, count * room / most);
}

std::string bar(const StatRow& row, std::size_t most, std::size_t room, const Style& style) {
  return style.green(std::string(scaled(row.opened, most, room), '+')) +
         style.red(std::string(scaled(row.closed, most, room), '-')) +
         style.yellow(std::string(scaled(row.other, most, room), '~'));
}

}  // namespace

std::string diff_stat(const Diff& diff, const std::string& before, const std::string& after,
                      const Style& style, std::size_t width) {
  std::vector<StatRow> rows;
  std::size_t most = 0;
  std::size_t page_width = 0;
  for (const std::size_t index : changed_pairs(diff)) {
    rows.push_back(row_of(diff, diff.pages[index]));
    most = std::max(most, rows.back().total());
    page_width = std::max(page_width, columns({{rows.back().page}}).size() - 1);
  }
  const std::size_t number_width = std::to_string(most).size();
  const std::size_t used = page_width + number_width + 5;
  const std::size_t room = std::max(kMinBar, width > used ? width - used : 0);
  const bool is_first = diff.verdict == Verdict::kFirst;
  std::string text =
      style.bold((is_first ? "" : printable(before) + " → ") + printable(after)) + "\n";
  std::vector<std::vector<std::string>> cells;
  for (const StatRow& row : rows) {
    const std::string number = std::to_string(row.total());
    cells.push_back({" " + row.page, "| " + std::string(number_width - number.size(), ' ') +
                                         number + " " + bar(row, most, room, style)});
  }
  return text + columns(cells) + style.bold(summary_text(diff)) + "\n";
}

}  // namespace palimpsest::report
