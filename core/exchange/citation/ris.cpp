#include "exchange/citation/citation.hpp"

#include <algorithm>

namespace palimpsest::exchange {
namespace {

constexpr const char* kLineEnd = "\r\n";

// A value stands on one line: what breaks it is a blank.
void add_line(std::string& record, const std::string& tag, std::string value) {
  if (value.empty()) return;
  for (char& c : value) {
    if (c == '\r' || c == '\n' || c == '\t') c = ' ';
  }
  record += tag + "  - " + value + kLineEnd;
}

// Returns YYYY/MM/DD/ of a plain date; nothing for others.
std::string date_of(const std::string& date) {
  const bool is_plain =
      date.size() >= 4 && date.find_first_not_of("0123456789-") == std::string::npos;
  if (!is_plain) return {};
  std::string text = date;
  for (char& c : text) {
    if (c == '-') c = '/';
  }
  const auto slashes = static_cast<std::size_t>(std::count(text.begin(), text.end(), '/'));
  return slashes > 2 ? std::string() : text + std::string(3 - slashes, '/');
}

}  // namespace

std::string citation_as_ris(const Citation& citation) {
  std::string record = std::string("TY  - GEN") + kLineEnd;
  add_line(record, "ID", citation.name);
  add_line(record, "TI", citation.title);
  for (const std::string& author : citation.authors) add_line(record, "AU", author);
  const std::string date = date_of(citation.date);
  if (!date.empty()) add_line(record, "PY", date.substr(0, 4));
  add_line(record, "DA", date);
  add_line(record, "AN", citation.record_number);
  add_line(record, "T2", citation.collection);
  add_line(record, "DP", citation.repository);
  add_line(record, "CN", citation.location);
  if (citation.revision) {
    add_line(record, "PB", citation.revision->release.agency);
    add_line(record, "UR", citation.revision->url);
  }
  if (citation.page) add_line(record, "SP", std::to_string(citation.page->pdf_page));
  if (date.empty() && !citation.date.empty()) add_line(record, "N1", "dated " + citation.date);
  for (const std::string& phrase : phrases_of(citation)) add_line(record, "N1", phrase);
  return record + "ER  - " + kLineEnd;
}

}  // namespace palimpsest::exchange
