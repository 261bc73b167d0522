#include "identify/codes.hpp"

#include "identify/pattern_table.hpp"

#include <algorithm>
#include <string>

namespace palimpsest::identify {
namespace {

constexpr double kPlainConfidence = 0.9;  // the form alone says that it is a code

struct LineHit {
  const Pattern* pattern;
  Hit hit;
};

bool overlaps(const Hit& a, const Hit& b) { return a.begin < b.end && b.begin < a.end; }

// Earlier rows win the characters that several claim.
std::vector<LineHit> hits_in(const std::string& text) {
  std::vector<LineHit> taken;
  for (const Pattern& pattern : pattern_table().patterns) {
    for (const Hit& hit : find_hits(pattern, text)) {
      const bool free = std::none_of(taken.begin(), taken.end(), [&](const LineHit& other) {
        return overlaps(other.hit, hit);
      });
      if (free) taken.push_back({&pattern, hit});
    }
  }
  std::sort(taken.begin(), taken.end(),
            [](const LineHit& a, const LineHit& b) { return a.hit.begin < b.hit.begin; });
  return taken;
}

// A word that holds more than the code gives only its share of characters.
Region part_of_word(const Word& word, std::size_t begin, std::size_t end) {
  const double width = word.region.width().in_points();
  const double count = static_cast<double>(word.text.size());
  Region part = word.region;
  part.right = word.region.left + points(width * static_cast<double>(end) / count);
  part.left = word.region.left + points(width * static_cast<double>(begin) / count);
  return part;
}

CodeReading reading_of(const LineHit& found, const Line& line, const std::string& text) {
  const Hit& hit = found.hit;
  CodeReading reading;
  int confidence = 100;
  std::size_t start = 0;
  bool first = true;
  for (const Word& word : line) {
    const std::size_t end = start + word.text.size();
    if (start < hit.end && hit.begin < end) {
      const Region part =
          part_of_word(word, std::max(hit.begin, start) - start, std::min(hit.end, end) - start);
      reading.region = first ? part : bounding_region(reading.region, part);
      confidence = std::min(confidence, word.confidence);
      first = false;
    }
    start = end + 1;
  }
  const double certainty = found.pattern->is_guarded ? kGuardedConfidence : kPlainConfidence;
  reading.code = {text.substr(hit.begin, hit.end - hit.begin), hit.normalized, found.pattern->name,
                  CodePlace::kInside, certainty * (0.5 + confidence / 200.0)};
  return reading;
}

}  // namespace

std::vector<CodeReading> find_codes(const std::vector<Line>& lines) {
  std::vector<CodeReading> readings;
  for (const Line& line : lines) {
    const std::string text = text_of(line);
    for (const LineHit& hit : hits_in(text)) readings.push_back(reading_of(hit, line, text));
  }
  return readings;
}

}  // namespace palimpsest::identify
