#include "lists/form/separated_text.hpp"

#include "lists/form/plain_text.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

#include <orcus/csv_parser.hpp>

namespace palimpsest::lists {
namespace {

constexpr std::array<char, 4> kSeparators = {'\t', ',', ';', '|'};
constexpr std::size_t kLooksAtLines = 30;

// Takes cells from the parser.
class Collector {
 public:
  void begin_parse() {}
  void end_parse() {}
  void begin_row() { table_.rows.emplace_back(); }
  void end_row() {
    if (table_.rows.size() > kMostRows) throw std::length_error("it has too many rows");
  }
  void cell(const char* start, std::size_t size, bool /*is_transient*/) {
    if (table_.rows.back().size() == kMostColumns) return;
    if (++cells_ > kMostCells) throw std::length_error("it has too many cells");
    const std::string_view text = size == 0 ? std::string_view() : std::string_view(start, size);
    table_.rows.back().push_back({std::string(trimmed(text)), false});
  }

  [[nodiscard]] CellTable take() { return std::move(table_); }

 private:
  CellTable table_;
  std::size_t cells_ = 0;
};

// How often each separator stands outside of quotes in one line.
using Counts = std::array<int, kSeparators.size()>;

std::vector<Counts> first_lines(std::string_view text) {
  std::vector<Counts> lines(1);
  bool is_quoted = false;
  for (const char c : text) {
    if (c == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    if (c == '\n') {
      if (lines.size() == kLooksAtLines) break;
      lines.emplace_back();
    }
    for (std::size_t i = 0; i < kSeparators.size(); ++i) lines.back()[i] += c == kSeparators[i];
  }
  return lines;
}

}  // namespace

char separator_of(std::string_view text) {
  const std::vector<Counts> lines = first_lines(text);
  std::size_t best = 1;
  int best_score = 0;
  for (std::size_t i = 0; i < kSeparators.size(); ++i) {
    std::vector<int> counts;
    for (const Counts& line : lines) {
      if (line[i] > 0) counts.push_back(line[i]);
    }
    if (counts.empty()) continue;
    std::nth_element(counts.begin(), counts.begin() + counts.size() / 2, counts.end());
    const int usual = counts[counts.size() / 2];
    const auto score = static_cast<int>(std::count(counts.begin(), counts.end(), usual));
    if (score > best_score) {
      best = i;
      best_score = score;
    }
  }
  return kSeparators[best];
}

CellTable read_separated_text(std::string_view bytes) {
  const std::string text = plain_text(bytes);
  if (text.find('\0') != std::string::npos) throw std::invalid_argument("it is no text");
  orcus::csv::parser_config config;
  config.delimiters = std::string(1, separator_of(text));
  config.text_qualifier = '"';
  config.trim_cell_value = true;
  Collector collector;
  if (!text.empty()) {
    orcus::csv_parser<Collector> parser(text.data(), text.size(), collector, config);
    parser.parse();
  }
  return collector.take();
}

}  // namespace palimpsest::lists
