// The items that the withdrawal sheets of a file name as withheld: each is a document of its own,
// of which there is a placeholder until it opens.
//
// Its id is the number of a record where the sheet gives one. Else it is that of the document that
// holds the sheet, with the number that the item has in the folder: "2006-1135-F-item-4a". Where
// it has none, the sheet's own words stand for it: "2006-1135-F-item-memo-to-the-chief-1995-03-02".
// A number that stands twice in one file is told apart by order: "-item-4a.2".
#pragma once

#include "archive/forms/form_source.hpp"
#include "model/page.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// Between the id of the document that holds a sheet and what the sheet calls the item. Written to
// ids: never change.
inline constexpr const char* kItemMark = "-item-";

struct SheetItem {
  DocumentId document;
  std::vector<Fact> facts;
  StateClaim claim;  // withheld in full or in part, since the release of the sheet
};

// Returns the items on the sheets among `pages`, in order. An item of which nothing but signs could
// be read is left out.
[[nodiscard]] std::vector<SheetItem> items_on_sheets(const std::vector<Page>& pages,
                                                     const SourceFile& file);

// Returns the number of pages that words like "2 pp", "(1 page)" or "3" tell; nothing for others.
[[nodiscard]] std::optional<int> page_count_in(const std::string& words);

}  // namespace palimpsest::archive
