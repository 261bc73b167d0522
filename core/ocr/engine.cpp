#include "ocr/engine.hpp"

#include "base/error.hpp"
#include "base/letters.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <utility>

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

// Applies the variable "dotproduct". The library exports it and its own program calls it after
// Init, but no installed header declares it.
namespace tesseract {
class SIMDDetect {
 public:
  static void Update();
};
}  // namespace tesseract

namespace palimpsest::ocr {
namespace {

constexpr int kMinSide = 3;  // pixels; Tesseract rejects smaller rasters

// Pinned and recorded, though eng read 2 pages to the same words on all of them; sse takes 1.18 and
// generic 2.3 times as long as avx2.
const char* dot_product() { return __builtin_cpu_supports("avx2") != 0 ? "avx2" : "sse"; }

struct DeleteText {
  void operator()(char* text) const { delete[] text; }
};

bool is_language(const std::string& name) {
  return !name.empty() && name.size() <= 40 && name.front() != '_' &&
         std::all_of(name.begin(), name.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
}

std::string joined(const std::vector<std::string>& languages) {
  std::string text;
  for (const std::string& language : languages) text += (text.empty() ? "" : "+") + language;
  return text;
}

void check_languages(const std::vector<std::string>& languages) {
  if (languages.empty()) throw Error(ErrorKind::kUsage, "no language is given for recognition");
  for (const std::string& language : languages) {
    if (is_language(language)) continue;
    throw Error(ErrorKind::kUsage, "\"" + language + "\" is not the name of a language",
                "use Tesseract's names, such as eng, deu or rus");
  }
}

[[noreturn]] void fail_without(const std::string& language) {
  throw Error(ErrorKind::kEnvironment,
              "the recognition data of language " + language + " are not installed",
              "install the package " + package_of(language));
}

tesseract::PageSegMode mode_of(Segmentation segmentation) {
  switch (segmentation) {
    case Segmentation::kBlock:
      return tesseract::PSM_SINGLE_BLOCK;
    case Segmentation::kLine:
      return tesseract::PSM_SINGLE_LINE;
    case Segmentation::kSparse:
      return tesseract::PSM_SPARSE_TEXT;
    case Segmentation::kWord:
      return tesseract::PSM_SINGLE_WORD;
    case Segmentation::kPage:
      break;
  }
  return tesseract::PSM_AUTO;
}

int bounded_confidence(float value) {
  return std::isfinite(value) ? std::clamp(static_cast<int>(std::lround(value)), 0, 100) : 0;
}

std::optional<Word> word_at(const tesseract::ResultIterator& place, int dpi) {
  const std::unique_ptr<char, DeleteText> text(place.GetUTF8Text(tesseract::RIL_WORD));
  PixelBox box;
  if (!text || std::string(text.get()).find_first_not_of(" \n\t") == std::string::npos ||
      !place.BoundingBox(tesseract::RIL_WORD, &box.left, &box.top, &box.right, &box.bottom)) {
    return std::nullopt;
  }
  const float confidence = place.Confidence(tesseract::RIL_WORD);
  return Word{text.get(), to_region(box, dpi), bounded_confidence(confidence)};
}

std::vector<Line> lines_from(tesseract::ResultIterator* place, int dpi) {
  std::vector<Line> lines;
  if (place == nullptr) return lines;
  do {
    if (place->IsAtBeginningOf(tesseract::RIL_TEXTLINE)) lines.emplace_back();
    if (std::optional<Word> word = word_at(*place, dpi)) {
      if (lines.empty()) lines.emplace_back();
      lines.back().push_back(std::move(*word));
    }
  } while (place->Next(tesseract::RIL_WORD));
  std::erase_if(lines, [](const Line& line) { return line.empty(); });
  return lines;
}

}  // namespace

struct Engine::Tesseract {
  tesseract::TessBaseAPI api;
  std::vector<std::string> languages;
};

Engine::Engine(const EngineOptions& options) {
  check_languages(options.languages);
  tesseract_ = std::make_unique<Tesseract>();
  tesseract_->languages = options.languages;
  tesseract::TessBaseAPI& api = tesseract_->api;
  // Before Init: the weights are laid out for the path that is set when they are loaded.
  api.SetVariable("dotproduct", dot_product());
  tesseract::SIMDDetect::Update();
  // White text on black is met by the caller, who inverts: trying both doubles the time of poor
  // lines.
  const std::vector<std::string> names = {"tessedit_do_invert"};
  const std::vector<std::string> values = {"0"};
  const int status = api.Init(nullptr, joined(options.languages).c_str(), tesseract::OEM_LSTM_ONLY,
                              nullptr, 0, &names, &values, false);
  // With several languages Tesseract is content when one of them loads.
  std::vector<std::string> loaded;
  if (status == 0) api.GetLoadedLanguagesAsVector(&loaded);
  for (const std::string& language : options.languages) {
    if (std::find(loaded.begin(), loaded.end(), language) == loaded.end()) fail_without(language);
  }
}

Engine::~Engine() = default;

std::vector<Line> Engine::read_page(const Raster& raster) {
  return read_block(raster, Segmentation::kPage);
}

std::vector<Line> Engine::read_block(const Raster& raster, Segmentation segmentation,
                                     const std::string& alphabet) {
  if (raster.width < kMinSide || raster.height < kMinSide) return {};
  const Raster gray = to_gray(raster);
  tesseract::TessBaseAPI& api = tesseract_->api;
  api.SetPageSegMode(mode_of(segmentation));
  api.SetVariable("tessedit_char_whitelist", alphabet.c_str());
  api.SetImage(gray.pixels.data(), gray.width, gray.height, 1, gray.width);
  api.SetSourceResolution(gray.dpi);
  if (api.Recognize(nullptr) != 0) {
    api.Clear();
    throw Error(ErrorKind::kInternal, "the recognition engine failed on a page");
  }
  const std::unique_ptr<tesseract::ResultIterator> place(api.GetIterator());
  std::vector<Line> lines = lines_from(place.get(), gray.dpi);
  api.Clear();
  return lines;
}

std::map<std::string, std::string> Engine::tooling() const {
  const std::unique_ptr<char, decltype(&lept_free)> leptonica(getLeptonicaVersion(), lept_free);
  return {{"tesseract", tesseract::TessBaseAPI::Version()},
          {"tesseract.dotproduct", dot_product()},
          {"tesseract.engine", "lstm"},
          {"tesseract.languages", joined(tesseract_->languages)},
          {"leptonica", leptonica.get()}};
}

std::string package_of(const std::string& language) {
  std::string name = "tesseract-ocr-" + lower_case(language);
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

}  // namespace palimpsest::ocr
