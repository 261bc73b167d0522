#include "pdf/drawn/poppler_words.hpp"

#include "pdf/document.hpp"
#include "pdf/drawn/drawn_pages.hpp"

#include <utility>

namespace palimpsest::pdf {
namespace {

Region to_word_region(const poppler::rectf& box) {
  return {bounded_points(box.left()), bounded_points(box.top()), bounded_points(box.right()),
          bounded_points(box.bottom())};
}

void append_utf8(std::string& text, char32_t c) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

bool is_high_surrogate(char32_t c) { return c >= 0xD800 && c < 0xDC00; }
bool is_low_surrogate(char32_t c) { return c >= 0xDC00 && c < 0xE000; }

// Control characters, byte order marks and halves of characters say nothing to a reader.
bool is_text(char32_t c) {
  return c >= 0x20 && c != 0x7F && c != 0xFEFF && c < 0xFFFE && !is_high_surrogate(c) &&
         !is_low_surrogate(c);
}

}  // namespace

std::string to_utf8(const poppler::ustring& units) {
  std::string text;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const char32_t c = units[i];
    if (is_high_surrogate(c) && i + 1 < units.size() && is_low_surrogate(units[i + 1])) {
      append_utf8(text, 0x10000 + ((c - 0xD800) << 10) + (units[++i] - 0xDC00));
    } else if (is_text(c)) {
      append_utf8(text, c);
    }
  }
  return text;
}

std::vector<Word> words_of(const poppler::page& page) {
  std::vector<Word> words;
  for (const poppler::text_box& box : page.text_list()) {
    if (words.size() > kMaxPageWords) break;
    Word word{to_utf8(box.text()), to_word_region(box.bbox()), 100};
    if (!word.text.empty()) words.push_back(std::move(word));
  }
  return words;
}

}  // namespace palimpsest::pdf
