#include "report/html/notes.hpp"

#include "report/finding_text.hpp"
#include "report/html/markup.hpp"

namespace palimpsest::report::html {

std::string notes(const std::vector<Finding>& findings) {
  const Style plain(Coloring::kPlain);
  std::string items;
  for (const Finding& finding : findings) {
    if (is_structural(finding)) continue;
    const std::string classes = finding.kind == FindingKind::kExposedText ? "alarm" : "";
    items += element("li", classes, escaped(finding_text(finding, plain)));
  }
  const std::string damage = damage_text(findings, plain);
  if (!damage.empty()) items += element("li", "", escaped(damage));
  return items.empty() ? "" : element("ul", "notes", items);
}

}  // namespace palimpsest::report::html
