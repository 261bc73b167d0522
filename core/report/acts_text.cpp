#include "report/acts_text.hpp"

#include "base/counted.hpp"
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

std::string removal_text(const RemovalOutcome& outcome, const Style& style) {
  const Removal& removal = outcome.removal;
  std::string name = removal.document.text();
  if (removal.folder) name += "@" + removal.folder->text();
  if (removal.pages) {
    name += "/" + std::to_string(removal.pages->first);
    if (removal.pages->size() > 1) name += "-" + std::to_string(removal.pages->last);
  }
  std::string text = "removed " + style.bold(name) + ": " +
                     counted(removal.originals.size(), "original") + ", " +
                     counted(removal.commits.size(), "commit") + " written anew\n";
  for (const Sha256& sha256 : outcome.kept) {
    text += style.yellow("still there") + "  original " + sha256.hex() + "\n";
  }
  for (const std::string& holder : outcome.holders) text += "    needed by " + holder + "\n";
  text += "recorded as commit " + outcome.commit.text().substr(0, 12) +
          "; the log goes on, and verify says so\n";
  return text + "copies of the archive elsewhere still hold it\n";
}

std::string scrub_text(const Scrub& scrub, const Style& style) {
  const Verification& found = scrub.found;
  std::string text = problems_text(found.problems, style);
  text += (is_damaged(found) ? style.red("damaged") : style.green("ok")) + ": " +
          counted(found.originals, "original") + " and " + counted(found.objects, "git object") +
          " checked that came due since " + scrub.from.text() + "\n";
  if (scrub.taken_over > 0) {
    text += counted(scrub.taken_over, "file") + " more had been checked when a run was stopped\n";
  }
  if (scrub.next) text += "next due " + scrub.next->text() + "\n";
  return text + (scrub.complete <= scrub.until
                     ? "everything was checked within the period\n"
                     : "everything will have been checked by " + scrub.complete.text() + "\n");
}

}  // namespace palimpsest::report
