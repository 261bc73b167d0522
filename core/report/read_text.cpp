#include "report/read_text.hpp"

#include "base/counted.hpp"

namespace palimpsest::report {

std::string marked_text(const Change& change) {
  if (change.words.empty()) return change.text;
  std::string text;
  for (const ReadWord& word : change.words) {
    text += (text.empty() ? "" : " ") + word.text + (is_doubtful(word) ? "[?]" : "");
  }
  return text;
}

std::string reading_label(TextSource source) {
  return source == TextSource::kEmbedded ? "from the text layer" : "read by OCR, unchecked";
}

std::string reading_label(const Change& change) {
  if (!change.checked) return reading_label(change.text_source);
  constexpr std::size_t kDay = 10;  // characters of 2024-01-01
  const PersonMark& mark = change.checked->mark;
  return "checked by " + mark.by + ", " + mark.at.text().substr(0, kDay);
}

std::string unquoted_text(const Change& change) {
  return counted(static_cast<std::size_t>(change.unquoted_words), "word") +
         " at a privacy code, not quoted";
}

}  // namespace palimpsest::report
