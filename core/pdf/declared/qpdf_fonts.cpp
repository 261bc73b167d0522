#include "pdf/declared/qpdf_fonts.hpp"

#include <algorithm>

namespace palimpsest::pdf {
namespace {

constexpr int kMaxWidths = 65'536;
constexpr double kUsualComposite = 1000;  // the default of /DW

double bounded_width(QPDFObjectHandle value) {
  return value.isNumber() ? std::clamp(value.getNumericValue(), -10'000.0, 10'000.0) : 0;
}

void read_simple(QPDFObjectHandle font, FontMetrics& metrics) {
  QPDFObjectHandle widths = font.getKey("/Widths");
  QPDFObjectHandle first = font.getKey("/FirstChar");
  if (!widths.isArray() || !first.isInteger()) return;
  const int begin = first.getIntValueAsInt();
  const int count = std::min(widths.getArrayNItems(), 256);
  // Type 3 fonts count in units of their own.
  QPDFObjectHandle matrix = font.getKey("/FontMatrix");
  const double unit = matrix.isMatrix() ? matrix.getArrayAsMatrix().a * 1000 : 1;
  for (int i = 0; i < count; ++i) {
    metrics.widths[begin + i] = bounded_width(widths.getArrayItem(i)) * unit;
  }
}

// /W is a list of "first [w w ...]" and "first last w".
void read_composite(QPDFObjectHandle font, FontMetrics& metrics) {
  metrics.bytes_per_code = 2;
  metrics.other_width = kUsualComposite;
  QPDFObjectHandle descendants = font.getKey("/DescendantFonts");
  if (!descendants.isArray() || descendants.getArrayNItems() < 1) return;
  QPDFObjectHandle own = descendants.getArrayItem(0);
  if (!own.isDictionary()) return;
  if (own.getKey("/DW").isNumber()) metrics.other_width = bounded_width(own.getKey("/DW"));
  QPDFObjectHandle list = own.getKey("/W");
  const int size = list.isArray() ? list.getArrayNItems() : 0;
  for (int i = 0; i + 1 < size && metrics.widths.size() < kMaxWidths;) {
    const int first =
        list.getArrayItem(i).isInteger() ? list.getArrayItem(i).getIntValueAsInt() : 0;
    QPDFObjectHandle next = list.getArrayItem(i + 1);
    if (next.isArray()) {
      const int count = std::min(next.getArrayNItems(), kMaxWidths);
      for (int k = 0; k < count; ++k)
        metrics.widths[first + k] = bounded_width(next.getArrayItem(k));
      i += 2;
    } else {
      const int last = next.isInteger() ? std::min(next.getIntValueAsInt(), kMaxWidths) : first - 1;
      const double width = i + 2 < size ? bounded_width(list.getArrayItem(i + 2)) : 0;
      for (int code = std::max(0, first); code <= last; ++code) metrics.widths[code] = width;
      i += 3;
    }
  }
}

}  // namespace

std::shared_ptr<const FontMetrics> QpdfFonts::metrics_of(QPDFObjectHandle font) {
  if (!font.isDictionary()) return nullptr;
  std::shared_ptr<const FontMetrics>& kept = known_[font.getObjGen()];
  if (kept && font.isIndirect()) return kept;
  auto metrics = std::make_shared<FontMetrics>();
  if (font.getKey("/Subtype").isNameAndEquals("/Type0")) {
    read_composite(font, *metrics);
  } else {
    read_simple(font, *metrics);
  }
  metrics->is_drawn = font.getKey("/Subtype").isNameAndEquals("/Type3");
  kept = std::move(metrics);
  return kept;
}

}  // namespace palimpsest::pdf
