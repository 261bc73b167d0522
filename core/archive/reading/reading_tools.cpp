#include "archive/reading/reading_tools.hpp"

#include "archive/reading/reading_method.hpp"
#include "base/digest.hpp"

#include <cstddef>
#include <utility>

namespace palimpsest::archive {
namespace {

// Written to records: never rename.
constexpr const char* kMethodTool = "palimpsest.method";
constexpr const char* kIdentifiersTool = "palimpsest.identifiers";
constexpr std::size_t kDigestDigits = 16;

}  // namespace

Tooling reading_tools(Tooling found, const std::string& own_identifiers) {
  found[kMethodTool] = reading_method();
  if (!own_identifiers.empty()) {
    found[kIdentifiersTool] = sha256_of(own_identifiers).hex().substr(0, kDigestDigits);
  }
  return found;
}

bool has_own_identifiers(const Tooling& tooling) { return tooling.contains(kIdentifiersTool); }

std::string tool_changes(const Tooling& recorded, const Tooling& present) {
  std::map<std::string, std::pair<std::string, std::string>> tools;
  for (const auto& [tool, version] : recorded) tools[tool].first = version;
  for (const auto& [tool, version] : present) tools[tool].second = version;
  std::string text;
  for (const auto& [tool, versions] : tools) {
    const auto& [then, now] = versions;
    if (then == now) continue;
    text += (text.empty() ? "" : "; ") + tool + " " + (then.empty() ? "not recorded" : then) +
            ", now " + (now.empty() ? "none" : now);
  }
  return text;
}

}  // namespace palimpsest::archive
