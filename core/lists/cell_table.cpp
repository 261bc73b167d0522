#include "lists/cell_table.hpp"

#include "base/error.hpp"
#include "lists/form/separated_text.hpp"
#include "lists/form/workbook.hpp"

#include <exception>

namespace palimpsest::lists {
namespace {

constexpr std::string_view kZipMagic = "PK\x03\x04";
constexpr std::string_view kOldExcelMagic = "\xD0\xCF\x11\xE0";

constexpr const char* kWhatIsRead = "lists are read as XLSX, CSV or TSV";

std::vector<CellTable> read_any(std::string_view bytes) {
  if (bytes.starts_with(kZipMagic)) return read_workbook(bytes);
  return {read_separated_text(bytes)};
}

void drop_empty_ends(CellTable& table) {
  for (auto& row : table.rows) {
    while (!row.empty() && row.back().text.empty()) row.pop_back();
  }
  while (!table.rows.empty() && table.rows.back().empty()) table.rows.pop_back();
}

}  // namespace

std::vector<CellTable> read_cell_tables(std::string_view bytes, const std::string& name) {
  if (bytes.size() > kMostBytes) throw Error(ErrorKind::kInput, name + " is too large for a list");
  if (bytes.starts_with(kOldExcelMagic) || bytes.starts_with("%PDF")) {
    throw Error(ErrorKind::kInput, name + " is no list in a form that can be read", kWhatIsRead);
  }
  std::vector<CellTable> tables;
  try {
    tables = read_any(bytes);
  } catch (const std::exception& error) {
    throw Error(ErrorKind::kInput, name + " cannot be read as a list: " + error.what(),
                kWhatIsRead);
  }
  for (CellTable& table : tables) drop_empty_ends(table);
  std::erase_if(tables, [](const CellTable& table) { return table.rows.empty(); });
  return tables;
}

}  // namespace palimpsest::lists
