// The messages about release lists, of worker/protocol.hpp.
#include "worker/protocol.hpp"
#include "worker/wire.hpp"

#include <utility>

namespace palimpsest::worker {
namespace {

// The least bytes of a table, a row and a cell: a broken count must not take the memory of its
// list.
constexpr std::size_t kTableBytes = 9;
constexpr std::size_t kRowBytes = 4;
constexpr std::size_t kCellBytes = 5;

bool take_flag(WireReader& reader) {
  const std::uint8_t flag = reader.take_u8();
  if (flag > 1) fail_broken_answer("a flag that is none");
  return flag == 1;
}

std::vector<Cell> take_row(WireReader& reader) {
  std::vector<Cell> row;
  for (std::size_t left = reader.take_count(kCellBytes); left > 0; --left) {
    std::string text = reader.take_text();
    row.push_back({std::move(text), take_flag(reader)});
  }
  return row;
}

CellTable take_table(WireReader& reader) {
  CellTable table;
  table.sheet = reader.take_text();
  table.counts_from_1904 = take_flag(reader);
  for (std::size_t left = reader.take_count(kRowBytes); left > 0; --left) {
    table.rows.push_back(take_row(reader));
  }
  return table;
}

}  // namespace

std::string encode(const std::vector<CellTable>& tables) {
  WireWriter writer;
  writer.put_count(tables.size());
  for (const CellTable& table : tables) {
    writer.put_text(table.sheet);
    writer.put_u8(table.counts_from_1904 ? 1 : 0);
    writer.put_count(table.rows.size());
    for (const std::vector<Cell>& row : table.rows) {
      writer.put_count(row.size());
      for (const Cell& cell : row) {
        writer.put_text(cell.text);
        writer.put_u8(cell.is_number ? 1 : 0);
      }
    }
  }
  return writer.take();
}

std::vector<CellTable> decode_tables(std::string_view payload) {
  WireReader reader(payload);
  std::vector<CellTable> tables;
  for (std::size_t left = reader.take_count(kTableBytes); left > 0; --left) {
    tables.push_back(take_table(reader));
  }
  reader.finish();
  return tables;
}

std::string encode_text(std::string_view text) {
  WireWriter writer;
  writer.put_text(text);
  return writer.take();
}

std::string decode_text(std::string_view payload) {
  WireReader reader(payload);
  std::string text = reader.take_text();
  reader.finish();
  return text;
}

}  // namespace palimpsest::worker
