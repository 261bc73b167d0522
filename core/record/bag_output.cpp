#include "record/bag_output.hpp"

#include "record/json.hpp"

namespace palimpsest::record {

std::string bag_check_to_json(const BagCheck& check) {
  Json problems = Json::array();
  for (const BagProblem& problem : check.problems) {
    problems.push_back(
        {{"what", problem.what}, {"path", problem.path}, {"warning", problem.is_warning}});
  }
  return canonical_text({{"result", is_valid(check) ? "valid" : "invalid"},
                         {"version", check.version.empty() ? Json() : Json(check.version)},
                         {"algorithms", check.algorithms},
                         {"files", check.files},
                         {"bytes", check.bytes},
                         {"tag_files", check.tag_files},
                         {"problems", std::move(problems)}});
}

std::string written_bag_to_json(std::string_view folder, std::uint64_t files, std::uint64_t bytes) {
  return canonical_text({{"folder", folder}, {"files", files}, {"bytes", bytes}});
}

}  // namespace palimpsest::record
