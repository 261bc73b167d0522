#include "composite/unseen_text.hpp"

#include "composite/content.hpp"

#include <algorithm>
#include <cstdio>

namespace palimpsest::composite {
namespace {

constexpr std::size_t kLettersOfFont = 250;
constexpr double kGlyphWidth = 0.5;  // of the size of the font

std::string hex(unsigned value, int digits) {
  char text[16];
  std::snprintf(text, sizeof text, "%0*X", digits, value);
  return text;
}

// Returns a code point as UTF-16.
std::string utf16(char32_t point) {
  if (point < 0x10000) return hex(static_cast<unsigned>(point), 4);
  const char32_t rest = point - 0x10000;
  return hex(static_cast<unsigned>(0xD800 + (rest >> 10U)), 4) +
         hex(static_cast<unsigned>(0xDC00 + (rest & 0x3FFU)), 4);
}

std::string to_unicode(const std::vector<char32_t>& letters) {
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\n"
      "endcodespacerange\n";
  constexpr std::size_t kMostAtOnce = 100;
  for (std::size_t start = 0; start < letters.size(); start += kMostAtOnce) {
    const std::size_t count = std::min(kMostAtOnce, letters.size() - start);
    map += std::to_string(count) + " beginbfchar\n";
    for (std::size_t i = start; i < start + count; ++i) {
      map += "<" + hex(static_cast<unsigned>(i + 1), 2) + "> <" + utf16(letters[i]) + ">\n";
    }
    map += "endbfchar\n";
  }
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

}  // namespace

UnseenText::Letter UnseenText::letter_of(char32_t point) {
  const auto known = letters_.find(point);
  if (known != letters_.end()) return known->second;
  if (fonts_.empty() || fonts_.back().size() >= kLettersOfFont) fonts_.emplace_back();
  fonts_.back().push_back(point);
  const Letter letter{fonts_.size() - 1, static_cast<int>(fonts_.back().size())};
  letters_.emplace(point, letter);
  return letter;
}

std::string UnseenText::content_of(const std::vector<Line>& lines, double top) {
  std::string content = "3 Tr\n";
  for (const Line& line : lines) {
    for (const Word& word : line) {
      const std::vector<char32_t> points = code_points(word.text);
      const double size = word.region.height().in_points();
      if (points.empty() || size <= 0) continue;
      const double step = word.region.width().in_points() / static_cast<double>(points.size());
      double x = word.region.left.in_points();
      content += "BT " + number(100 * step / (kGlyphWidth * size)) + " Tz ";
      content +=
          "1 0 0 1 " + number(x) + " " + number(top - word.region.bottom.in_points()) + " Tm ";
      for (const char32_t point : points) {
        const Letter letter = letter_of(point);
        content += "/T" + std::to_string(letter.font) + " " + number(size) + " Tf <" +
                   hex(static_cast<unsigned>(letter.number), 2) + "> Tj ";
      }
      content += "ET\n";
    }
  }
  return content + "0 Tr\n";
}

QPDFObjectHandle UnseenText::font(QPDF& pdf, std::size_t index) const {
  const std::vector<char32_t>& letters = fonts_[index];
  QPDFObjectHandle glyphs = QPDFObjectHandle::newDictionary();
  glyphs.replaceKey("/g", QPDFObjectHandle::newStream(&pdf, "500 0 d0\n"));
  QPDFObjectHandle differences = QPDFObjectHandle::newArray();
  QPDFObjectHandle widths = QPDFObjectHandle::newArray();
  differences.appendItem(QPDFObjectHandle::newInteger(1));
  for (std::size_t i = 0; i < letters.size(); ++i) {
    differences.appendItem(QPDFObjectHandle::newName("/g"));
    widths.appendItem(QPDFObjectHandle::newInteger(500));
  }
  QPDFObjectHandle font = QPDFObjectHandle::parse(
      "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0]"
      " /FirstChar 1 /Resources << >> /Encoding << /Type /Encoding >> >>");
  font.replaceKey("/LastChar",
                  QPDFObjectHandle::newInteger(static_cast<long long>(letters.size())));
  font.getKey("/Encoding").replaceKey("/Differences", differences);
  font.replaceKey("/Widths", widths);
  font.replaceKey("/CharProcs", glyphs);
  font.replaceKey("/ToUnicode", QPDFObjectHandle::newStream(&pdf, to_unicode(letters)));
  return pdf.makeIndirectObject(font);
}

QPDFObjectHandle UnseenText::fonts(QPDF& pdf) const {
  QPDFObjectHandle all = QPDFObjectHandle::newDictionary();
  for (std::size_t i = 0; i < fonts_.size(); ++i) {
    all.replaceKey("/T" + std::to_string(i), font(pdf, i));
  }
  return all;
}

}  // namespace palimpsest::composite
