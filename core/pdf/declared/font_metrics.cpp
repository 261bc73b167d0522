#include "pdf/declared/font_metrics.hpp"

#include <cstddef>

namespace palimpsest::pdf {

int FontMetrics::code_count(std::string_view text) const {
  return static_cast<int>(text.size()) / bytes_per_code;
}

double FontMetrics::width_of(std::string_view text) const {
  double sum = 0;
  const auto step = static_cast<std::size_t>(bytes_per_code);
  for (std::size_t i = 0; i + step <= text.size(); i += step) {
    int code = 0;
    for (std::size_t k = 0; k < step; ++k)
      code = code * 256 + static_cast<unsigned char>(text[i + k]);
    const auto known = widths.find(code);
    sum += known != widths.end() ? known->second : other_width;
  }
  return sum / 1000;
}

}  // namespace palimpsest::pdf
