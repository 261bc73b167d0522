#include "archive/edit/edit_table.hpp"

#include "archive/edit/fields.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace palimpsest::archive {
namespace {

constexpr std::array<std::string_view, 4> kNameColumns = {"document", "release", "page",
                                                          "redaction"};

std::string column_name(const Cell& cell) {
  std::string name;
  for (const char c : cell.text) {
    name += c == ' ' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return name;
}

bool is_field(const std::string& name) {
  for (const EditLevel level :
       {EditLevel::kDocument, EditLevel::kRelease, EditLevel::kPage, EditLevel::kRedaction}) {
    if (find_field(level, name) != nullptr) return true;
  }
  return false;
}

std::vector<std::string> column_names(const CellTable& table, const std::string& file) {
  std::vector<std::string> names;
  if (!table.rows.empty()) {
    for (const Cell& cell : table.rows.front()) names.push_back(column_name(cell));
  }
  if (std::find(names.begin(), names.end(), kNameColumns.front()) == names.end()) {
    throw Error(ErrorKind::kInput, file + " has no column 'document' in its first row",
                "name the columns document, release, page, redaction, and what is to be set");
  }
  for (const std::string& name : names) {
    const bool is_name =
        std::find(kNameColumns.begin(), kNameColumns.end(), name) != kNameColumns.end();
    if (is_name || is_field(name) || name.empty()) continue;
    throw Error(ErrorKind::kInput,
                file + " has a column '" + name + "', of which nothing can be set",
                "of documents: " + field_names(EditLevel::kDocument));
  }
  return names;
}

int page_in(const std::string& text) {
  int page = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
  if (error == std::errc() && end == text.data() + text.size() && page > 0) return page;
  throw Error(ErrorKind::kInput, "'" + text + "' is not a page number");
}

EditRow row_of(const std::vector<Cell>& cells, const std::vector<std::string>& names) {
  EditRow row;
  for (std::size_t i = 0; i < std::min(cells.size(), names.size()); ++i) {
    const std::string& text = cells[i].text;
    if (text.empty() || names[i].empty()) continue;
    if (names[i] == "document") {
      row.target.document = text;
    } else if (names[i] == "release") {
      row.target.release = text;
    } else if (names[i] == "page") {
      row.target.page = page_in(text);
    } else if (names[i] == "redaction") {
      row.target.redaction = text;
    } else {
      row.values.push_back({names[i], text});
    }
  }
  if (row.target.document.empty()) throw Error(ErrorKind::kInput, "the row names no document");
  return row;
}

}  // namespace

EditTable edits_in_table(const CellTable& table, const std::string& file) {
  const std::vector<std::string> names = column_names(table, file);
  EditTable edits;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    if (table.rows[i].empty()) continue;
    const std::string source = file + ", row " + std::to_string(i + 1);
    try {
      EditRow row = row_of(table.rows[i], names);
      row.source = source;
      if (!row.values.empty()) edits.rows.push_back(std::move(row));
    } catch (const Error& error) {
      edits.bad.push_back({source, error.what(), error.hint()});
    }
  }
  return edits;
}

}  // namespace palimpsest::archive
