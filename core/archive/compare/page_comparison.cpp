#include "archive/compare/page_comparison.hpp"

#include "align/fingerprint.hpp"
#include "align/register.hpp"
#include "archive/compare/ink_findings.hpp"
#include "archive/compare/ink_text.hpp"
#include "archive/compare/read_places.hpp"
#include "archive/compare/text_comparison.hpp"
#include "archive/compare/withheld_pages.hpp"
#include "base/error.hpp"
#include "diff/conclude.hpp"
#include "diff/match.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace palimpsest::archive {
namespace {

using Fate = PageOutcome::Fate;

constexpr int kFingerprintDpi = 50;  // 13 pixels a cell
// Pages less alike than this that cannot be registered are two different pages.
constexpr double kSurelySamePage = 0.75;

Fingerprint fingerprint_of(const Comparand& side, const Page& page) {
  if (!page.fingerprint.empty() || !is_readable(page)) return page.fingerprint;
  try {
    return align::fingerprint_of(side.source.render_gray(page.number, kFingerprintDpi));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput) throw;
    return {};  // the page is matched by its words; drawing it again reports the failure
  }
}

PageOutcome undecided(const Page& page, FindingKind kind, std::string why) {
  return {Fate::kUndecided, {}, {{kind, std::move(why), page.number, std::nullopt, 0}}, {}, {}};
}

PageOutcome compare_registered(const diff::RegisteredPages& pages, const PageTexts& texts,
                               ReaderPair readers) {
  PageOutcome outcome{Fate::kCompared, {}, {}, {}, {}};
  for (const diff::MatchedChange& matched : diff::match(pages)) {
    const bool reads_before = matched.read_side == Side::kBefore;
    const Page& page = reads_before ? pages.before.page : pages.after.page;
    diff::Readings readings{{}, &page.lines};
    for (const Region& region : matched.to_read) {
      readings.regions.push_back(
          read_ways(reads_before ? readers.before : readers.after, page, region, outcome.findings));
    }
    outcome.changes.push_back(diff::conclude(matched, readings));
  }
  TextComparison text = texts.compare(outcome.changes, readers);
  outcome.text_changes = std::move(text.text_changes);
  outcome.metadata_changes = std::move(text.metadata_changes);
  outcome.findings.insert(outcome.findings.end(), text.findings.begin(), text.findings.end());
  const OwnPlaces marks{texts.known_ink(Side::kBefore).marks, texts.known_ink(Side::kAfter).marks};
  for (Finding& finding : ink_findings(pages, texts.ink(), outcome, marks)) {
    outcome.findings.push_back(std::move(finding));
  }
  return outcome;
}

std::string which(Side side, const Page& page) {
  return std::string(side == Side::kBefore ? "the earlier" : "the later") + " page " +
         std::to_string(page.number);
}

}  // namespace

PageComparison::PageComparison(const Comparand& before, const Comparand& after)
    : before_(before), after_(after) {
  for (const Page& page : before.pages) {
    fingerprints_[{Side::kBefore, page.number}] = fingerprint_of(before, page);
  }
  for (const Page& page : after.pages) {
    fingerprints_[{Side::kAfter, page.number}] = fingerprint_of(after, page);
  }
}

const Page& PageComparison::page_of(const Comparand& side, int number) {
  return *std::find_if(side.pages.begin(), side.pages.end(),
                       [&](const Page& page) { return page.number == number; });
}

const Fingerprint& PageComparison::fingerprint(Side side, int number) const {
  return fingerprints_.at({side, number});
}

const PageOutcome& PageComparison::outcome(int before, int after) {
  const auto known = outcomes_.find({before, after});
  if (known != outcomes_.end()) return known->second;
  return outcomes_[{before, after}] = decide(this->before(before), this->after(after));
}

void PageComparison::settle(const SettledPair& pair) {
  outcomes_[{pair.before, pair.after}] = pair.outcome;
}

void PageComparison::decide_as_sheet(int before, int after) {
  const Page& earlier = this->before(before);
  const Page& later = this->after(after);
  const Change change =
      is_withheld_whole(earlier) ? opened_whole(earlier, later) : closed_whole(earlier, later);
  outcomes_[{before, after}] = {Fate::kCompared, {change}, {}, {}, {}};
}

PageOutcome PageComparison::decide(const Page& before, const Page& after) {
  for (const Side side : {Side::kBefore, Side::kAfter}) {
    const Page& page = side == Side::kBefore ? before : after;
    if (is_readable(page)) continue;
    return undecided(page, FindingKind::kPageNotRendered, which(side, page) + " could not be read");
  }
  if (is_withheld_whole(before) && is_withheld_whole(after)) {
    return {Fate::kCompared, {kept_whole(before, after)}, {}, {}, {}};
  }
  try {
    return compare_drawn(before, after);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput) throw;
    return undecided(after, FindingKind::kPageNotRendered, error.what());
  }
}

PageOutcome PageComparison::compare_drawn(const Page& before, const Page& after) {
  const Raster old_gray = before_.source.render_gray(before.number, kCompareDpi);
  const Raster new_gray = after_.source.render_gray(after.number, kCompareDpi);
  const std::optional<PageMap> map = align::register_pages(old_gray, new_gray);
  if (!map) return not_registered(before, after);
  const PageTexts texts({before, after, *map}, {old_gray, new_gray, *map});
  const diff::InkText old_text = ink_text_of(before, old_gray, texts.known_ink(Side::kBefore));
  const diff::InkText new_text = ink_text_of(after, new_gray, texts.known_ink(Side::kAfter));
  return compare_registered({{before, old_gray, old_text}, {after, new_gray, new_text}, *map},
                            texts, {before_.reader, after_.reader});
}

PageOutcome PageComparison::not_registered(const Page& before, const Page& after) const {
  if (are_both_blank(before, after)) return {Fate::kCompared, {}, {}, {}, {}};
  const double likeness = align::similarity(fingerprint(Side::kBefore, before.number),
                                            fingerprint(Side::kAfter, after.number));
  if (likeness < kSurelySamePage) return {Fate::kStrangers, {}, {}, {}, {}};
  return undecided(after, FindingKind::kLowConfidence,
                   "page " + std::to_string(after.number) +
                       " could not be registered on the earlier page " +
                       std::to_string(before.number));
}

bool PageComparison::are_both_blank(const Page& before, const Page& after) const {
  return before.redactions.empty() && after.redactions.empty() &&
         align::is_blank(fingerprint(Side::kBefore, before.number)) &&
         align::is_blank(fingerprint(Side::kAfter, after.number));
}

}  // namespace palimpsest::archive
