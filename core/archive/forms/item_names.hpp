// Which document each item of a file's withdrawal sheets is.
//
// The number of a record decides. Else an item is one that the folder is known to have, where title
// and date are the same: agencies number anew when a row is added. Else its number in the folder
// names it, "2006-1135-F-item-4a", or where it has none its place, "2006-1135-F-item-p4r2": page 4,
// row 2. Words of a sheet never enter an id, which outlives a removal. A name that is taken by
// something else gets a number: "-item-4a.2". Aliases name a document as its id does: an item that
// was renamed or merged, or whose folder was, is the one that it became.
#pragma once

#include "archive/forms/sheet_items.hpp"
#include "model/document.hpp"
#include "model/finding.hpp"

#include <set>
#include <string>
#include <vector>

namespace palimpsest::archive {

// Between the id of the document that holds a sheet and what the sheet calls the item. Written to
// ids: never change.
inline constexpr const char* kItemMark = "-item-";

// Returns what the ids of a folder's items begin with.
[[nodiscard]] std::string item_prefix(const std::string& folder);

struct ItemNamingOptions {
  double min_title_likeness = 0.85;  // of an item that is the same, as of a file that is one
  double min_own_likeness = 0.6;     // of titles under one number, where one of them was misread
};

// What an archive knows before it names the items of a folder.
struct KnownItems {
  // With an id or alias that begins with item_prefix() of a name of the folder.
  std::vector<Document> documents;
  std::vector<std::string> former_names = {};  // of the folder
  std::set<DocumentId> removed = {};           // by order, and not there any more
};

struct NamedItem {
  DocumentId document;
  bool meets_other = false;  // a document has this name, or had it first, that no sheet named
  bool is_removed = false;   // the document was removed by order: nothing is to be said of it
};

// Returns a name for each of `items`, the items of `folder` without the number of a record, in
// their order.
[[nodiscard]] std::vector<NamedItem> name_items(const DocumentId& folder,
                                                const std::vector<SheetItem>& items,
                                                const KnownItems& known,
                                                const ItemNamingOptions& options = {});

}  // namespace palimpsest::archive
