#include "index/search/snippet.hpp"

#include "index/search/page_words.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

namespace palimpsest::index {
namespace {

constexpr std::size_t kWordsBefore = 8;
constexpr std::size_t kWords = 32;  // of a snippet

// Which of `words` a row's spots touch.
std::vector<bool> found_words(const std::vector<SearchedWord>& words, const FoundRow& row,
                              const Tokenizer& tokenizer) {
  std::vector<bool> is_found(words.size());
  std::int32_t token = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto count = static_cast<std::int32_t>(tokenizer.tokens(words[i].text).size());
    for (std::uint32_t spot = 0; spot < row.spot_count; ++spot) {
      const auto& [first, length] = row.spots[spot];
      if (count > 0 && token < first + length && first < token + count) is_found[i] = true;
    }
    token += count;
  }
  return is_found;
}

std::string shown(const SearchedWord& word) {
  return word.of.size() == 1 ? word.of.front()->text : word.text;
}

std::vector<SnippetPart> parts_of(const std::vector<SearchedWord>& words,
                                  const std::vector<bool>& is_found) {
  const auto hit = std::find(is_found.begin(), is_found.end(), true);
  if (hit == is_found.end()) return {};
  const auto at = static_cast<std::size_t>(hit - is_found.begin());
  const std::size_t begin = at > kWordsBefore ? at - kWordsBefore : 0;
  const std::size_t end = std::min(words.size(), begin + kWords);
  std::vector<SnippetPart> parts;
  for (std::size_t i = begin; i < end; ++i) {
    if (parts.empty() || parts.back().is_hit != is_found[i]) parts.push_back({"", is_found[i]});
    parts.back().text += (parts.back().text.empty() ? "" : " ") + shown(words[i]);
  }
  if (begin > 0) {
    if (parts.front().is_hit)
      parts.insert(parts.begin(), {"…", false});
    else
      parts.front().text = "… " + parts.front().text;
  }
  if (end < words.size()) {
    if (parts.back().is_hit)
      parts.push_back({"…", false});
    else
      parts.back().text += " …";
  }
  return parts;
}

// Neighbours in one line are one region.
void add_region(const Word& word, bool follows, std::vector<Region>& regions) {
  const bool is_same_line =
      follows && !regions.empty() && word.region.top < regions.back().bottom &&
      regions.back().top < word.region.bottom && word.region.left >= regions.back().left;
  if (is_same_line)
    regions.back() = bounding_region(regions.back(), word.region);
  else
    regions.push_back(word.region);
}

}  // namespace

Snippet snippet_of(const std::vector<Line>& lines, const FoundRow& row,
                   const Tokenizer& tokenizer) {
  const std::vector<SearchedWord> words = searched_words(lines);
  const std::vector<bool> is_found = found_words(words, row, tokenizer);
  Snippet snippet{parts_of(words, is_found), {}};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_found[i]) continue;
    for (const Word* word : words[i].of) {
      add_region(*word, i > 0 && is_found[i - 1], snippet.regions);
    }
  }
  return snippet;
}

std::vector<Line> lines_of(const std::string& words) {
  Line line;
  std::istringstream stream(words);
  for (std::string text; stream >> text;) line.push_back({text, {}});
  return line.empty() ? std::vector<Line>() : std::vector<Line>{line};
}

}  // namespace palimpsest::index
