// Types text on a page and says where every word stands, as recognition would.
#pragma once

#include "model/page.hpp"
#include "model/raster.hpp"

#include <cstdint>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace palimpsest::test {

// A page of typing at 150 dpi: every character has a shape of its own, always the same.
class TypedText {
 public:
  static constexpr int kDpi = 150;

  explicit TypedText(const std::vector<std::string>& lines) {
    raster_ = make_raster(1275, 1650, kDpi, PixelFormat::kGray8);
    page_.number = 1;
    page_.size = {points(612), points(792)};
    for (std::size_t i = 0; i < lines.size(); ++i) type(lines[i], 200 + static_cast<int>(i) * 34);
  }

  [[nodiscard]] const Raster& raster() const { return raster_; }
  [[nodiscard]] const Page& page() const { return page_; }
  [[nodiscard]] Raster& raster() { return raster_; }
  [[nodiscard]] Page& page() { return page_; }

  // Draws over a box: a bar, a bracket, dirt.
  void fill(const PixelBox& box) {
    for (int y = box.top; y < box.bottom; ++y) {
      for (int x = box.left; x < box.right; ++x) raster_.row(y)[x] = 30;
    }
  }

  [[nodiscard]] Word& word(std::size_t line, std::size_t number) {
    return page_.lines.at(line).at(number);
  }

 private:
  static constexpr int kPitch = 15;
  static constexpr int kHeight = 20;

  void type(const std::string& text, int top) {
    std::istringstream words(text);
    Line line;
    int x = 150;
    for (std::string word; words >> word; x += kPitch) {
      const int left = x;
      for (const char c : word) draw(c, x, top), x += kPitch;
      line.push_back({word, to_region({left, top, x - 3, top + kHeight}, kDpi), 95});
    }
    page_.lines.push_back(std::move(line));
  }

  void draw(char c, int left, int top) {
    std::mt19937 dice(static_cast<std::uint32_t>(static_cast<unsigned char>(c)));
    for (int stroke = 0; stroke < 4; ++stroke) {
      const int x = left + static_cast<int>(dice() % 9);
      const int y = top + static_cast<int>(dice() % 17);
      if (dice() % 2 == 0) {
        fill({x, top, x + 3, top + kHeight});
      } else {
        fill({left, y, left + 12, y + 3});
      }
    }
  }

  Raster raster_;
  Page page_;
};

}  // namespace palimpsest::test
