#include "redact/outlined/box_content.hpp"

#include "redact/candidate.hpp"
#include "redact/ink/tiles.hpp"

#include <algorithm>
#include <cctype>

namespace palimpsest::redact {
namespace {

const Length kMinGlyph = points(1.6);    // both sides of a speck are smaller
const Length kMinLetter = points(3);     // in height; specks and points are lower
const Length kMaxLetter = points(26);    // larger marks are drawings
const Length kTextureBlock = points(3);  // a line of text leaves such blocks blank above and below
constexpr double kTextureInk = 0.12;     // of a block of a dithered ground
constexpr double kTextured = 0.85;       // of the blocks
constexpr int kMinBlocks = 8;
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

// A ground that is dithered or scanned as a raster: ink everywhere, also between lines of text.
bool is_textured(const Mask& ink, const PixelBox& interior, int dpi) {
  const int side = pixels_of(kTextureBlock, dpi);
  int blocks = 0, inked = 0;
  for (int top = interior.top; top + side <= interior.bottom; top += side) {
    for (int left = interior.left; left + side <= interior.right; left += side, ++blocks) {
      inked += ink.count({left, top, left + side, top + side}) >= kTextureInk * side * side ? 1 : 0;
    }
  }
  return blocks >= kMinBlocks && inked >= kTextured * blocks;
}

// Specks between letters, or the dots of a scanned tone, are part of no label.
void drop_low(std::vector<PixelBox>& glyphs, int dpi) {
  const int min_height = pixels_of(kMinLetter, dpi);
  const int max_side = pixels_of(kMaxLetter, dpi);
  std::erase_if(glyphs, [&](const PixelBox& glyph) {
    return glyph.height() < min_height && glyph.width() < max_side;
  });
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
  std::vector<PixelBox> glyphs = glyphs_in(ink, interior, dpi);
  if (glyphs.empty()) return BoxContent::kBlank;
  if (holds_readable_word(to_region(interior, dpi), words)) return BoxContent::kText;
  if (is_textured(ink, interior, dpi)) return BoxContent::kBlank;
  drop_low(glyphs, dpi);
  if (glyphs.empty()) return BoxContent::kBlank;
  const PixelBox label = bounds_of(glyphs);
  const bool small = label.width() <= pixels_of(options.max_label_width, dpi) &&
                     label.height() <= pixels_of(options.max_label_height, dpi);
  const bool few = static_cast<int>(glyphs.size()) <= options.max_label_glyphs;
  return small && few ? BoxContent::kLabel : BoxContent::kText;
}

}  // namespace palimpsest::redact
