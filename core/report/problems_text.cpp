#include "report/problems_text.hpp"

namespace palimpsest::report {

std::string problems_text(const std::vector<Problem>& problems, const Style& style) {
  std::string text;
  for (const Problem& problem : problems) {
    text += (problem.harmless ? style.yellow("harmless") : style.red("damaged")) + "  " +
            printable(problem.path) + "\n    " + printable(problem.what) + "\n    " +
            style.dim("document: " + printable(problem.document)) + "\n";
  }
  return text;
}

}  // namespace palimpsest::report
