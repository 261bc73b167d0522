#include "model/collection_status.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace palimpsest {
namespace {

void count_found(FoundStatus found, StatusTotals& totals) {
  switch (found) {
    case FoundStatus::kRedacted:
      ++totals.redacted;
      return;
    case FoundStatus::kNoneFound:
      ++totals.none_found;
      return;
    case FoundStatus::kUnread:
      ++totals.unread;
      return;
    case FoundStatus::kNoFile:
      ++totals.no_file;
  }
}

void count_declared(const DocumentStatus& document, StatusTotals& totals) {
  totals.declared_in_full += document.declared == ReleaseState::kInFull;
  totals.declared_in_part += document.declared == ReleaseState::kInPart;
  totals.declared_withheld += document.declared == ReleaseState::kWithheldInFull;
  if (!disagrees(document)) return;
  ++(document.found == FoundStatus::kRedacted ? totals.in_full_but_redacted
                                              : totals.in_part_but_none_found);
}

void add(const DocumentStatus& document, const WithheldContent& withheld, StatusTotals& totals) {
  ++totals.documents;
  totals.released += document.verdict == Verdict::kReleased;
  totals.withdrawn += document.verdict == Verdict::kWithdrawn;
  count_found(document.found, totals);
  count_declared(document, totals);
  totals.pages += document.content.pages;
  totals.words += document.content.words;
  totals.withheld_pages += withheld.pages;
  totals.withheld_words += withheld.words;
  totals.redactions += withheld.redactions;
}

using Groups = std::map<std::string, StatusTotals>;

void add_to_groups(const DocumentStatus& document, StatusGroup by, Groups& groups) {
  const WithheldContent& all = document.content.all;
  switch (by) {
    case StatusGroup::kCode:
      for (const auto& [code, withheld] : document.content.by_code) {
        add(document, withheld, groups[code]);
      }
      return;
    case StatusGroup::kAgency:
      return add(document, all, groups[document.agency]);
    case StatusGroup::kRelease:
      return add(document, all, groups[document.release ? document.release->text() : ""]);
    case StatusGroup::kYear:
      return add(document, all, groups[document.year]);
  }
}

double share(long long part, long long whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

bool disagrees(const DocumentStatus& document) {
  if (document.declared == ReleaseState::kInFull) return document.found == FoundStatus::kRedacted;
  return document.declared == ReleaseState::kInPart && document.found == FoundStatus::kNoneFound;
}

double page_share(const StatusTotals& totals) { return share(totals.withheld_pages, totals.pages); }

double word_share(const StatusTotals& totals) {
  return share(totals.withheld_words, totals.words + totals.withheld_words);
}

CollectionStatus add_up(std::vector<DocumentStatus> documents, const std::optional<EdtfDate>& at,
                        StatusGroup by) {
  CollectionStatus status{at, by, {}, {}, std::move(documents)};
  Groups groups;
  for (const DocumentStatus& document : status.documents) {
    add(document, document.content.all, status.all);
    add_to_groups(document, by, groups);
  }
  for (auto& [name, totals] : groups) status.rows.push_back({name, totals});
  if (by == StatusGroup::kCode) {
    std::stable_sort(status.rows.begin(), status.rows.end(), [](const auto& a, const auto& b) {
      return a.totals.redactions > b.totals.redactions;
    });
  }
  return status;
}

}  // namespace palimpsest
