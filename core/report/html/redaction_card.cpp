#include "report/html/redaction_card.hpp"

#include "base/counted.hpp"
#include "report/html/markup.hpp"
#include "report/redaction_text.hpp"

#include <algorithm>

namespace palimpsest::report::html {
namespace {

std::string row(std::string_view name, const std::string& markup) {
  if (markup.empty()) return "";
  return "<dt>" + std::string(name) + "</dt><dd>" + markup + "</dd>";
}

std::string with_blanks(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string code_row(const Code& code) {
  std::string text = isolated(code.raw) + ", " + with_blanks(name_of(code.where));
  if (!code.system.empty()) text += ", " + escaped(code.system);
  return row("printed as", text + ", " + percent_text(code.confidence));
}

std::string evidence_text(const Redaction& redaction) {
  std::string text;
  for (const std::string& each : redaction.evidence) text += (text.empty() ? "" : ", ") + each;
  return escaped(with_blanks(text));
}

std::string exposed_note(const Redaction& redaction) {
  if (!redaction.exposed_characters) return "";
  return element("p", "alarm",
                 "The file still carries " + counted(*redaction.exposed_characters, "character") +
                     " under it: the redaction has failed.");
}

}  // namespace

std::string kind_class(RedactionKind kind) { return "kind-" + std::string(name_of(kind)); }

std::string redaction_sentence(const Redaction& redaction) {
  const std::string extent = extent_text(redaction);
  return redaction.id + ": " + std::string(name_of(redaction.kind)) + ", " +
         codes_text(redaction.codes) + (extent.empty() ? "" : ", " + extent);
}

std::string redaction_card(const Redaction& redaction, const std::string& id,
                           const std::string& target) {
  std::string rows = row("hides", escaped(extent_text(redaction)));
  for (const Code& code : redaction.codes) rows += code_row(code);
  rows += row("place", escaped(place_text(redaction.region)) +
                           (redaction.outline ? ", exact outline drawn" : "")) +
          row("confidence", percent_text(redaction.confidence)) +
          row("evidence", evidence_text(redaction));
  return "<li id=\"" + id + "\" class=\"card " + kind_class(redaction.kind) + "\"><h3><a href=\"#" +
         target + "\"><span class=\"tag\">" + escaped(redaction.id) +
         "</span> <span class=\"kind\">" + std::string(name_of(redaction.kind)) + "</span> <b>" +
         escaped(codes_text(redaction.codes)) + "</b></a></h3><dl>" + rows + "</dl>" +
         exposed_note(redaction) + "</li>\n";
}

}  // namespace palimpsest::report::html
