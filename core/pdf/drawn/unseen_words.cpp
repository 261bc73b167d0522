#include "pdf/drawn/unseen_words.hpp"

#include "pdf/drawn/text_document.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace palimpsest::pdf {
namespace {

constexpr std::int32_t kSamePlace = 200;  // hundredths of a point: text positions are rounded
constexpr int kMaxAttachedPages = 500;

Region moved(const Region& r, Length by) {
  return {r.left + by, r.top + by, r.right + by, r.bottom + by};
}

bool is_same_place(const Region& a, const Region& b) {
  return std::abs(a.left.hundredths - b.left.hundredths) <= kSamePlace &&
         std::abs(a.top.hundredths - b.top.hundredths) <= kSamePlace;
}

// Valid UTF-8 with no control characters but blanks and line ends.
bool is_plain_text(const std::string& bytes) {
  std::size_t following = 0;
  for (const char each : bytes) {
    const auto c = static_cast<unsigned char>(each);
    if (following > 0) {
      if ((c & 0xC0) != 0x80) return false;
      --following;
    } else if (c >= 0x80) {
      if (c < 0xC2 || c > 0xF4) return false;
      following = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
    } else if (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f') {
      return false;
    }
  }
  return following == 0;
}

}  // namespace

UnseenWords unseen_words(const std::vector<Word>& all, const std::vector<Word>& shown,
                         const Size& page) {
  std::multimap<std::string, Region> known;
  for (const Word& word : shown) known.emplace(word.text, word.region);
  const Region whole{{}, {}, page.width, page.height};
  UnseenWords unseen;
  for (Word word : all) {
    word.region = moved(word.region, -kUnseenReach);
    if (intersection(word.region, whole).is_empty()) {
      unseen.outside.push_back(std::move(word));
      continue;
    }
    const auto [begin, end] = known.equal_range(word.text);
    const auto same = std::find_if(
        begin, end, [&](const auto& each) { return is_same_place(each.second, word.region); });
    if (same != end) {
      known.erase(same);
    } else if (whole.contains(word.region.center())) {
      unseen.on_layers.push_back(std::move(word));
    }
  }
  return unseen;
}

std::string text_of_file(const std::string& bytes) {
  if (bytes.compare(0, 5, "%PDF-") != 0) return is_plain_text(bytes) ? bytes : std::string();
  const TextDocument document(bytes);
  std::string text;
  for (int number = 1; number <= std::min(document.page_count(), kMaxAttachedPages); ++number) {
    for (const Word& word : document.words_of(number)) text += word.text + " ";
  }
  return text;
}

}  // namespace palimpsest::pdf
