// Words that are found and copied but not seen: fonts of empty glyphs that say only which letter
// each stands for, in any script. Private to this module.
#pragma once

#include "model/page.hpp"

#include <map>
#include <string>
#include <vector>

#include <qpdf/QPDF.hh>

namespace palimpsest::composite {

class UnseenText {
 public:
  // Returns the operators that put the words of a page whose top lies at `top`, in points.
  [[nodiscard]] std::string content_of(const std::vector<Line>& lines, double top);

  // Returns the fonts that the contents so far name, as resources; indirect objects of `pdf`.
  [[nodiscard]] QPDFObjectHandle fonts(QPDF& pdf) const;

 private:
  // A letter's font and its number there, from 1.
  struct Letter {
    std::size_t font = 0;
    int number = 0;
  };

  Letter letter_of(char32_t point);
  [[nodiscard]] QPDFObjectHandle font(QPDF& pdf, std::size_t index) const;

  std::map<char32_t, Letter> letters_;
  std::vector<std::vector<char32_t>> fonts_;  // the letters of each, in order
};

}  // namespace palimpsest::composite
