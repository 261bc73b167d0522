#include "archive/compare/compare.hpp"

#include "archive/compare/page_comparison.hpp"
#include "archive/compare/page_pairing.hpp"
#include "archive/compare/text_comparison.hpp"
#include "diff/conclude.hpp"

#include <string>
#include <utility>

namespace palimpsest::archive {
namespace {

// Puts the outcomes of the pairs of pages together.
class Comparison {
 public:
  Comparison(const Comparand& before, const Comparand& after,
             const std::vector<SettledPair>& settled)
      : before_(before), after_(after), settled_(settled), pages_(before, after) {}

  [[nodiscard]] Diff run() {
    for (const NumberPair& pair : pair_pages(before_, after_, settled_, pages_)) add_pages(pair);
    number_changes();
    diff_.verdict =
        diff::verdict_of(diff_.changes, diff_.text_changes, paper_pages(), has_undecided_page_);
    return std::move(diff_);
  }

 private:
  void add_pages(const NumberPair& match) {
    PagePair pair;
    if (match.first) pair.before = reference(pages_.before(*match.first));
    if (match.second) pair.after = reference(pages_.after(*match.second));
    diff_.pages.push_back(pair);
    if (match.first && match.second) {
      const PageOutcome& outcome = pages_.outcome(*match.first, *match.second);
      add(outcome);
      if (outcome.fate == PageOutcome::Fate::kCompared) return;
    }
    if (match.first) add_unpaired(Side::kBefore, pages_.before(*match.first));
    if (match.second) add_unpaired(Side::kAfter, pages_.after(*match.second));
  }

  [[nodiscard]] static PageReference reference(const Page& page) {
    return {page.number, page.size};
  }

  void add(const PageOutcome& outcome) {
    has_undecided_page_ |= outcome.fate == PageOutcome::Fate::kUndecided;
    append(diff_.changes, outcome.changes);
    append(diff_.text_changes, outcome.text_changes);
    append(diff_.metadata_changes, outcome.metadata_changes);
    append(diff_.findings, outcome.findings);
  }

  template <class Value>
  static void append(std::vector<Value>& all, const std::vector<Value>& more) {
    all.insert(all.end(), more.begin(), more.end());
  }

  // Forms and cover sheets come and go with releases; the paper stays the same.
  [[nodiscard]] std::vector<PagePair> paper_pages() const {
    std::vector<PagePair> pages = diff_.pages;
    std::erase_if(pages, [&](const PagePair& pair) {
      if (pair.before && pair.after) return false;
      return is_form(pair.before ? pages_.before(pair.before->number)
                                 : pages_.after(pair.after->number));
    });
    return pages;
  }

  void add_unpaired(Side side, const Page& page) {
    for (const Redaction& redaction : page.redactions) {
      diff_.unpaired.push_back({side, {page.number, redaction.region, {}, redaction.codes}});
    }
    if (!is_readable(page)) has_undecided_page_ = true;
  }

  void number_changes() {
    int number = 0;
    for (Change& change : diff_.changes) change.id = "c" + std::to_string(++number);
  }

  const Comparand& before_;
  const Comparand& after_;
  const std::vector<SettledPair>& settled_;
  PageComparison pages_;
  bool has_undecided_page_ = false;
  Diff diff_;
};

Diff identical(const Comparand& before, const Comparand& after) {
  Diff diff;
  diff.verdict = Verdict::kIdentical;
  for (std::size_t i = 0; i < after.pages.size() && i < before.pages.size(); ++i) {
    const Page& earlier = before.pages[i];
    const Page& later = after.pages[i];
    diff.pages.push_back(
        {PageReference{earlier.number, earlier.size}, PageReference{later.number, later.size}});
    for (const Redaction& redaction : later.redactions) {
      Change change;
      change.id = "c" + std::to_string(diff.changes.size() + 1);
      change.status = ChangeStatus::kKept;
      change.before = RedactionSide{earlier.number, redaction.region, {}, redaction.codes};
      change.after = RedactionSide{later.number, redaction.region, {}, redaction.codes};
      change.place = Place{later.number, redaction.region};
      change.confidence = 1;
      diff.changes.push_back(std::move(change));
    }
  }
  return diff;
}

}  // namespace

Diff compare(Comparand before, Comparand after) { return compare(before, after, {}); }

Diff compare(Comparand before, Comparand after, const std::vector<SettledPair>& settled) {
  if (before.sha256 == after.sha256) return identical(before, after);
  return Comparison(before, after, settled).run();
}

}  // namespace palimpsest::archive
