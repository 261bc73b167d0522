#include "pdf/declared/earlier_versions.hpp"

#include <algorithm>
#include <charconv>

namespace palimpsest::pdf {
namespace {

constexpr std::string_view kEnd = "%%EOF";
constexpr std::string_view kTable = "startxref";
constexpr std::size_t kTableReach = 64;  // bytes between the two words
constexpr std::size_t kMinChange = 32;   // bytes behind an end that hold more than blanks

// Returns the offset that stands before the end mark at `end`, 0 when there is none.
std::size_t table_offset(std::string_view bytes, std::size_t end) {
  const std::size_t begin = end - std::min(end, kTableReach);
  const std::string_view tail = bytes.substr(begin, end - begin);
  const std::size_t word = tail.rfind(kTable);
  if (word == std::string_view::npos) return 0;
  const std::size_t digits = tail.find_first_of("0123456789", word);
  if (digits == std::string_view::npos) return 0;
  std::size_t offset = 0;
  std::from_chars(tail.data() + digits, tail.data() + tail.size(), offset);
  return offset;
}

}  // namespace

std::vector<std::size_t> earlier_versions(std::string_view bytes) {
  std::vector<std::size_t> sizes;
  const std::size_t last_table = bytes.rfind(kTable);
  if (last_table == std::string_view::npos) return sizes;
  for (std::size_t at = bytes.find(kEnd); at != std::string_view::npos;
       at = bytes.find(kEnd, at + 1)) {
    const std::size_t size = at + kEnd.size();
    const std::size_t offset = table_offset(bytes, at);
    const bool is_whole = offset > 0 && offset < at;
    const bool is_changed_later = last_table > size && bytes.size() - size >= kMinChange;
    if (is_whole && is_changed_later) sizes.push_back(size);
  }
  std::reverse(sizes.begin(), sizes.end());
  if (sizes.size() > kMaxEarlierVersions) sizes.resize(kMaxEarlierVersions);
  return sizes;
}

}  // namespace palimpsest::pdf
