#include "model/diff_totals.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <vector>

namespace palimpsest {
namespace {

double area_of(const RedactionSide& side) {
  if (side.parts.empty()) return area(side.region);
  double sum = 0;
  for (const Region& part : side.parts) sum += area(part);
  return sum;
}

// Returns the share of its page that one side of a change covers; 0 where there is none.
double page_share(const std::optional<RedactionSide>& redaction, Side side, const Diff& diff) {
  if (!redaction) return 0;
  for (const PagePair& pair : diff.pages) {
    const auto& page = side == Side::kBefore ? pair.before : pair.after;
    if (!page || page->number != redaction->page) continue;
    const double whole = page->size.width.in_points() * page->size.height.in_points();
    return whole > 0 ? std::min(1.0, area_of(*redaction) / whole) : 0;
  }
  return 0;
}

std::set<std::string> codes_of(const std::optional<RedactionSide>& side) {
  std::set<std::string> codes;
  if (!side) return codes;
  for (const Code& code : side->codes) codes.insert(code.normalized);
  return codes;
}

// Returns the codes under which a change counts, the later ones first; "" when there is none.
std::set<std::string> codes_of(const Change& change) {
  std::set<std::string> codes = codes_of(change.after);
  if (codes.empty()) codes = codes_of(change.before);
  if (codes.empty()) codes.insert("");
  return codes;
}

void add(CodeTotals& totals, const CodeTotals& more) {
  const auto add_movement = [](Movement& sum, const Movement& one) {
    sum.places += one.places;
    sum.words += one.words;
    sum.pages += one.pages;
  };
  add_movement(totals.opened, more.opened);
  add_movement(totals.closed, more.closed);
  totals.still_withheld += more.still_withheld;
}

CodeTotals totals_of_change(const Change& change, const Diff& diff) {
  const double before = page_share(change.before, Side::kBefore, diff);
  const double after = page_share(change.after, Side::kAfter, diff);
  const int words = word_count(change.text) + change.unquoted_words;
  CodeTotals totals;
  totals.still_withheld = change.status == ChangeStatus::kLifted ? 0 : 1;
  if (change.status == ChangeStatus::kLifted || change.status == ChangeStatus::kShrunk) {
    totals.opened = {1, words, std::max(0.0, before - after)};
  } else if (change.status != ChangeStatus::kKept) {
    totals.closed = {1, words, std::max(0.0, after - before)};
  }
  return totals;
}

void count_status(const Change& change, DiffTotals& totals) {
  int* const counts[] = {&totals.kept, &totals.lifted, &totals.shrunk, &totals.grown,
                         &totals.added};
  ++*counts[static_cast<std::size_t>(change.status)];
}

void add_everywhere(const CodeTotals& more, const std::set<std::string>& codes,
                    DiffTotals& totals) {
  add(totals.all, more);
  for (const std::string& code : codes) add(totals.by_code[code], more);
}

}  // namespace

DiffTotals totals_of(const Diff& diff) {
  DiffTotals totals;
  for (const Change& change : diff.changes) {
    count_status(change, totals);
    add_everywhere(totals_of_change(change, diff), codes_of(change), totals);
  }
  for (const UnpairedRedaction& unpaired : diff.unpaired) {
    if (unpaired.side == Side::kBefore) {
      ++totals.gone_with_page;
      continue;
    }
    std::set<std::string> codes = codes_of(std::optional(unpaired.redaction));
    if (codes.empty()) codes.insert("");
    add_everywhere({{}, {}, 1}, codes, totals);
  }
  return totals;
}

int word_count(const std::string& text) {
  std::istringstream words(text);
  int count = 0;
  for (std::string word; words >> word;) ++count;
  return count;
}

}  // namespace palimpsest
