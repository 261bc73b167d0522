#include "worker/service/label_vote.hpp"

#include "identify/code_forms.hpp"
#include "identify/codes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace palimpsest::worker {
namespace {

constexpr const char* kAlphabet = "0123456789()[].,-/abcdefghABCDEFPSTXILNUOHMR";
constexpr double kLetterPixels = 36;  // the height to which labels are enlarged
constexpr double kMaxEnlargement = 3;
constexpr int kWhiteMargin = 12;         // pixels around a label
constexpr double kRepairedWeight = 0.6;  // of a reading that had to be repaired
constexpr double kCertainty = 0.2;       // of a reading in which the engine has no confidence

// Black on white, enlarged.
Raster view_of(const identify::Ink& ink, const PixelBox& line, double blur) {
  const identify::Ink soft = blur > 0 ? identify::softened(ink, blur) : ink;
  const double factor =
      std::clamp(kLetterPixels / std::max(1, line.height()), 0.3, kMaxEnlargement);
  const int width = static_cast<int>(line.width() * factor) + 2 * kWhiteMargin;
  const int height = static_cast<int>(line.height() * factor) + 2 * kWhiteMargin;
  const identify::Sampling sampling{line.left - kWhiteMargin / factor,
                                    line.top - kWhiteMargin / factor, 1 / factor, 0};
  const identify::Ink large = identify::resampled(soft, sampling, width, height);
  Raster view = make_raster(width, height, static_cast<int>(300 * factor), PixelFormat::kGray8);
  for (std::size_t i = 0; i < view.pixels.size(); ++i) {
    const float value = 255 * (1 - std::clamp(large.values[i], 0.0F, 1.0F));
    view.pixels[i] = static_cast<std::uint8_t>(std::lround(value));
  }
  return view;
}

struct Reading {
  std::string text;  // empty without a code
  double weight = 0;
};

Reading reading_of(const std::vector<Line>& lines) {
  Line words;
  double sum = 0;
  for (const Line& line : lines) {
    for (const Word& word : line) {
      words.push_back(word);
      sum += word.confidence;
    }
  }
  if (words.empty()) return {};
  const double certainty = kCertainty + sum / static_cast<double>(words.size()) / 100;
  std::string text = text_of(words);
  std::size_t covered = 0;
  const std::vector<CodeReading> codes = identify::find_codes({words});
  for (const CodeReading& code : codes) covered += code.code.raw.size();
  if (!codes.empty() && covered + codes.size() >= text.size()) {
    return {codes.size() == 1 ? codes.front().code.normalized : std::move(text), certainty};
  }
  const auto likely = identify::likely_code(text);
  if (likely) return {likely->text, certainty * kRepairedWeight};
  return {codes.empty() ? std::string() : std::move(text), certainty};
}

}  // namespace

LabelVotes vote_on_label(ocr::Engine& engine, const identify::LabelInk& label) {
  LabelVotes votes;
  double total = 0;
  for (const double blur : {0.0, 1.0}) {
    const Raster view = view_of(label.ink, label.line, blur);
    for (const char* alphabet : {kAlphabet, ""}) {
      const Reading reading =
          reading_of(engine.read_block(view, ocr::Segmentation::kLine, alphabet));
      total += reading.weight;
      if (!reading.text.empty()) votes[reading.text] += reading.weight;
    }
  }
  for (auto& [text, weight] : votes) weight /= total;
  return votes;
}

}  // namespace palimpsest::worker
