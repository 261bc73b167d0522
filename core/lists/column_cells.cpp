#include "lists/column_cells.hpp"

#include "base/letters.hpp"
#include "lists/list_date.hpp"
#include "lists/release_list.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace palimpsest::lists {
namespace {

// A column of another kind has hardly any such cell; lists have stray notes and typing errors in
// one cell of ten.
constexpr double kFits = 0.6;
constexpr double kSurely = 0.9;
constexpr std::size_t kMostCountDigits = 6;
constexpr std::size_t kFewestRecordDigits = 5;

constexpr std::array<std::string_view, 40> kExtensions = {
    "pdf", "mp3",  "wav",  "m4a", "wma",  "aif",  "aiff", "flac", "mp4", "mov",
    "avi", "mpg",  "mpeg", "wmv", "jpg",  "jpeg", "tif",  "tiff", "png", "gif",
    "jp2", "doc",  "docx", "xls", "xlsx", "ppt",  "pptx", "txt",  "rtf", "csv",
    "htm", "html", "xml",  "zip", "msg",  "eml",  "djvu", "odt",  "ods", "json"};

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

bool is_count(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    if (is_digit(c)) ++digits;
    if (!is_digit(c) && c != ',') return false;
  }
  return digits > 0 && digits <= kMostCountDigits;
}

// ddd-ddddd-ddddd at the beginning
bool begins_like_nara(std::string_view text) {
  constexpr std::string_view kForm = "ddd-ddddd-ddddd";
  if (text.size() < kForm.size()) return false;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    if (kForm[i] == 'd' ? !is_digit(text[i]) : text[i] != kForm[i]) return false;
  }
  return true;
}

double share(std::size_t part, const ColumnCells& cells) {
  return cells.filled == 0 ? 0 : static_cast<double>(part) / static_cast<double>(cells.filled);
}

std::size_t cells_for(const ColumnCells& cells, ListField field) {
  switch (field) {
    case ListField::kFile:
      return cells.files;
    case ListField::kRecord:
      return cells.records;
    case ListField::kReleaseDate:
    case ListField::kDate:
    case ListField::kReviewDate:
      return cells.dates + cells.days;
    case ListField::kPaperPages:
    case ListField::kFilePages:
      return cells.counts;
    case ListField::kState:
    case ListField::kFormerState:
      return cells.states;
    case ListField::kSourceUrl:
      return cells.addresses;
    default:
      return cells.filled - cells.files;
  }
}

}  // namespace

bool is_file_name(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || is_address(text)) return false;
  std::string extension(text.substr(dot + 1));
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

bool is_record_number(std::string_view text) {
  if (is_file_name(text)) return false;
  if (begins_like_nara(text)) return true;
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  const bool is_one_word = text.find_first_of(" /,;:") == std::string_view::npos;
  const bool is_plain_number = static_cast<std::size_t>(digits) == text.size();
  return is_one_word && digits >= static_cast<std::ptrdiff_t>(kFewestRecordDigits) &&
         !(is_plain_number && text.size() <= kMostCountDigits) && !is_date_form(text);
}

void ColumnCells::add(const Cell& cell) {
  if (cell.text.empty()) return;
  ++filled;
  files += is_file_name(cell.text);
  records += is_record_number(cell.text);
  const bool is_day = is_day_number(cell);
  days += is_day;
  dates += !is_day && (is_date_form(cell.text) || date_of(cell, {}));
  counts += is_count(cell.text);
  states += state_of(cell.text).has_value() || cell.text == "Missing" ||
            cell.text == "Redacted Version Only";
  addresses += is_address(cell.text);
}

bool can_be(const ColumnCells& cells, ListField field) {
  return cells.filled == 0 || share(cells_for(cells, field), cells) >= kFits;
}

bool is_surely(const ColumnCells& cells, ListField field) {
  return cells.filled > 0 && share(cells_for(cells, field), cells) >= kSurely;
}

}  // namespace palimpsest::lists
