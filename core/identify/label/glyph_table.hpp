// The letters of codes in common faces, from schemas/glyphs.tsv, at the size at which labels are
// compared with them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace palimpsest::identify {

// Capitals of every face are that many pixels high; labels are scaled to the same.
inline constexpr int kCapitalPixels = 12;

// Values from 0 (paper) to 1 (ink), row by row.
struct Ink {
  int width = 0;
  int height = 0;
  std::vector<float> values;

  [[nodiscard]] float* row(int y) { return values.data() + std::ptrdiff_t{y} * width; }
  [[nodiscard]] const float* row(int y) const { return values.data() + std::ptrdiff_t{y} * width; }
};

[[nodiscard]] Ink make_ink(int width, int height);

struct Glyph {
  // A pixel with ink, from the pen on the baseline, downwards.
  struct Dot {
    int x = 0;
    int y = 0;
    float value = 0;
  };

  double advance = 0;  // to the next letter
  std::vector<Dot> dots;
  float energy = 0;  // sum of the squares of their values
};

struct Face {
  std::string_view name;
  std::vector<Glyph> glyphs;  // in the order of kCodeLetters
};

// Every letter that a code can hold.
inline constexpr std::string_view kCodeLetters = "()-.,/0123456789ABCDEFGHILMNOPRSTUWXYabcdefghi";

// Returns the faces, made once; safe to call from several threads. Throws Error(internal) when the
// table cannot be used.
[[nodiscard]] const std::vector<Face>& faces();

}  // namespace palimpsest::identify
