#include "worker/service/page_text.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::worker {
namespace {

// Of 100, the mean of a page. Made pages had at most 42 upside down or in Cyrillic letters, and 86
// and more in German or Spanish read as English.
constexpr int kDoubtfulConfidence = 50;

double mean_confidence(const std::vector<Line>& lines) {
  double sum = 0;
  double count = 0;
  for (const Line& line : lines) {
    for (const Word& word : line) {
      sum += word.confidence;
      count += 1;
    }
  }
  return count > 0 ? sum / count : 100;
}

bool is_doubtful(const std::vector<Line>& lines) {
  return mean_confidence(lines) < kDoubtfulConfidence;
}

std::vector<Line> read_turned(ocr::Engine& engine, const Raster& paper, int degrees,
                              const Size& size) {
  std::vector<Line> lines = engine.read_page(ocr::turned(paper, degrees));
  for (Line& line : lines) {
    for (Word& word : line) word.region = ocr::turned_back(word.region, degrees, size);
  }
  return lines;
}

bool is_read_by(const std::string& script, const std::vector<std::string>& languages) {
  return std::any_of(languages.begin(), languages.end(), [&](const std::string& language) {
    return ocr::script_of(language) == script;
  });
}

std::string joined(const std::vector<std::string>& languages) {
  std::string text;
  for (const std::string& language : languages) text += (text.empty() ? "" : "+") + language;
  return text;
}

}  // namespace

PageText read_page_text(Engines& engines, const std::vector<std::string>& languages,
                        const Raster& paper, const Size& size) {
  ocr::Engine& engine = engines.engine_for(languages);
  PageText text{engine.read_page(paper), std::nullopt};
  if (!is_doubtful(text.lines)) return text;
  const std::optional<ocr::Lie> lie = engines.look_at(paper);
  if (lie && lie->turn != 0) {
    std::vector<Line> lines = read_turned(engine, paper, lie->turn, size);
    if (mean_confidence(lines) > mean_confidence(text.lines)) text.lines = std::move(lines);
    if (!is_doubtful(text.lines)) return text;
  }
  text.doubt = "the recognised text is doubtful throughout";
  if (lie && !lie->script.empty() && !is_read_by(lie->script, languages)) {
    text.lines.clear();
    text.doubt = "the page is written in " + lie->script + " letters, which " + joined(languages) +
                 " does not read; name its language with --lang";
  }
  return text;
}

std::vector<Word> words_of(const std::vector<Line>& lines) {
  std::vector<Word> words;
  for (const Line& line : lines) words.insert(words.end(), line.begin(), line.end());
  return words;
}

}  // namespace palimpsest::worker
