#include "record/problem_json.hpp"

namespace palimpsest::record {

Json problems_json(const std::vector<Problem>& problems) {
  Json values = Json::array();
  for (const Problem& problem : problems) {
    values.push_back({{"what", problem.what},
                      {"path", problem.path},
                      {"document", problem.document},
                      {"harmless", problem.harmless}});
  }
  return values;
}

}  // namespace palimpsest::record
