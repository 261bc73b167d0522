// Tells of a place on a page what it vouches for: the field of a form, the footer or stamp of a
// release, the edge, or running text.
#pragma once

#include "identify/page_marks.hpp"
#include "model/page.hpp"

#include <vector>

namespace palimpsest::identify {

class PagePlaces {
 public:
  explicit PagePlaces(const Page& page);

  // Whether `region` lies in a field that is made for the number of the document.
  [[nodiscard]] bool is_in_number_field(const Region& region) const;

  // Returns kFooter, kStamp, kEdge or kText.
  [[nodiscard]] IdWitness witness_at(const Region& region) const;

 private:
  Size size_;
  std::vector<Region> number_fields_;
  std::vector<Region> other_fields_;
  std::vector<PageMark> marks_;
};

}  // namespace palimpsest::identify
