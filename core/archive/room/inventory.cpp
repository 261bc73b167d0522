#include "archive/room/inventory.hpp"

#include "archive/maintain/catalogue_index.hpp"
#include "archive/room/may_be_shown.hpp"
#include "archive/stats/status.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr const char* kDisagree = "disagree";

// Releases without a date come last, by name.
std::vector<std::string> by_age(const std::map<std::string, std::string>& keys) {
  std::vector<std::pair<std::string, std::string>> sorted;
  for (const auto& [release, key] : keys) sorted.emplace_back(key, release);
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::string> releases;
  for (auto& [key, release] : sorted) releases.push_back(std::move(release));
  return releases;
}

bool has_release(const InventoryRow& row, const std::string& release) {
  return std::any_of(row.summary.revisions.begin(), row.summary.revisions.end(),
                     [&](const auto& each) { return each.release.id.text() == release; });
}

bool has_status(const DocumentStatus& document, const std::string& status) {
  return status == kDisagree ? disagrees(document) : name_of(document.found) == status;
}

bool is_meant(const InventoryRow& row, const web::ListRequest& request) {
  return (request.release.empty() || has_release(row, request.release)) &&
         (request.agency.empty() || row.status.agency == request.agency) &&
         (request.status.empty() || has_status(row.status, request.status));
}

void add_choices(const Inventory& inventory, web::DocumentList& list) {
  std::map<std::string, std::size_t> agencies, statuses, releases;
  for (const InventoryRow& row : inventory.rows) {
    if (!row.status.agency.empty()) ++agencies[row.status.agency];
    ++statuses[std::string(name_of(row.status.found))];
    if (disagrees(row.status)) ++statuses[kDisagree];
    std::set<std::string> of_row;
    for (const RevisionSummary& each : row.summary.revisions) of_row.insert(each.release.id.text());
    for (const std::string& release : of_row) ++releases[release];
  }
  list.agencies.assign(agencies.begin(), agencies.end());
  list.statuses.assign(statuses.begin(), statuses.end());
  for (const std::string& release : inventory.releases) {
    if (releases.contains(release)) list.releases.emplace_back(release, releases[release]);
  }
}

web::HeatCell cell_of(const InventoryRow& row, const std::string& release) {
  web::HeatCell cell;
  int shown = 0;
  int withheld = 0;
  for (std::size_t i = 0; i < row.summary.revisions.size(); ++i) {
    const RevisionSummary& revision = row.summary.revisions[i];
    if (revision.release.id.text() != release) continue;
    if (!cell.has_file) cell.folder = revision.folder.text();
    cell.has_file = true;
    if (i >= row.contents.size()) continue;
    shown += row.contents[i].words;
    withheld += row.contents[i].all.words;
    cell.redactions += row.contents[i].all.redactions;
  }
  if (shown + withheld > 0) cell.share = static_cast<double>(withheld) / (shown + withheld);
  cell.is_withheld =
      !cell.has_file && std::any_of(row.summary.placeholders.begin(),
                                    row.summary.placeholders.end(), [&](const StateClaim& claim) {
                                      return claim.release.text() == release &&
                                             claim.state == ReleaseState::kWithheldInFull;
                                    });
  return cell;
}

}  // namespace

Inventory take_inventory(const store::Store& store) {
  Inventory inventory;
  std::map<std::string, std::string> releases;
  visit_documents(store, everybody_today(), [&](const index::IndexedDocument& known) {
    auto status = status_at(known, std::nullopt);
    if (!status) return;
    for (const RevisionSummary& each : known.summary.revisions) {
      releases[each.release.id.text()] = each.release.date ? each.release.date->sort_key() : "9";
    }
    for (const StateClaim& claim : known.summary.placeholders) {
      releases.emplace(claim.release.text(),
                       claim.source.as_of ? claim.source.as_of->sort_key() : "9");
    }
    inventory.rows.push_back({std::move(*status), known.title, known.summary, known.contents});
  });
  inventory.releases = by_age(releases);
  return inventory;
}

web::DocumentList listed(const Inventory& inventory, const web::ListRequest& request) {
  web::DocumentList list;
  add_choices(inventory, list);
  for (const InventoryRow& row : inventory.rows) {
    if (!is_meant(row, request)) continue;
    const std::size_t at = list.count++;
    if (at < request.first || list.documents.size() >= request.limit) continue;
    web::ListedDocument document{row.status, row.title, {}};
    for (const RevisionSummary& each : row.summary.revisions) {
      document.folders.push_back(each.folder.text());
    }
    list.documents.push_back(std::move(document));
  }
  return list;
}

web::HeatTable heat_table(const Inventory& inventory, std::size_t first, std::size_t limit) {
  web::HeatTable table;
  table.count = inventory.rows.size();
  table.releases = inventory.releases;
  for (std::size_t i = first; i < inventory.rows.size() && table.rows.size() < limit; ++i) {
    const InventoryRow& row = inventory.rows[i];
    web::HeatRow shown{row.status.id.text(), row.title, {}};
    for (const std::string& release : inventory.releases) {
      shown.cells.push_back(cell_of(row, release));
    }
    table.rows.push_back(std::move(shown));
  }
  return table;
}

CollectionStatus status_by(const Inventory& inventory, StatusGroup by) {
  std::vector<DocumentStatus> documents;
  documents.reserve(inventory.rows.size());
  for (const InventoryRow& row : inventory.rows) documents.push_back(row.status);
  return add_up(std::move(documents), std::nullopt, by);
}

}  // namespace palimpsest::archive
