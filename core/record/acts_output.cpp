#include "record/acts_output.hpp"

#include "record/json.hpp"
#include "record/problem_json.hpp"

namespace palimpsest::record {

std::string repair_to_json(const Repair& repair) {
  Json originals = Json::array();
  for (const RestoredOriginal& original : repair.originals) {
    originals.push_back({{"sha256", original.sha256.hex()}, {"document", original.document}});
  }
  return canonical_text({{"originals", std::move(originals)},
                         {"objects", repair.objects},
                         {"files", repair.files},
                         {"remaining", problems_json(repair.remaining)},
                         {"commit", repair.commit ? Json(repair.commit->text()) : Json()}});
}

}  // namespace palimpsest::record
