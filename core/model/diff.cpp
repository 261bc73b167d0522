#include "model/diff.hpp"

namespace palimpsest {

bool has_nothing_to_report(const Diff& diff) { return has_nothing_to_report(diff.verdict); }

bool has_nothing_to_report(Verdict verdict) {
  return verdict == Verdict::kIdentical || verdict == Verdict::kSame || verdict == Verdict::kFirst;
}

}  // namespace palimpsest
