#include "page/text_quality.hpp"

#include "page/reading_order.hpp"

#include <algorithm>
#include <string_view>

namespace palimpsest::page {
namespace {

bool is_letter(unsigned char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
}
bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }

// Every byte above ASCII counts as a vowel, so that other scripts are never called junk.
bool is_vowel(unsigned char c) {
  return c >= 0x80 ||
         std::string_view("aeiouyAEIOUY").find(static_cast<char>(c)) != std::string_view::npos;
}

std::string_view without_punctuation(std::string_view text) {
  constexpr std::string_view kPunctuation = ".,;:!?\"'()[]-/&*";
  const std::size_t first = text.find_first_not_of(kPunctuation);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kPunctuation) - first + 1);
}

bool is_plausible(std::string_view word) {
  const std::string_view core = without_punctuation(word);
  if (core.empty()) return word.size() <= 3;
  const auto letters = std::count_if(core.begin(), core.end(), is_letter);
  const auto digits = std::count_if(core.begin(), core.end(), is_digit);
  const auto size = static_cast<std::ptrdiff_t>(core.size());
  if (digits > 0 && letters == 0) return true;
  if (letters + digits < size - 1) return false;
  if (digits > 0) return size >= 3;
  if (size == 1) return core == "a" || core == "A" || core == "I";
  return size <= 2 || std::any_of(core.begin(), core.end(), is_vowel);
}

// Returns the words that stand between the bands in which stamps and footers are printed.
std::vector<Word> body_words(const std::vector<Word>& words, const Size& page, double band_share) {
  const Length band = points(page.height.in_points() * band_share);
  std::vector<Word> body;
  std::copy_if(words.begin(), words.end(), std::back_inserter(body), [&](const Word& word) {
    const Length y = word.region.center().y;
    return y > band && y < page.height - band;
  });
  return body;
}

std::size_t character_count(const std::vector<Word>& words) {
  std::size_t count = 0;
  for (const Word& word : words) count += word.text.size();
  return count;
}

// Whether `left` stands close before `word` on its row: within two and a half letter heights.
bool precedes(const Word& left, const Word& word) {
  const Region& a = left.region;
  const Region& b = word.region;
  const Length common = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return a.left < b.left && common.hundredths * 2 >= std::min(a.height(), b.height()).hundredths &&
         (b.left - a.right).hundredths * 2 < b.height().hundredths * 5;
}

bool has_word_inside(const std::vector<Word>& words, const Region& image) {
  return std::any_of(words.begin(), words.end(),
                     [&](const Word& word) { return image.contains(word.region.center()); });
}

}  // namespace

double plausible_share(const std::vector<Word>& words) {
  std::size_t plausible = 0;
  for (const Word& word : words) {
    if (is_plausible(word.text)) plausible += word.text.size();
  }
  const std::size_t all = character_count(words);
  return all > 0 ? static_cast<double>(plausible) / static_cast<double>(all) : 0.0;
}

double break_ratio(const std::vector<Word>& words) {
  const auto rows = std::count_if(words.begin(), words.end(), [&](const Word& word) {
    return std::none_of(words.begin(), words.end(),
                        [&](const Word& left) { return precedes(left, word); });
  });
  return rows > 0 ? static_cast<double>(lines_of(words).size()) / static_cast<double>(rows) : 0.0;
}

bool has_good_text(const std::vector<Word>& words, const std::vector<Region>& images,
                   const Size& page, const TextQualityOptions& options) {
  const std::vector<Word> body = body_words(words, page, options.stamp_band_share);
  if (body.empty()) return false;
  const Region whole{{}, {}, page.width, page.height};
  bool is_scan = false;
  for (const Region& image : images) {
    const double share = covered_share(whole, image);
    is_scan = is_scan || share >= options.scan_image_share;
    if (share >= options.unread_image_share && !has_word_inside(words, image)) return false;
  }
  if (is_scan && character_count(body) < static_cast<std::size_t>(options.min_scan_characters)) {
    return false;
  }
  return plausible_share(body) >= options.min_plausible_share &&
         break_ratio(words) <= options.max_break_ratio;
}

}  // namespace palimpsest::page
