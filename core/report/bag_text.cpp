#include "report/bag_text.hpp"

#include "base/counted.hpp"

namespace palimpsest::report {

std::string bag_check_text(const BagCheck& check, const Style& style) {
  std::string text;
  for (const BagProblem& problem : check.problems) {
    text += (problem.is_warning ? style.yellow("warning") : style.red("invalid")) + "  " +
            printable(problem.path) + "\n    " + printable(problem.what) + "\n";
  }
  std::string algorithms;
  for (const std::string& algorithm : check.algorithms) {
    algorithms += (algorithms.empty() ? ", by " : " and ") + printable(algorithm);
  }
  return text + (is_valid(check) ? style.green("valid") : style.red("invalid")) + ": BagIt " +
         (check.version.empty() ? "of no known version" : printable(check.version)) + ", " +
         counted(check.files, "file") + " of payload, " + counted(check.bytes, "byte") +
         algorithms + "\n";
}

}  // namespace palimpsest::report
