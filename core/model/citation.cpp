#include "model/citation.hpp"

namespace palimpsest {
namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

std::string release_phrase(const CitedRevision& revision) {
  const Release& release = revision.release;
  std::string text = "release " + revision.folder.text();
  std::string more = release.agency;
  const bool has_other_date = release.date && release.date->text() != release.id.text();
  if (has_other_date) more += (more.empty() ? "" : ", ") + release.date->text();
  return more.empty() ? text : text + " (" + more + ")";
}

std::string page_phrase(const CitedPage& page) {
  std::string text = "PDF page " + std::to_string(page.pdf_page);
  if (page.file_page != page.pdf_page) {
    text += " (" + std::to_string(page.file_page) + " of the whole file)";
  }
  if (page.printed_page) text += ", printed page " + std::to_string(*page.printed_page);
  if (!page.bates.empty()) text += ", Bates " + joined(page.bates);
  return text;
}

std::string value_of(const Document& document, const std::string& name) {
  const Fact* fact = newest_fact(document, name);
  return fact == nullptr ? "" : fact->value;
}

std::string date_of(const Document& document) {
  const Fact* fact = newest_fact(document, "date");
  if (fact == nullptr) return "";
  return fact->date ? fact->date->text() : fact->value;
}

std::vector<std::string> authors_of(const Document& document) {
  for (const char* name : {"from", "originator"}) {
    const std::string author = value_of(document, name);
    if (!author.empty()) return {author};
  }
  return {};
}

std::string location_of(const Document& document) {
  std::string location;
  for (const char* name : {"series", "box", "folder"}) {
    const std::string value = value_of(document, name);
    if (value.empty()) continue;
    const bool says_so = value.find(name) != std::string::npos || std::string(name) == "series";
    location += (location.empty() ? "" : ", ") + (says_so ? value : name + (" " + value));
  }
  return location;
}

}  // namespace

Citation citation_of(const Document& document) {
  Citation citation{document.id,
                    document.id.text(),
                    value_of(document, "title"),
                    date_of(document),
                    authors_of(document),
                    value_of(document, "record_number"),
                    value_of(document, "collection"),
                    value_of(document, "repository"),
                    location_of(document),
                    {},
                    {}};
  if (citation.record_number.empty()) citation.record_number = document.id.text();
  return citation;
}

std::string text_phrase(const CitedPage& page) {
  switch (page.text) {
    case TextAuthority::kNone:
      return "no text";
    case TextAuthority::kTextLayer:
      return "text layer of the file, unchecked";
    case TextAuthority::kOcr:
      return "OCR text, unchecked";
    case TextAuthority::kChecked:
      return "text checked by " + page.checked_by;
    case TextAuthority::kTranscribed:
      break;
  }
  return "text as read by " + page.checked_by;
}

std::vector<std::string> phrases_of(const Citation& citation) {
  std::vector<std::string> phrases;
  if (citation.revision) phrases.push_back(release_phrase(*citation.revision));
  if (citation.page) phrases.push_back(page_phrase(*citation.page));
  if (!citation.redaction.empty()) {
    phrases.push_back("redaction " + citation.redaction +
                      (citation.codes.empty() ? "" : " under " + joined(citation.codes)));
  }
  if (citation.page) phrases.push_back(text_phrase(*citation.page));
  if (citation.revision) phrases.push_back("SHA-256 " + citation.revision->sha256.hex());
  if (!citation.archive.empty()) phrases.push_back("Palimpsest archive " + citation.archive);
  return phrases;
}

}  // namespace palimpsest
