#include "align/pages/word_shingles.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>

namespace palimpsest::align {
namespace {

// FNV-1a: the same on every machine, unlike std::hash.
std::uint64_t hash_of(const std::string& text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const unsigned char c : text) hash = (hash ^ c) * 1099511628211ULL;
  return hash;
}

std::string folded(const std::string& text) {
  std::string key;
  for (const unsigned char c : text) {
    if (std::isalnum(c) != 0 || c >= 0x80) key += static_cast<char>(std::tolower(c));
  }
  return key;
}

}  // namespace

Shingles shingles_of(const std::vector<Line>& lines) {
  std::vector<std::string> words;
  for (const Line& line : lines) {
    for (const Word& word : line) {
      std::string key = folded(word.text);
      if (!key.empty()) words.push_back(std::move(key));
    }
  }
  Shingles shingles;
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    shingles.push_back(hash_of(words[i] + ' ' + words[i + 1] + ' ' + words[i + 2]));
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

double shared_share(const Shingles& one, const Shingles& other) {
  if (one.empty() || other.empty()) return 0;
  Shingles both;
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(),
                        std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) / static_cast<double>(one.size() + other.size());
}

}  // namespace palimpsest::align
