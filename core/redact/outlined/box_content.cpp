#include "redact/outlined/box_content.hpp"

#include "redact/candidate.hpp"

#include <algorithm>
#include <cctype>

namespace palimpsest::redact {
namespace {

const Length kMinGlyph = points(1.6);   // both sides of a speck are smaller
constexpr int kMinReadable = 2;         // letters of a word; "(b)" has one
constexpr int kTrustedConfidence = 60;  // of 100: OCR invents words in noise

std::vector<PixelBox> glyphs_in(const Mask& ink, const PixelBox& interior, int dpi) {
  const int min_side = pixels_of(kMinGlyph, dpi);
  std::vector<PixelBox> glyphs = ink.part(interior).component_boxes();
  std::erase_if(glyphs, [&](const PixelBox& glyph) {
    return std::max(glyph.width(), glyph.height()) < min_side;
  });
  return glyphs;
}

PixelBox bounds_of(const std::vector<PixelBox>& boxes) {
  PixelBox bounds = boxes.front();
  for (const PixelBox& box : boxes) {
    bounds = {std::min(bounds.left, box.left), std::min(bounds.top, box.top),
              std::max(bounds.right, box.right), std::max(bounds.bottom, box.bottom)};
  }
  return bounds;
}

// Codes hold digits; the few that do not (STATINTL) are in capitals.
bool is_readable_word(const Word& word) {
  const auto is_lower = [](unsigned char c) { return std::islower(c) != 0; };
  const auto is_letter = [](unsigned char c) { return std::isalpha(c) != 0; };
  const auto is_digit = [](unsigned char c) { return std::isdigit(c) != 0; };
  return word.confidence >= kTrustedConfidence &&
         std::count_if(word.text.begin(), word.text.end(), is_letter) >= kMinReadable &&
         std::none_of(word.text.begin(), word.text.end(), is_digit) &&
         std::any_of(word.text.begin(), word.text.end(), is_lower);
}

bool holds_readable_word(const Region& region, const std::vector<Word>& words) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return region.contains(word.region.center()) && is_readable_word(word);
  });
}

}  // namespace

BoxContent content_of(const Mask& ink, const PixelBox& interior, int dpi,
                      const std::vector<Word>& words, const FindOptions& options) {
  const double share = ink.count(interior) / std::max(1.0, area(interior));
  if (share <= options.max_speckle_share) return BoxContent::kBlank;
  const std::vector<PixelBox> glyphs = glyphs_in(ink, interior, dpi);
  if (glyphs.empty()) return BoxContent::kBlank;
  if (holds_readable_word(to_region(interior, dpi), words)) return BoxContent::kText;
  const PixelBox label = bounds_of(glyphs);
  const bool small = label.width() <= pixels_of(options.max_label_width, dpi) &&
                     label.height() <= pixels_of(options.max_label_height, dpi);
  const bool few = static_cast<int>(glyphs.size()) <= options.max_label_glyphs;
  return small && few ? BoxContent::kLabel : BoxContent::kText;
}

}  // namespace palimpsest::redact
