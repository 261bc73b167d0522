#include "archive/compose/compose.hpp"
#include "base/counted.hpp"
#include "composite/composite_pdf.hpp"
#include "page/readable_text.hpp"

namespace palimpsest::archive {
namespace {

std::string codes_text(const std::vector<Code>& codes) {
  std::string text;
  for (const Code& code : codes) text += ", " + code.normalized;
  return text;
}

}  // namespace

std::vector<std::string> composition_list(const Composition& composition) {
  std::vector<std::string> lines = {
      composite::kStatement,
      "Document " + composition.document.text() +
          (composition.title.empty() ? "" : ": " + composition.title),
      "Each page comes from the release named in its margin; each outlined place from another one.",
      counted(composition.still_withheld, "place stays", "places stay") + " withheld."};
  if (composition.left_out > 0) {
    lines.push_back(counted(composition.left_out, "place or page is", "places or pages are") +
                    " left out because of personal text.");
  }
  lines.emplace_back("");
  for (const ComposedPage& page : composition.pages) {
    for (const Patch& patch : page.patches) {
      lines.push_back("[" + std::to_string(patch.number) + "] page " + std::to_string(patch.page) +
                      ", " + patch.redaction + " of " + page.from + codes_text(patch.codes) +
                      ": shown by " + patch.from + ", page " + std::to_string(patch.from_page) +
                      (patch.words.empty() ? "" : ", read there (unchecked): " + patch.words));
    }
  }
  lines.emplace_back("");
  lines.emplace_back("Sources:");
  lines.insert(lines.end(), composition.sources.begin(), composition.sources.end());
  return lines;
}

std::string composition_text(const Composition& composition) {
  std::string text = std::string(composite::kStatement) + "\n";
  int number = 0;
  for (const ComposedPage& page : composition.pages) {
    text += "\n--- page " + std::to_string(++number) + ", from " + page.from + ", page " +
            std::to_string(page.from_page) + " ---\n\n";
    text += page.is_shown ? page::readable_text(page.page)
                          : "[no release of this page may be shown or can be drawn]\n";
  }
  text += "\n---\n\n";
  for (const std::string& line : composition_list(composition)) text += line + "\n";
  return text;
}

}  // namespace palimpsest::archive
