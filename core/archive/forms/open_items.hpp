// The items of withdrawal sheets of which the archive has no file yet: looked up in the index, and
// among what the running import has added since.
#pragma once

#include "archive/forms/item_match.hpp"
#include "archive/reading/document_reading.hpp"
#include "store/store.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// An item that a file fits.
struct FittingItem {
  DocumentId document;
  ItemMatch match;
};

class OpenItems {
 public:
  // Reads `store`, which must outlive it, when it is first asked. Without an index, which cannot be
  // made everywhere, it knows only what it is told.
  explicit OpenItems(const store::Store& store) : store_(store) {}

  // Returns the items that a read file fits, those that surely fit first.
  [[nodiscard]] std::vector<FittingItem> fitting(const DocumentReading& reading,
                                                 const std::optional<EdtfDate>& released);

  // Learns of an item that the running import has named, or of which it has brought a file.
  void add(const Document& item);
  void remove(const DocumentId& document);

 private:
  using Items = std::map<DocumentId, WithheldItem>;

  [[nodiscard]] Items& items();

  const store::Store& store_;
  std::optional<Items> items_;
};

}  // namespace palimpsest::archive
