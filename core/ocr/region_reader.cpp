#include "ocr/region_reader.hpp"

#include "ocr/pix.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <set>
#include <string>
#include <utility>

#include <leptonica/allheaders.h>

namespace palimpsest::ocr {
namespace {

constexpr int kInkBelow = 128;             // of 255, in a crop that is dark on white
constexpr int kMinLetterPixels = 6;        // lower rows of ink are rules and specks
constexpr int kMaxCropPixels = 6'000'000;  // above, enlarging costs more than it finds

constexpr float kEnlargement = 2;
constexpr float kReduction = 2.0F / 3;  // smooths the ragged letters of 1-bit scans
constexpr double kSamePlaceOverlap = 0.6;
constexpr int kClearlySurer = 15;  // of 100

struct Attempt {
  std::vector<Word> words;
  double score = 0;
};

int to_pixel_count(Length length, int dpi) {
  return static_cast<int>(length.in_points() * dpi / 72.0);
}

double mean_of(const Raster& gray) {
  const auto sum = std::accumulate(gray.pixels.begin(), gray.pixels.end(), std::uint64_t{0});
  return gray.pixels.empty() ? 255.0
                             : static_cast<double>(sum) / static_cast<double>(gray.pixels.size());
}

Raster inverted(Raster raster) {
  for (std::uint8_t& pixel : raster.pixels) pixel = static_cast<std::uint8_t>(255 - pixel);
  return raster;
}

Raster with_margin(const Raster& gray, int margin) {
  Raster wide =
      make_raster(gray.width + 2 * margin, gray.height + 2 * margin, gray.dpi, PixelFormat::kGray8);
  for (int y = 0; y < gray.height; ++y) {
    std::copy_n(gray.row(y), gray.width, wide.row(y + margin) + margin);
  }
  return wide;
}

// Interpolates, unlike repeating pixels: the edges of letters stay smooth.
Raster scaled(const Raster& gray, float factor) {
  const PixPointer source = to_pix(gray);
  const PixPointer target(pixScale(source.get(), factor, factor));
  return to_raster(target.get(), static_cast<int>(std::lround(gray.dpi * double{factor})));
}

bool has_ink(const Raster& gray, int y) {
  const int count = static_cast<int>(
      std::count_if(gray.row(y), gray.row(y) + gray.width, [](int v) { return v < kInkBelow; }));
  return count > 1 && count < gray.width * 9 / 10;
}

// Returns the median height of the bands of rows that hold ink; 0 without ink.
int line_height(const Raster& gray) {
  std::vector<int> heights;
  int start = -1;
  for (int y = 0; y <= gray.height; ++y) {
    const bool is_inked = y < gray.height && has_ink(gray, y);
    if (is_inked && start < 0) start = y;
    if (is_inked || start < 0) continue;
    if (y - start >= kMinLetterPixels) heights.push_back(y - start);
    start = -1;
  }
  if (heights.empty()) return 0;
  std::nth_element(heights.begin(), heights.begin() + heights.size() / 2, heights.end());
  return heights[heights.size() / 2];
}

std::string folded(const std::string& text) {
  std::string key;
  for (const unsigned char c : text) {
    if (std::isalnum(c) != 0 || c >= 0x80) key += static_cast<char>(std::tolower(c));
  }
  return key;
}

std::vector<Word> words_of(const std::vector<Line>& lines, Length margin) {
  std::vector<Word> words;
  for (const Line& line : lines) {
    for (Word word : line) {
      const Region& r = word.region;
      word.region = {r.left - margin, r.top - margin, r.right - margin, r.bottom - margin};
      words.push_back(std::move(word));
    }
  }
  return words;
}

int count_agreeing(const std::string& key,
                   const std::vector<std::multiset<std::string>>& readings) {
  return static_cast<int>(std::count_if(readings.begin(), readings.end(), [&](const auto& reading) {
    return reading.count(key) > 0;
  }));
}

// Long, sure and agreed words count most; words that no language would have count against.
void score_attempts(std::vector<Attempt>& attempts, const RegionOptions& options) {
  std::vector<std::multiset<std::string>> readings;
  for (const Attempt& attempt : attempts) {
    std::multiset<std::string>& keys = readings.emplace_back();
    for (const Word& word : attempt.words) keys.insert(folded(word.text));
  }
  const double others = std::max<double>(1, static_cast<double>(attempts.size()) - 1);
  for (Attempt& attempt : attempts) {
    for (const Word& word : attempt.words) {
      const std::string key = folded(word.text);
      const double agreement = (count_agreeing(key, readings) - 1) / others;
      const double certainty = (word.confidence - options.worthless_confidence) / 100.0;
      const double weight = key.empty() ? -0.2 : certainty + options.agreement_weight * agreement;
      attempt.score += weight * static_cast<double>(std::max<std::size_t>(1, key.size()));
    }
  }
}

double confidence_of(const std::vector<Word>& words) {
  double sum = 0;
  double characters = 0;
  for (const Word& word : words) {
    const auto length = static_cast<double>(word.text.size());
    sum += length * word.confidence / 100.0;
    characters += length;
  }
  return characters > 0 ? sum / characters : 0;
}

// Takes over doubtful words from the attempts that read the same place with more certainty.
void improve(std::vector<Word>& words, const std::vector<Attempt>& attempts) {
  for (Word& word : words) {
    for (const Attempt& attempt : attempts) {
      for (const Word& other : attempt.words) {
        const bool is_same_place = overlap(word.region, other.region) > kSamePlaceOverlap;
        if (is_same_place && other.confidence >= word.confidence + kClearlySurer) word = other;
      }
    }
  }
}

// Returns which columns of a crop hold ink: more than a speck, less than a rule or a frame.
std::vector<bool> inked_columns(const Raster& gray) {
  std::vector<bool> inked(static_cast<std::size_t>(gray.width));
  for (int x = 0; x < gray.width; ++x) {
    int count = 0;
    for (int y = 0; y < gray.height; ++y) count += gray.row(y)[x] < kInkBelow ? 1 : 0;
    inked[static_cast<std::size_t>(x)] = count > 1;
  }
  return inked;
}

// Whether the words are sure and stand wherever the crop, without its margin, holds ink.
bool is_sure_throughout(const std::vector<Word>& words, const Raster& gray,
                        const RegionOptions& options) {
  const bool are_sure = std::all_of(words.begin(), words.end(), [&](const Word& word) {
    return word.confidence >= options.sure_word && !folded(word.text).empty();
  });
  if (words.empty() || !are_sure) return false;
  const std::vector<bool> inked = inked_columns(gray);
  std::vector<bool> unread = inked;
  for (const Word& word : words) {
    const PixelBox box = to_pixels(word.region, gray);
    for (int x = box.left; x < box.right; ++x) unread[static_cast<std::size_t>(x)] = false;
  }
  const auto left = static_cast<double>(std::count(unread.begin(), unread.end(), true));
  const auto all = static_cast<double>(std::count(inked.begin(), inked.end(), true));
  return left <= (1 - options.read_ink) * all;
}

// Two scales and two segmentations read differently enough to correct each other.
std::vector<Attempt> attempt_all(Engine& engine, const Raster& gray, int letters, Length margin,
                                 const RegionOptions& options) {
  const Raster framed = with_margin(gray, to_pixel_count(margin, gray.dpi));
  const bool is_line = gray.height < letters * options.line_height_ratio;
  const Segmentation way = is_line ? Segmentation::kLine : Segmentation::kBlock;
  std::vector<Attempt> attempts;
  const auto attempt = [&](const Raster& raster, Segmentation segmentation) {
    attempts.push_back({words_of(engine.read_block(raster, segmentation), margin), 0});
  };
  attempt(framed, way);
  if (is_line && is_sure_throughout(attempts.front().words, gray, options)) return attempts;
  attempt(framed, is_line ? Segmentation::kBlock : Segmentation::kSparse);
  const bool is_small = letters < options.small_letter_pixels;
  if (!is_small || framed.width * framed.height < kMaxCropPixels) {
    attempt(scaled(framed, is_small ? kEnlargement : kReduction), way);
  }
  return attempts;
}

}  // namespace

RegionReading read_region(Engine& engine, const Raster& crop, const RegionOptions& options) {
  if (crop.is_empty()) return {};
  Raster gray = to_gray(crop);
  if (mean_of(gray) < options.dark_mean) gray = inverted(std::move(gray));
  const int letters = line_height(gray);
  if (letters == 0) return {};
  const Length margin = points(options.white_margin_points);
  std::vector<Attempt> attempts = attempt_all(engine, gray, letters, margin, options);
  score_attempts(attempts, options);
  const auto best =
      std::max_element(attempts.begin(), attempts.end(),
                       [](const Attempt& a, const Attempt& b) { return a.score < b.score; });
  if (best->score <= 0) return {};
  std::vector<Word> words = best->words;
  improve(words, attempts);
  const double confidence = confidence_of(words);
  return {std::move(words), confidence};
}

}  // namespace palimpsest::ocr
