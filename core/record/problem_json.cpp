#include "record/problem_json.hpp"

#include <utility>

namespace palimpsest::record {

Json problems_json(const std::vector<Problem>& problems) {
  Json values = Json::array();
  for (const Problem& problem : problems) {
    Json holds = Json::array();
    for (const ArchivePart part : problem.holds) holds.push_back(name_of(part));
    values.push_back({{"what", problem.what},
                      {"path", problem.path},
                      {"document", problem.document},
                      {"revisions", problem.revisions},
                      {"holds", std::move(holds)},
                      {"harmless", problem.harmless}});
  }
  return values;
}

}  // namespace palimpsest::record
