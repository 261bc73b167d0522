#include "record/copies_json.hpp"

#include <utility>

namespace palimpsest::record {

Json to_json(const Copy& copy) {
  Json pages = Json::array();
  for (const SharedPage& pair : copy.pages) {
    pages.push_back(Json::array({pair.page, pair.other_page}));
  }
  return {{"kind", name_of(copy.kind)},
          {"document", copy.document.text()},
          {"folder", copy.folder.text()},
          {"page_count", copy.page_count},
          {"pages", std::move(pages)}};
}

Json to_json(const std::vector<Copy>& copies) {
  Json values = Json::array();
  for (const Copy& copy : copies) values.push_back(to_json(copy));
  return values;
}

}  // namespace palimpsest::record
