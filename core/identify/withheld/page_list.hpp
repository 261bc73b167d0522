// The list of a form that says which pages are withheld and why: "Page 12 ~ b6; b7C; Page 15 ~
// Duplicate".
#pragma once

#include "identify/text/running_text.hpp"
#include "model/redaction.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::identify {

// One entry of the list.
struct ListedPages {
  int pages = 1;     // that it names
  TextSpan head;     // "Page 12 ~"
  TextSpan reasons;  // what follows, up to the next entry
};

// Returns the entries in the order of the text.
[[nodiscard]] std::vector<ListedPages> listed_pages(std::string_view text);

// Counts pages by reason, in the order in which the reasons come up.
class ReasonCounts {
 public:
  void add(const std::string& reason, int pages);

  [[nodiscard]] const std::vector<WithheldReason>& reasons() const { return reasons_; }

 private:
  std::vector<WithheldReason> reasons_;
};

}  // namespace palimpsest::identify
