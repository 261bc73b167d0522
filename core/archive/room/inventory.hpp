// All documents that everybody may see, as lists and tables show them: read once for each state of
// the archive.
#pragma once

#include "index/index.hpp"
#include "model/collection_status.hpp"
#include "store/store.hpp"
#include "web/room.hpp"

#include <string>
#include <vector>

namespace palimpsest::archive {

struct InventoryRow {
  DocumentStatus status;
  std::string title;
  DocumentSummary summary;
  std::vector<RevisionContent> contents;  // of the revisions, in their order
};

struct Inventory {
  std::vector<InventoryRow> rows;     // sorted by id
  std::vector<std::string> releases;  // oldest first
};

// Goes through the index once: a tenth of a second for 10,000 documents.
[[nodiscard]] Inventory take_inventory(const store::Store& store);

[[nodiscard]] web::DocumentList listed(const Inventory& inventory, const web::ListRequest& request);

[[nodiscard]] web::HeatTable heat_table(const Inventory& inventory, std::size_t first,
                                        std::size_t limit);

[[nodiscard]] CollectionStatus status_by(const Inventory& inventory, StatusGroup by);

}  // namespace palimpsest::archive
