// A letter page, and places on it, in points.
#pragma once

#include "model/page.hpp"

namespace palimpsest::test {

inline const Size kLetter{points(612), points(792)};

inline Region region_of(double left, double top, double right, double bottom) {
  return {points(left), points(top), points(right), points(bottom)};
}

// Returns a page on which nothing stands.
inline Page letter_page(int number) {
  Page page;
  page.number = number;
  page.size = kLetter;
  return page;
}

}  // namespace palimpsest::test
