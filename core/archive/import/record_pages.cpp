#include "archive/import/record_pages.hpp"

#include "identify/printed_page_number.hpp"

#include <algorithm>
#include <map>

namespace palimpsest::archive {
namespace {

// What speaks for one number of the first page.
struct Votes {
  int all = 0;
  int sure = 0;
  std::map<int, int> totals;  // how many pages tell it
};

// Returns the total that most pages tell and that has room for `last`; 0 when none does.
int total_of(const Votes& votes, int last) {
  int total = 0;
  int most = 0;
  for (const auto& [told, pages] : votes.totals) {
    if (pages > most && told >= last) {
      total = told;
      most = pages;
    }
  }
  return total;
}

}  // namespace

std::optional<RecordPages> record_pages(const std::vector<std::string>& texts,
                                        const RecordPagesOptions& options) {
  std::map<int, Votes> by_first;
  int numbered = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto printed = identify::printed_page_number(texts[i]);
    if (!printed) continue;
    ++numbered;
    Votes& votes = by_first[printed->number - static_cast<int>(i)];
    ++votes.all;
    votes.sure += printed->is_sure ? 1 : 0;
    if (printed->total != 0) ++votes.totals[printed->total];
  }
  if (numbered == 0 || numbered < options.min_numbered * static_cast<double>(texts.size())) {
    return std::nullopt;
  }
  const auto best =
      std::max_element(by_first.begin(), by_first.end(),
                       [](const auto& a, const auto& b) { return a.second.all < b.second.all; });
  const auto& [first, votes] = *best;
  const bool is_proven = votes.sure > 0 || votes.all >= options.least_weak;
  if (first < 1 || !is_proven || votes.all < options.min_agreeing * numbered) return std::nullopt;
  const int last = first + static_cast<int>(texts.size()) - 1;
  return RecordPages{{first, last}, total_of(votes, last)};
}

std::optional<RecordPages> record_pages(const std::vector<ReadPage>& pages) {
  std::vector<std::string> texts;
  for (const ReadPage& page : pages) texts.push_back(page.text);
  return record_pages(texts);
}

}  // namespace palimpsest::archive
