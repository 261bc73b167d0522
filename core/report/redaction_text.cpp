#include "report/redaction_text.hpp"

#include "base/counted.hpp"
#include "report/finding_text.hpp"

#include <cmath>

namespace palimpsest::report {
namespace {

std::string whole_points(Length length) { return std::to_string(std::lround(length.in_points())); }

// "duplicate: 2, referral: 1": what a sheet counts, and reasons that are no codes.
std::string reasons_text(const std::vector<WithheldReason>& reasons) {
  std::string text;
  for (const WithheldReason& reason : reasons) {
    text += (text.empty() ? "" : ", ") + printable(reason.reason);
    if (reason.pages != 0) text += ": " + std::to_string(reason.pages);
  }
  return text;
}

std::vector<std::string> redaction_row(const Redaction& redaction) {
  return {"  " + redaction.id,
          std::string(name_of(redaction.kind)),
          place_text(redaction.region),
          codes_text(redaction.codes),
          extent_text(redaction),
          percent_text(redaction.confidence),
          reasons_text(redaction.reasons)};
}

}  // namespace

std::string place_text(const Region& region) {
  return whole_points(region.left) + "," + whole_points(region.top) + " – " +
         whole_points(region.right) + "," + whole_points(region.bottom);
}

std::string codes_text(const std::vector<Code>& codes) {
  std::string text;
  for (const Code& code : codes) text += (text.empty() ? "" : ", ") + printable(code.normalized);
  return text.empty() ? "no code" : text;
}

std::string extent_text(const Redaction& redaction) {
  if (redaction.pages_withheld > 1) return std::to_string(redaction.pages_withheld) + " pages";
  if (redaction.kind == RedactionKind::kPage) return "whole page";
  if (!redaction.substitute.empty()) return printable(redaction.substitute);
  if (redaction.characters <= 0) return "";
  std::string text =
      "about " + counted(static_cast<std::size_t>(redaction.characters), "character");
  if (redaction.lines > 1) text += " on " + std::to_string(redaction.lines) + " lines";
  return text;
}

std::string percent_text(double share) { return std::to_string(std::lround(share * 100)) + " %"; }

std::string source_text(TextSource source) {
  switch (source) {
    case TextSource::kEmbedded:
      return "text layer";
    case TextSource::kOcr:
      return "OCR, unchecked";
    case TextSource::kNone:
      break;
  }
  return "no text";
}

std::string page_text(const Page& page, const Style& style) {
  std::string text = style.bold("page " + std::to_string(page.number)) + "  " +
                     style.dim(source_text(page.text_source)) + "\n";
  if (!is_readable(page)) return text + "  " + style.red("could not be read") + "\n";
  if (page.redactions.empty()) return text + "  no redaction found\n";
  std::vector<std::vector<std::string>> rows;
  for (const Redaction& redaction : page.redactions) rows.push_back(redaction_row(redaction));
  return text + columns(rows);
}

std::string pages_text(const std::vector<Page>& pages, const std::vector<Finding>& findings,
                       const Style& style) {
  std::string text;
  std::vector<Finding> of_file = findings;
  for (const Page& page : pages) {
    text += page_text(page, style);
    for (const Finding& finding : page.findings)
      if (!is_structural(finding)) text += "  " + finding_text(finding, style);
    of_file.insert(of_file.end(), page.findings.begin(), page.findings.end());
  }
  for (const Finding& finding : findings)
    if (!is_structural(finding)) text += finding_text(finding, style);
  return text + damage_text(of_file, style);
}

std::string inspection_text(const std::string& file, const std::vector<Page>& pages,
                            const std::vector<Finding>& findings, const Style& style) {
  std::size_t redactions = 0;
  for (const Page& page : pages) redactions += page.redactions.size();
  return style.bold(printable(file)) + ": " + counted(pages.size(), "page") + ", " +
         counted(redactions, "redaction") + "\n" + pages_text(pages, findings, style);
}

std::string exposed_words_text(const std::vector<ExposedText>& exposed, const Style& style) {
  std::string text;
  for (const ExposedText& each : exposed) {
    text += style.red("exposed: ");
    if (each.page) text += "page " + std::to_string(*each.page) + ": ";
    text += printable(each.words) + "\n";
  }
  return text;
}

std::string personal_numbers_text(const std::vector<PersonalNumber>& numbers, const Style& style) {
  std::string text;
  for (const PersonalNumber& number : numbers) {
    text += style.red("personal: ") + "page " + std::to_string(number.page) + ", ";
    if (!number.regions.empty()) text += place_text(number.regions.front()) + ": ";
    text += number.kind + " " + printable(number.text) + "\n";
  }
  return text.empty() ? "no number of a person was found\n" : text;
}

}  // namespace palimpsest::report
