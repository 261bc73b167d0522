#include "identify/withheld/page_list.hpp"

#include "identify/withheld/amount.hpp"
#include "identify/withheld/withheld_table.hpp"

#include <algorithm>

namespace palimpsest::identify {
namespace {

constexpr int kMaxRange = 20'000;  // pages of one entry; a longer one is misread

int pages_of(const Match& match) {
  const auto first = parse_count(match.groups[1]);
  const auto last = parse_count(match.groups[2]);
  if (!first || !last || *last < *first || *last - *first >= kMaxRange) return 1;
  return *last - *first + 1;
}

}  // namespace

std::vector<ListedPages> listed_pages(std::string_view text) {
  std::vector<ListedPages> entries;
  for (const WithheldForm& form : withheld_table().entries) {
    for (const Match& match : matches_of(*form.expression, text)) {
      const bool is_known =
          std::any_of(entries.begin(), entries.end(),
                      [&](const ListedPages& entry) { return entry.head.overlaps(match.span); });
      if (!is_known) entries.push_back({pages_of(match), match.span, {}});
    }
  }
  std::sort(entries.begin(), entries.end(),
            [](const ListedPages& a, const ListedPages& b) { return a.head.begin < b.head.begin; });
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::size_t begin = entries[i].head.end;
    const bool is_last = i + 1 == entries.size();
    const std::size_t end = is_last ? text.find('\n', begin) : entries[i + 1].head.begin;
    entries[i].reasons = {begin, std::min(end, text.size())};
  }
  return entries;
}

void ReasonCounts::add(const std::string& reason, int pages) {
  const auto known =
      std::find_if(reasons_.begin(), reasons_.end(),
                   [&](const WithheldReason& each) { return each.reason == reason; });
  if (known == reasons_.end()) {
    reasons_.push_back({reason, pages});
  } else {
    known->pages += pages;
  }
}

}  // namespace palimpsest::identify
