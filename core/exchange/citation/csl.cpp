#include "exchange/citation/citation.hpp"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

namespace palimpsest::exchange {
namespace {

using Json = nlohmann::json;

void put(Json& item, const char* key, const std::string& text) {
  if (!text.empty()) item[key] = text;
}

std::string note_of(const Citation& citation) {
  std::string note;
  for (const std::string& phrase : phrases_of(citation)) {
    note += (note.empty() ? "" : "; ") + phrase;
  }
  return note;
}

// Returns the numbers of 1963-11-22 or 1963-11; nothing for dates that CSL cannot hold as parts.
std::optional<std::vector<int>> date_parts(const std::string& date) {
  std::vector<int> parts;
  for (std::size_t start = 0; start <= date.size();) {
    const std::size_t end = std::min(date.find('-', start), date.size());
    int number = 0;
    const auto [rest, error] = std::from_chars(date.data() + start, date.data() + end, number);
    if (error != std::errc() || rest != date.data() + end || parts.size() == 3) return std::nullopt;
    parts.push_back(number);
    start = end + 1;
  }
  return parts;
}

Json date_json(const std::string& date) {
  const auto parts = date_parts(date);
  if (parts) return {{"date-parts", Json::array({*parts})}};
  return {{"literal", date}};
}

Json custom_json(const Citation& citation) {
  Json custom = {{"palimpsest", citation.name}};
  if (citation.revision) {
    custom["release"] = citation.revision->folder.text();
    custom["sha256"] = citation.revision->sha256.hex();
  }
  if (citation.page) {
    custom["pdf_page"] = citation.page->pdf_page;
    custom["text"] = name_of(citation.page->text);
    if (citation.page->printed_page) custom["printed_page"] = *citation.page->printed_page;
    if (!citation.page->bates.empty()) custom["bates"] = citation.page->bates;
  }
  if (!citation.redaction.empty()) {
    custom["redaction"] = citation.redaction;
    custom["codes"] = citation.codes;
  }
  return custom;
}

}  // namespace

std::string citation_as_csl(const Citation& citation) {
  Json item = {{"id", citation.name}, {"type", "document"}, {"custom", custom_json(citation)}};
  put(item, "title", citation.title);
  put(item, "number", citation.record_number);
  put(item, "collection-title", citation.collection);
  put(item, "archive", citation.repository);
  put(item, "archive_location", citation.location);
  put(item, "note", note_of(citation));
  for (const std::string& author : citation.authors)
    item["author"].push_back({{"literal", author}});
  if (!citation.date.empty()) item["issued"] = date_json(citation.date);
  if (citation.revision) {
    put(item, "publisher", citation.revision->release.agency);
    put(item, "URL", citation.revision->url);
    const auto& date = citation.revision->release.date;
    if (date) item["available-date"] = date_json(date->text());
  }
  if (citation.page) item["page"] = std::to_string(citation.page->pdf_page);
  return Json::array({item}).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace palimpsest::exchange
