#include "exchange/citation/citation.hpp"

#include <cctype>

namespace palimpsest::exchange {
namespace {

// What TeX would take for a command is written as the character that it is.
std::string escaped(const std::string& text) {
  std::string plain;
  for (const char c : text) {
    switch (c) {
      case '\\':
        plain += "\\textbackslash{}";
        break;
      case '~':
        plain += "\\textasciitilde{}";
        break;
      case '^':
        plain += "\\textasciicircum{}";
        break;
      case '{':
      case '}':
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
        plain += '\\';
        plain += c;
        break;
      case '\r':
      case '\n':
        plain += ' ';
        break;
      default:
        plain += c;
    }
  }
  return plain;
}

// A key has no characters that end it.
std::string key_of(const std::string& name) {
  std::string key;
  for (const char c : name) {
    const bool is_plain = std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.';
    key += is_plain ? c : ':';
  }
  return key;
}

// Braces keep capital letters, and names of agencies whole.
void add_field(std::string& entry, const std::string& field, const std::string& value) {
  if (!value.empty()) entry += ",\n  " + field + " = {" + value + "}";
}

void add_text(std::string& entry, const std::string& field, const std::string& value) {
  if (!value.empty()) add_field(entry, field, "{" + escaped(value) + "}");
}

std::string place_of(const Citation& citation) {
  std::string place;
  for (const std::string& part : {citation.location, citation.collection, citation.repository}) {
    if (!part.empty()) place += (place.empty() ? "" : ", ") + part;
  }
  return place;
}

}  // namespace

std::string citation_as_bibtex(const Citation& citation) {
  std::string entry = "@misc{" + key_of(citation.name);
  add_text(entry, "title", citation.title);
  std::string authors;
  for (const std::string& author : citation.authors) {
    authors += (authors.empty() ? "{" : " and {") + escaped(author) + "}";
  }
  add_field(entry, "author", authors);
  add_field(entry, "date", escaped(citation.date));
  const bool has_year = citation.date.size() >= 4 && citation.date.substr(0, 4).find_first_not_of(
                                                         "0123456789") == std::string::npos;
  if (has_year) add_field(entry, "year", citation.date.substr(0, 4));
  add_text(entry, "number", citation.record_number);
  add_text(entry, "howpublished", place_of(citation));
  if (citation.page) add_field(entry, "pages", std::to_string(citation.page->pdf_page));
  std::string note;
  for (const std::string& phrase : phrases_of(citation)) {
    note += (note.empty() ? "" : "; ") + phrase;
  }
  add_field(entry, "note", escaped(note));
  if (citation.revision) add_field(entry, "url", citation.revision->url);
  return entry + "\n}\n";
}

}  // namespace palimpsest::exchange
