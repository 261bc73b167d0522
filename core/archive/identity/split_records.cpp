#include "archive/identity/split_records.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr double kSureEnough = 0.6;  // of the number on a form: a doubtful one begins no document

// Returns the number on the form that a page is, or nothing.
std::optional<std::string> number_on_form(const Page& page) {
  const auto found = std::find_if(
      page.identifiers.begin(), page.identifiers.end(), [](const Identifier& identifier) {
        return identifier.kind == IdentifierKind::kDocument &&
               identifier.witness == IdWitness::kFormField && identifier.confidence >= kSureEnough;
      });
  if (!page.form || found == page.identifiers.end()) return std::nullopt;
  return found->text;
}

}  // namespace

std::vector<FoundRecord> find_records(const std::vector<ReadPage>& pages) {
  std::vector<FoundRecord> records;
  for (const ReadPage& read : pages) {
    const auto number = number_on_form(read.page);
    const bool is_next = number && (records.empty() || records.back().number != *number);
    if (is_next) records.push_back({*number, {read.page.number, read.page.number}});
    if (!records.empty()) records.back().pages.last = read.page.number;
  }
  if (records.size() < 2) return {};
  records.front().pages.first = 1;
  return records;
}

DocumentReading part_of(const DocumentReading& reading, const PageRange& pages) {
  DocumentReading part = reading;
  part.pages.clear();
  const int before = reading.range ? reading.range->first - 1 : 0;
  part.range = PageRange{before + pages.first, before + pages.last};
  for (int number = pages.first; number <= pages.last; ++number) {
    part.pages.push_back(
        renumbered(reading.pages[static_cast<std::size_t>(number - 1)], number - pages.first + 1));
  }
  return part;
}

}  // namespace palimpsest::archive
