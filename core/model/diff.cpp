#include "model/diff.hpp"

namespace palimpsest {
namespace {

// Of 100. Chosen by hand; which share of the words read right lies above it is not measured.
constexpr int kSureWord = 60;

}  // namespace

bool is_doubtful(const ReadWord& word) { return word.confidence < kSureWord; }

bool has_nothing_to_report(const Diff& diff) { return has_nothing_to_report(diff.verdict); }

bool has_nothing_to_report(Verdict verdict) {
  return verdict == Verdict::kIdentical || verdict == Verdict::kSame || verdict == Verdict::kFirst;
}

}  // namespace palimpsest
