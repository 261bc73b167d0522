#include "worker/service/code_reader.hpp"

#include "identify/code_forms.hpp"
#include "identify/codes.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace palimpsest::worker {
namespace {

constexpr const char* kAlphabet = "0123456789()[].,-/abcdefghABCDEFPSTXILNUOHMR";
constexpr int kMinContrast = 28;         // gray levels between a label and what is around it
constexpr double kLetterGap = 5;         // points: wider gaps part a label from specks
constexpr double kRowGap = 2;            // points
constexpr double kWhiteMargin = 3;       // points around a label
constexpr double kRepairedWeight = 0.6;  // of a reading that had to be repaired

struct Span {
  int from = 0;
  int to = 0;
};

int level_at(std::vector<std::uint8_t> pixels, double share) {
  const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(pixels.size() - 1));
  std::nth_element(pixels.begin(), pixels.begin() + at, pixels.end());
  return pixels[static_cast<std::size_t>(at)];
}

// Black on white over the whole range, or nothing where the crop is flat.
std::optional<Raster> stretched(Raster crop) {
  const int paper = level_at(crop.pixels, 0.5);
  const int low = level_at(crop.pixels, 0.01), high = level_at(crop.pixels, 0.99);
  const bool is_light_on_dark = high - paper > paper - low;
  const int ink = is_light_on_dark ? high : low;
  if (std::abs(paper - ink) < kMinContrast) return std::nullopt;
  for (std::uint8_t& pixel : crop.pixels) {
    const int level = (pixel - ink) * 255 / (paper - ink);
    pixel = static_cast<std::uint8_t>(std::clamp(level, 0, 255));
  }
  return crop;
}

// The stretch that holds most of `ink`, bridging gaps of `reach`.
Span densest(const std::vector<int>& ink, int reach) {
  Span best, current;
  int most = 0, sum = 0, last = -reach - 1;
  for (int i = 0; i < static_cast<int>(ink.size()); ++i) {
    if (ink[static_cast<std::size_t>(i)] == 0) continue;
    if (i - last > reach) {
      current.from = i;
      sum = 0;
    }
    last = i;
    sum += ink[static_cast<std::size_t>(i)];
    current.to = i + 1;
    if (sum > most) {
      most = sum;
      best = current;
    }
  }
  return best;
}

std::vector<int> ink_of_rows(const Raster& gray, int left, int right) {
  std::vector<int> ink(static_cast<std::size_t>(gray.height));
  for (int y = 0; y < gray.height; ++y) {
    ink[static_cast<std::size_t>(y)] = static_cast<int>(
        std::count_if(gray.row(y) + left, gray.row(y) + right, [](int v) { return v < 128; }));
  }
  return ink;
}

std::vector<int> ink_of_columns(const Raster& gray, int top, int bottom) {
  std::vector<int> ink(static_cast<std::size_t>(gray.width));
  for (int y = top; y < bottom; ++y) {
    for (int x = 0; x < gray.width; ++x) ink[static_cast<std::size_t>(x)] += gray.row(y)[x] < 128;
  }
  return ink;
}

// Where the label stands in a stretched crop.
PixelBox label_in(const Raster& gray) {
  const double scale = gray.dpi / 72.0;
  const Span columns =
      densest(ink_of_columns(gray, 0, gray.height), static_cast<int>(kLetterGap * scale));
  const Span rows =
      densest(ink_of_rows(gray, columns.from, columns.to), static_cast<int>(kRowGap * scale));
  const Span inner =
      densest(ink_of_columns(gray, rows.from, rows.to), static_cast<int>(kLetterGap * scale));
  return {inner.from, rows.from, inner.to, rows.to};
}

// Bilinear, after a blur of one pixel: the broken strokes of 1-bit scans meet.
Raster enlarged(const Raster& gray, const PixelBox& box, double factor, int blur) {
  const int margin = static_cast<int>(kWhiteMargin * gray.dpi / 72.0);
  const auto level = [&](int x, int y) {
    int sum = 0, count = 0;
    for (int dy = -blur; dy <= blur; ++dy) {
      for (int dx = -blur; dx <= blur; ++dx) {
        const int px = x + dx, py = y + dy;
        const bool inside = px >= box.left && px < box.right && py >= box.top && py < box.bottom;
        sum += inside ? gray.row(py)[px] : 255;
        ++count;
      }
    }
    return sum / count;
  };
  const int width = static_cast<int>((box.width() + 2 * margin) * factor);
  const int height = static_cast<int>((box.height() + 2 * margin) * factor);
  Raster result =
      make_raster(width, height, static_cast<int>(gray.dpi * factor), PixelFormat::kGray8);
  for (int y = 0; y < height; ++y) {
    const double sy = y / factor - margin + box.top;
    const int y0 = static_cast<int>(std::floor(sy));
    for (int x = 0; x < width; ++x) {
      const double sx = x / factor - margin + box.left;
      const int x0 = static_cast<int>(std::floor(sx));
      const double fx = sx - x0, fy = sy - y0;
      const double upper = level(x0, y0) * (1 - fx) + level(x0 + 1, y0) * fx;
      const double lower = level(x0, y0 + 1) * (1 - fx) + level(x0 + 1, y0 + 1) * fx;
      result.row(y)[x] = static_cast<std::uint8_t>(upper * (1 - fy) + lower * fy);
    }
  }
  return result;
}

struct Vote {
  std::vector<CodeReading> codes;
  double weight = 0;
};

// The codes of one reading, and how much it counts.
Vote vote_of(const std::vector<Line>& lines) {
  Line words;
  double sum = 0;
  for (const Line& line : lines) {
    for (const Word& word : line) {
      words.push_back(word);
      sum += word.confidence;
    }
  }
  if (words.empty()) return {};
  const double certainty = 0.2 + sum / static_cast<double>(words.size()) / 100;
  const std::string text = text_of(words);
  Vote vote{identify::find_codes({words}), certainty};
  std::size_t covered = 0;
  for (const CodeReading& code : vote.codes) covered += code.code.raw.size();
  if (covered + 1 >= text.size() && !vote.codes.empty()) return vote;
  const auto likely = identify::likely_code(text);
  if (!likely) return vote;
  Word repaired = words.front();
  repaired.text = likely->text;
  return {identify::find_codes({{repaired}}), certainty * kRepairedWeight};
}

std::string key_of(const Vote& vote) {
  std::string key;
  for (const CodeReading& code : vote.codes) key += code.code.normalized + " ";
  return key;
}

std::vector<CodeReading> read_label(ocr::Engine& engine, const Raster& gray, const PixelBox& place,
                                    const CodeReadingOptions& options) {
  const std::optional<Raster> crop = stretched(cropped(gray, place));
  if (!crop) return {};
  const PixelBox label = label_in(*crop);
  const double height = label.height() * 72.0 / gray.dpi, width = label.width() * 72.0 / gray.dpi;
  if (height < options.min_label_height.in_points() ||
      height > options.max_label_height.in_points() ||
      width > options.max_label_width.in_points()) {
    return {};
  }
  const double factor = std::clamp(double(options.letter_pixels) / label.height(), 1.0, 3.0);
  std::map<std::string, Vote> votes;
  double total = 0;
  for (const int blur : {0, 1, 2}) {
    for (const char* alphabet : {kAlphabet, ""}) {
      if (blur == 2 && *alphabet == '\0') continue;
      const Raster view = enlarged(*crop, label, factor, blur);
      Vote vote = vote_of(engine.read_block(view, ocr::Segmentation::kLine, alphabet));
      total += vote.weight;
      const std::string key = key_of(vote);
      if (key.empty()) continue;
      const auto [at, is_new] = votes.try_emplace(key, vote);
      if (!is_new) at->second.weight += vote.weight;
    }
  }
  const auto best = std::max_element(votes.begin(), votes.end(), [](auto& a, auto& b) {
    return a.second.weight < b.second.weight;
  });
  if (best == votes.end() || best->second.weight < options.min_agreement * total) return {};
  const PixelBox where{place.left + label.left, place.top + label.top, place.left + label.right,
                       place.top + label.bottom};
  for (CodeReading& code : best->second.codes) {
    code.region = to_region(where, gray.dpi);
    code.code.confidence = std::min(0.95, best->second.weight / total);
  }
  return best->second.codes;
}

}  // namespace

std::vector<PixelBox> label_places(const Raster& gray, const std::vector<Redaction>& redactions,
                                   const redact::TextLayout& layout,
                                   const CodeReadingOptions& options) {
  std::vector<PixelBox> places;
  for (const Redaction& each : redactions) {
    places.push_back(to_pixels(grown(each.region, -options.line_width), gray));
  }
  for (const redact::MarginMark& mark : layout.marks) {
    places.push_back(to_pixels(grown(mark.region, points(1.5)), gray));
  }
  std::erase_if(places, [](const PixelBox& box) { return box.width() < 8 || box.height() < 8; });
  if (places.size() > static_cast<std::size_t>(options.max_places)) {
    places.resize(static_cast<std::size_t>(options.max_places));
  }
  return places;
}

std::vector<CodeReading> read_codes(ocr::Engine& engine, const Raster& gray,
                                    const std::vector<PixelBox>& places,
                                    const CodeReadingOptions& options) {
  std::vector<CodeReading> codes;
  for (const PixelBox& place : places) {
    for (CodeReading& code : read_label(engine, gray, place, options)) {
      codes.push_back(std::move(code));
    }
  }
  return codes;
}

}  // namespace palimpsest::worker
