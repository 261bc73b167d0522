#include "report/composition_text.hpp"

#include "base/counted.hpp"

#include <vector>

namespace palimpsest::report {

std::string composition_summary(const Composition& composition, const ComposedFiles& files,
                                const Style& style) {
  std::vector<std::vector<std::string>> rows;
  for (const ComposedPage& page : composition.pages) {
    for (const Patch& patch : page.patches) {
      rows.push_back({"  [" + std::to_string(patch.number) + "]",
                      "page " + std::to_string(patch.page), patch.redaction + " of " + page.from,
                      "from " + patch.from + "/" + std::to_string(patch.from_page)});
    }
  }
  std::string text = style.bold(printable(files.pdf)) + ": " +
                     counted(composition.pages.size(), "page") + ", " +
                     counted(rows.size(), "place") + " from other releases, " +
                     std::to_string(composition.still_withheld) + " still withheld\n";
  if (composition.left_out > 0) {
    text += counted(composition.left_out, "place or page", "places or pages") +
            " left out: personal text\n";
  }
  return text + columns(rows) + "text: " + printable(files.text) + "\n";
}

}  // namespace palimpsest::report
