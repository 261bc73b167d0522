#include "lists/heading_table.hpp"

#include "base/error.hpp"
#include "lists/form/plain_text.hpp"
#include "schemas/embedded.hpp"

#include <charconv>
#include <sstream>

namespace palimpsest::lists {
namespace {

constexpr std::string_view kTable = "list_columns.tsv";
constexpr std::string_view kTableHeading = "heading\t";
constexpr std::string_view kDatesKey = "dates";

using HeadingTable = std::map<std::string, std::vector<ListField>>;

HeadingTable parse_table(std::string_view text) {
  HeadingTable table;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#' || line.rfind(kTableHeading, 0) == 0) continue;
    const std::size_t tab = line.find('\t');
    std::istringstream words(line.substr(std::min(tab, line.size())));
    for (std::string word; words >> word;) {
      const auto field = parse_name<ListField>(word);
      if (!field) throw Error(ErrorKind::kInternal, "list_columns.tsv has no field " + word);
      table[line.substr(0, tab)].push_back(*field);
    }
  }
  return table;
}

std::string all_fields() {
  std::string text;
  for (const std::string_view name : kNames<ListField>) {
    text += (text.empty() ? "" : ", ") + std::string(name);
  }
  return text;
}

// One line of a mapping file.
class MappingLine {
 public:
  MappingLine(std::string_view line, std::string place) : place_(std::move(place)) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) fail("has no tab between a heading and its field");
    key_ = trimmed(line.substr(0, tab));
    value_ = trimmed(line.substr(tab + 1));
  }

  void add_to(ListMapping& mapping) const {
    if (normal_heading(key_) == kDatesKey && value_.ends_with(" first")) {
      mapping.order = order();
    } else if (key_.starts_with('#')) {
      mapping.columns[column()] = field();
    } else {
      mapping.headings[normal_heading(key_)] = field();
    }
  }

 private:
  [[nodiscard]] DayOrder order() const {
    if (value_ == "day first") return DayOrder::kDayFirst;
    if (value_ == "month first") return DayOrder::kMonthFirst;
    fail("says neither `day first` nor `month first`");
  }
  [[nodiscard]] std::size_t column() const {
    std::size_t number = 0;
    const char* end = key_.data() + key_.size();
    const auto read = std::from_chars(key_.data() + 1, end, number);
    if (read.ec != std::errc() || read.ptr != end || number == 0) fail("names no column");
    return number - 1;
  }
  [[nodiscard]] std::optional<ListField> field() const {
    if (value_ == "-") return std::nullopt;
    const auto field = parse_name<ListField>(value_);
    if (!field) fail("names no field");
    return field;
  }
  [[noreturn]] void fail(const std::string& why) const {
    throw Error(ErrorKind::kInput, place_ + " " + why, "the fields are " + all_fields() + ", or -");
  }

  std::string place_;
  std::string_view key_, value_;
};

}  // namespace

std::string normal_heading(std::string_view heading) {
  std::string normal;
  for (const char c : heading) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_upper = c >= 'A' && c <= 'Z';
    const bool counts =
        is_upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80;
    if (counts) {
      normal += is_upper ? static_cast<char>(c + ('a' - 'A')) : c;
    } else if (!normal.empty() && normal.back() != ' ') {
      normal += ' ';
    }
  }
  if (normal.ends_with(' ')) normal.pop_back();
  return normal;
}

ListMapping parse_list_mapping(std::string_view text, const std::string& name) {
  ListMapping mapping;
  std::istringstream lines{plain_text(text)};
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (trimmed(line).empty() || line.starts_with("# ") || line == "#") continue;
    MappingLine(line, "line " + std::to_string(number) + " of " + name).add_to(mapping);
  }
  return mapping;
}

const std::vector<ListField>& fields_for_heading(const std::string& normal) {
  static const HeadingTable table = parse_table(schemas::file(kTable));
  static const std::vector<ListField> none;
  const auto found = table.find(normal);
  return found == table.end() ? none : found->second;
}

}  // namespace palimpsest::lists
