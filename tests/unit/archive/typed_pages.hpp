// Typed pages for the tests of comparisons: the stamps of two releases, and who reads the words.
#pragma once

#include "model/page.hpp"
#include "model/sources.hpp"

#include <string>

namespace palimpsest::archive {

inline const std::string kStampOf2018 = "2018 RELEASE UNDER THE RECORDS ACT OF 1992";
inline const std::string kStampOf2023 = "2023 RELEASE UNDER THE RECORDS ACT OF 1992";

// Reads what the page's own words say.
class PageWords : public RegionReader {
 public:
  explicit PageWords(const Page& page) : page_(page) {}

  [[nodiscard]] RegionReading read_region(int, const Region& region) override {
    ++asked;
    RegionReading reading{{}, 0.9};
    for (const Line& line : page_.lines) {
      for (const Word& word : line) {
        if (region.contains(word.region.center())) reading.words.push_back(word);
      }
    }
    return reading;
  }

  int asked = 0;

 private:
  const Page& page_;
};

}  // namespace palimpsest::archive
