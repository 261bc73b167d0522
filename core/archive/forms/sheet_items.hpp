// The items that the withdrawal sheets of a file name as withheld: each is a document of its own,
// of which there is a placeholder until it opens. Which document it is, item_names says.
#pragma once

#include "archive/forms/form_source.hpp"
#include "model/page.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

struct SheetItem {
  std::string record;  // the cell that holds the number of a record; empty where there is none
  std::string number;  // else that of the item in its folder: "4a"; empty where there is none
  int page = 0;
  int row = 0;  // of the page's items, from 1
  std::vector<Fact> facts;
  StateClaim claim;  // withheld in full or in part, since the release of the sheet
};

// Returns the items on the sheets among `pages`, in order. One without a number, of whose title
// nothing but signs could be read, is left out.
[[nodiscard]] std::vector<SheetItem> items_on_sheets(const std::vector<Page>& pages,
                                                     const FormFile& file);

// Returns the number of pages that words like "2 pp", "(1 page)" or "3" tell; nothing for others.
[[nodiscard]] std::optional<int> page_count_in(const std::string& words);

}  // namespace palimpsest::archive
