#include "report/edit_text.hpp"

#include "report/redaction_text.hpp"

namespace palimpsest::report {
namespace {

std::string subject(const EditOutcome& outcome, const Style& style) {
  return style.bold(printable(outcome.revision) + "#" + printable(outcome.change)) + "  page " +
         std::to_string(outcome.place.page) + ", " + place_text(outcome.place.region);
}

}  // namespace

std::string edit_text(const EditOutcome& outcome, const Style& style) {
  if (!outcome.text) {
    return "unchecked  " + subject(outcome, style) +
           "\n  as read by the program: " + printable(outcome.read) + "\n" +
           (outcome.act.empty() ? "it was so already\n" : "");
  }
  std::string text =
      "checked  " + subject(outcome, style) + "\n  " + printable(*outcome.text) + "\n";
  if (*outcome.text != outcome.read)
    text += style.dim("  the program read: " + printable(outcome.read)) + "\n";
  return text + (outcome.act.empty() ? "it was so already\n" : "");
}

}  // namespace palimpsest::report
