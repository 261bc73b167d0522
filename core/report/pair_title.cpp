#include "report/pair_title.hpp"

namespace palimpsest::report {

std::string pair_title(const PagePair& pair) {
  if (!pair.before) return "page " + std::to_string(pair.after->number) + ", new";
  const std::string before = "page " + std::to_string(pair.before->number);
  if (!pair.after) return before + ", gone";
  if (pair.after->number == pair.before->number) return before;
  return before + " → " + std::to_string(pair.after->number);
}

}  // namespace palimpsest::report
