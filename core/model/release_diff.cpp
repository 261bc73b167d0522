#include "model/release_diff.hpp"

#include <map>

namespace palimpsest {
namespace {

void add(Movement& sum, const Movement& one) {
  sum.places += one.places;
  sum.words += one.words;
  sum.pages += one.pages;
}

bool is_news(const ReleaseRow& row) {
  return row.verdict && (*row.verdict == Verdict::kFirst || !has_nothing_to_report(*row.verdict));
}

}  // namespace

ReleaseTotals totals_of(const std::vector<ReleaseRow>& rows) {
  ReleaseTotals totals;
  std::map<Verdict, int> verdicts;
  for (const ReleaseRow& row : rows) {
    ++totals.documents;
    totals.failed += row.verdict ? 0 : 1;
    totals.news += is_news(row) ? 1 : 0;
    if (row.verdict) ++verdicts[*row.verdict];
    add(totals.opened, row.totals.all.opened);
    add(totals.closed, row.totals.all.closed);
  }
  totals.verdicts.assign(verdicts.begin(), verdicts.end());
  return totals;
}

}  // namespace palimpsest
