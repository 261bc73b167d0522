#include "identify/text/running_text.hpp"

#include <algorithm>

namespace palimpsest::identify {

RunningText::RunningText(const std::vector<Line>& lines) {
  for (std::size_t line = 0; line < lines.size(); ++line) {
    for (std::size_t word = 0; word < lines[line].size(); ++word) {
      if (!text_.empty()) text_ += word == 0 ? '\n' : ' ';
      const std::size_t begin = text_.size();
      text_ += lines[line][word].text;
      places_.push_back({{begin, text_.size()}, line, word});
    }
  }
}

std::vector<WordPart> RunningText::parts(const TextSpan& span) const {
  std::vector<WordPart> found;
  const auto first = std::partition_point(places_.begin(), places_.end(), [&](const Place& place) {
    return place.span.end <= span.begin;
  });
  for (auto place = first; place != places_.end() && place->span.begin < span.end; ++place) {
    const std::size_t start = place->span.begin;
    found.push_back(
        {place->line,
         place->word,
         {std::max(span.begin, start) - start, std::min(span.end, place->span.end) - start}});
  }
  return found;
}

Region region_of(const Word& word, const TextSpan& within) {
  const double width = word.region.width().in_points();
  const double count = static_cast<double>(std::max<std::size_t>(1, word.text.size()));
  Region part = word.region;
  part.right = word.region.left + points(width * static_cast<double>(within.end) / count);
  part.left = word.region.left + points(width * static_cast<double>(within.begin) / count);
  return part;
}

std::vector<Region> line_regions(const std::vector<Line>& lines,
                                 const std::vector<WordPart>& parts) {
  std::vector<Region> regions;
  std::size_t last = lines.size();
  for (const WordPart& part : parts) {
    const Region region = region_of(lines[part.line][part.word], part.within);
    if (part.line != last) {
      regions.push_back(region);
    } else {
      regions.back() = bounding_region(regions.back(), region);
    }
    last = part.line;
  }
  return regions;
}

Region region_of(const std::vector<Line>& lines, const std::vector<WordPart>& parts) {
  Region whole;
  bool is_first = true;
  for (const Region& region : line_regions(lines, parts)) {
    whole = is_first ? region : bounding_region(whole, region);
    is_first = false;
  }
  return whole;
}

}  // namespace palimpsest::identify
