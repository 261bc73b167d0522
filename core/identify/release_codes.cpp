#include "identify/release_codes.hpp"

#include "identify/codes.hpp"

namespace palimpsest::identify {
namespace {

constexpr const char* kSystem = "release_code";

}  // namespace

Identifier release_code(const CodeReading& code, int page) {
  return {IdentifierKind::kMarking, kSystem, code.code.normalized, code.code.raw,
          IdWitness::kStamp,        page,    code.region,          code.code.confidence};
}

std::vector<Code> release_codes(const Page& page) {
  std::vector<Code> codes;
  for (const Identifier& each : page.identifiers) {
    if (each.system != kSystem) continue;
    for (const CodeReading& found : find_codes({{Word{each.text, {}, 100}}})) {
      codes.push_back({each.raw, found.code.normalized, found.code.system,
                       CodePlace::kDocumentHeader, each.confidence});
    }
  }
  return codes;
}

}  // namespace palimpsest::identify
