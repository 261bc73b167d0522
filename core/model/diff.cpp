#include "model/diff.hpp"

namespace palimpsest {

bool has_nothing_to_report(const Diff& diff) {
  return diff.verdict == Verdict::kIdentical || diff.verdict == Verdict::kSame ||
         diff.verdict == Verdict::kFirst;
}

}  // namespace palimpsest
