#include "model/changed_pages.hpp"

#include <algorithm>

namespace palimpsest {
namespace {

bool is_page(const std::optional<PageReference>& page, int number) {
  return page && page->number == number;
}

bool has_finding(const Diff& diff, const PagePair& pair) {
  return std::any_of(diff.findings.begin(), diff.findings.end(), [&](const Finding& finding) {
    return finding.page &&
           (is_page(pair.before, *finding.page) || is_page(pair.after, *finding.page));
  });
}

template <class Change>
bool any_on(const std::vector<Change>& changes, const PagePair& pair,
            bool (*is_shown)(const Change&)) {
  return std::any_of(changes.begin(), changes.end(),
                     [&](const Change& change) { return is_shown(change) && is_on(change, pair); });
}

}  // namespace

bool is_news(const Change& change) {
  return change.status != ChangeStatus::kKept || change.code_changed;
}

bool is_on(const Change& change, const PagePair& pair) {
  if (change.before) return is_page(pair.before, change.before->page);
  return change.after && is_page(pair.after, change.after->page);
}

bool is_on(const TextChange& change, const PagePair& pair) {
  return is_page(pair.before, change.before.page) && is_page(pair.after, change.after.page);
}

std::vector<std::size_t> changed_pairs(const Diff& diff) {
  std::vector<std::size_t> changed;
  for (std::size_t i = 0; i < diff.pages.size(); ++i) {
    const PagePair& pair = diff.pages[i];
    const bool is_alone = !pair.before || !pair.after;
    const bool is_changed =
        is_alone || has_finding(diff, pair) || any_on<Change>(diff.changes, pair, is_news) ||
        any_on<TextChange>(diff.text_changes, pair, [](const TextChange&) { return true; });
    if (is_changed) changed.push_back(i);
  }
  return changed;
}

}  // namespace palimpsest
