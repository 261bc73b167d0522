#include "report/acts_text.hpp"

#include "report/problems_text.hpp"

namespace palimpsest::report {

std::string repair_text(const Repair& repair, const Style& style) {
  std::string text;
  for (const RestoredOriginal& original : repair.originals) {
    text += style.green("restored") + "  original " + original.sha256.hex() + "\n    " +
            style.dim("document: " + printable(original.document)) + "\n";
  }
  for (const std::string& file : repair.files) {
    text += style.green("restored") + "  " + printable(file) + "\n";
  }
  if (repair.objects > 0) {
    text += style.green("restored") + "  " + counted(repair.objects, "git object") + "\n";
  }
  text += problems_text(repair.remaining, style);
  if (repair.commit) text += "recorded as commit " + repair.commit->text().substr(0, 12) + "\n";
  if (!repair.remaining.empty()) return text + style.red("still damaged") + ": try another copy\n";
  return text + style.green("ok") + ": " +
         (has_restored(repair) ? "nothing is damaged any more" : "nothing was damaged") + "\n";
}

}  // namespace palimpsest::report
