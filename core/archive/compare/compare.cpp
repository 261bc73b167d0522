#include "archive/compare/compare.hpp"

#include "align/fingerprint.hpp"
#include "align/pages/match_pages.hpp"
#include "align/register.hpp"
#include "archive/compare/ink_text.hpp"
#include "archive/compare/text_comparison.hpp"
#include "base/error.hpp"
#include "diff/conclude.hpp"
#include "diff/match.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr int kCompareDpi = 150;     // finest picture of registration is 100; strokes need more
constexpr int kFingerprintDpi = 50;  // 13 pixels a cell
// Pages less alike than this that cannot be registered are two different pages.
constexpr double kSurelySamePage = 0.75;
constexpr std::size_t kMaxLoosePages = 8;  // of one side: all pairs of them are tried

using NumberPair = std::pair<std::optional<int>, std::optional<int>>;

struct DrawnPair {
  Raster before;
  Raster after;
};

class Comparison {
 public:
  Comparison(const Comparand& before, const Comparand& after) : before_(before), after_(after) {}

  [[nodiscard]] Diff run() {
    std::vector<NumberPair> matches = align::match_pages(sketches(before_), sketches(after_));
    for (NumberPair& match : matches) decide_pair(match);
    join_loose_pages(matches);
    split_strangers(matches);
    for (const NumberPair& match : matches) add_pages(match);
    number_changes();
    diff_.verdict =
        diff::verdict_of(diff_.changes, diff_.text_changes, paper_pages(), has_undecided_page_);
    return std::move(diff_);
  }

 private:
  enum class Outcome { kCompared, kUndecided, kStrangers };

  struct Decided {
    Outcome outcome{};
    std::vector<Change> changes;
    std::vector<Finding> findings;
    std::vector<TextChange> text_changes;
    std::vector<MetadataChange> metadata_changes;
  };

  [[nodiscard]] static const Page& page_of(const Comparand& side, int number) {
    return *std::find_if(side.pages.begin(), side.pages.end(),
                         [&](const Page& page) { return page.number == number; });
  }

  [[nodiscard]] static Fingerprint fingerprint_of(const Comparand& side, const Page& page) {
    if (!page.fingerprint.empty() || !is_readable(page)) return page.fingerprint;
    try {
      return align::fingerprint_of(side.source.render_gray(page.number, kFingerprintDpi));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kInput) throw;
      return {};  // the page is matched by its words; drawing it again reports the failure
    }
  }

  std::vector<align::PageSketch> sketches(const Comparand& side) {
    std::vector<align::PageSketch> all;
    for (const Page& page : side.pages) {
      all.push_back({page.number, fingerprint_of(side, page), &page.lines});
      fingerprints_[{&side, page.number}] = all.back().fingerprint;
    }
    return all;
  }

  void decide_pair(const NumberPair& match) {
    if (match.first && match.second) {
      decided_[match] = decide(page_of(before_, *match.first), page_of(after_, *match.second));
    }
  }

  [[nodiscard]] double similarity(const Page& before, const Page& after) const {
    return align::similarity(fingerprints_.at({&before_, before.number}),
                             fingerprints_.at({&after_, after.number}));
  }

  [[nodiscard]] bool are_both_blank(const Page& before, const Page& after) const {
    return before.redactions.empty() && after.redactions.empty() &&
           align::is_blank(fingerprints_.at({&before_, before.number})) &&
           align::is_blank(fingerprints_.at({&after_, after.number}));
  }

  [[nodiscard]] static Decided undecided(const Page& page, FindingKind kind, std::string why) {
    return {
        Outcome::kUndecided, {}, {{kind, std::move(why), page.number, std::nullopt, 0}}, {}, {}};
  }

  Decided decide(const Page& before, const Page& after) {
    for (const Page* page : {&before, &after}) {
      if (!is_readable(*page)) {
        return undecided(*page, FindingKind::kPageNotRendered,
                         std::string(page == &before ? "the earlier" : "the later") + " page " +
                             std::to_string(page->number) + " could not be read");
      }
    }
    if (are_withheld_whole(before, after)) return kept_whole(before, after);
    try {
      return compare_drawn(before, after,
                           {before_.source.render_gray(before.number, kCompareDpi),
                            after_.source.render_gray(after.number, kCompareDpi)});
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kInput) throw;
      return undecided(after, FindingKind::kPageNotRendered, error.what());
    }
  }

  [[nodiscard]] static bool is_withheld_whole(const Page& page) {
    return page.redactions.size() == 1 && page.redactions.front().kind == RedactionKind::kPage;
  }

  [[nodiscard]] static bool are_withheld_whole(const Page& before, const Page& after) {
    return is_withheld_whole(before) && is_withheld_whole(after);
  }

  [[nodiscard]] static Decided kept_whole(const Page& before, const Page& after) {
    const Redaction& earlier = before.redactions.front();
    const Redaction& later = after.redactions.front();
    Change change;
    change.status = ChangeStatus::kKept;
    change.before = RedactionSide{before.number, earlier.region, {}, earlier.codes};
    change.after = RedactionSide{after.number, later.region, {}, later.codes};
    change.place = Place{after.number, later.region};
    change.confidence = std::min(earlier.confidence, later.confidence);
    return {Outcome::kCompared, {change}, {}, {}, {}};
  }

  Decided compare_drawn(const Page& before, const Page& after, const DrawnPair& drawn) {
    const std::optional<PageMap> map = align::register_pages(drawn.before, drawn.after);
    if (map) {
      const diff::InkText old_text = ink_text_of(before, drawn.before);
      const diff::InkText new_text = ink_text_of(after, drawn.after);
      return compare_registered(
          {{before, drawn.before, old_text}, {after, drawn.after, new_text}, *map});
    }
    if (are_both_blank(before, after)) return {Outcome::kCompared, {}, {}, {}, {}};
    if (similarity(before, after) < kSurelySamePage) return {Outcome::kStrangers, {}, {}, {}, {}};
    return undecided(after, FindingKind::kLowConfidence,
                     "page " + std::to_string(after.number) +
                         " could not be registered on the earlier page " +
                         std::to_string(before.number));
  }

  Decided compare_registered(const diff::RegisteredPages& pages) {
    Decided decided{Outcome::kCompared, {}, {}, {}, {}};
    for (const diff::MatchedChange& matched : diff::match(pages)) {
      const bool reads_before = matched.read_side == Side::kBefore;
      const Page& page = reads_before ? pages.before.page : pages.after.page;
      diff::Readings readings{{}, &page.lines};
      for (const Region& region : matched.to_read) {
        readings.regions.push_back(read(reads_before ? before_ : after_, page, region, decided));
      }
      decided.changes.push_back(diff::conclude(matched, readings));
    }
    TextComparison text = compare_text({pages.before.page, pages.after.page, pages.map},
                                       {pages.before.gray, pages.after.gray, pages.map},
                                       decided.changes, {before_.reader, after_.reader});
    decided.text_changes = std::move(text.text_changes);
    decided.metadata_changes = std::move(text.metadata_changes);
    decided.findings.insert(decided.findings.end(), text.findings.begin(), text.findings.end());
    return decided;
  }

  static std::vector<RegionReading> read(const Comparand& side, const Page& page,
                                         const Region& region, Decided& decided) {
    const Region sheet = {{}, {}, page.size.width, page.size.height};
    std::vector<RegionReading> readings;
    try {
      for (const Region& way : diff::ways_to_read(region)) {
        readings.push_back(side.reader.read_region(page.number, intersection(way, sheet)));
        if (diff::is_sure(readings.back())) break;
      }
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kInput) throw;
      decided.findings.push_back(
          {FindingKind::kLowConfidence, error.what(), page.number, region, 0});
    }
    return readings;
  }

  // Pages without a partner may be each other's after all: registration is the judge.
  void join_loose_pages(std::vector<NumberPair>& matches) {
    std::vector<int> loose;
    for (const NumberPair& match : matches) {
      if (match.first && !match.second) loose.push_back(*match.first);
    }
    if (loose.empty() || loose.size() > kMaxLoosePages) return;
    for (NumberPair& match : matches) {
      if (match.first || !match.second) continue;
      for (const int number : loose) {
        const NumberPair pair{number, match.second};
        decide_pair(pair);
        if (decided_.at(pair).outcome != Outcome::kCompared) continue;
        match = pair;
        std::erase(loose, number);
        std::erase(matches, NumberPair{number, std::nullopt});
        join_loose_pages(matches);
        return;
      }
    }
  }

  void split_strangers(std::vector<NumberPair>& matches) {
    std::vector<NumberPair> only_before;
    for (NumberPair& match : matches) {
      if (!match.first || !match.second || decided_.at(match).outcome != Outcome::kStrangers) {
        continue;
      }
      only_before.emplace_back(match.first, std::nullopt);
      match.first.reset();
    }
    matches.insert(matches.end(), only_before.begin(), only_before.end());
    std::stable_partition(matches.begin(), matches.end(),
                          [](const NumberPair& match) { return match.second.has_value(); });
  }

  void add_pages(const NumberPair& match) {
    PagePair pair;
    if (match.first) pair.before = reference(page_of(before_, *match.first));
    if (match.second) pair.after = reference(page_of(after_, *match.second));
    diff_.pages.push_back(pair);
    const bool is_compared =
        match.first && match.second && decided_.at(match).outcome == Outcome::kCompared;
    if (match.first && match.second) add(decided_.at(match));
    if (is_compared) return;
    if (match.first) add_unpaired(Side::kBefore, page_of(before_, *match.first));
    if (match.second) add_unpaired(Side::kAfter, page_of(after_, *match.second));
  }

  [[nodiscard]] static PageReference reference(const Page& page) {
    return {page.number, page.size};
  }

  void add(const Decided& decided) {
    has_undecided_page_ |= decided.outcome == Outcome::kUndecided;
    append(diff_.changes, decided.changes);
    append(diff_.text_changes, decided.text_changes);
    append(diff_.metadata_changes, decided.metadata_changes);
    append(diff_.findings, decided.findings);
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
      return is_form(pair.before ? page_of(before_, pair.before->number)
                                 : page_of(after_, pair.after->number));
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
  std::map<std::pair<const Comparand*, int>, Fingerprint> fingerprints_;
  std::map<NumberPair, Decided> decided_;
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

Diff compare(Comparand before, Comparand after) {
  if (before.sha256 == after.sha256) return identical(before, after);
  return Comparison(before, after).run();
}

}  // namespace palimpsest::archive
