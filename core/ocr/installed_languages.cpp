#include "ocr/installed_languages.hpp"

#include <algorithm>

#include <tesseract/baseapi.h>

namespace palimpsest::ocr {

std::vector<std::string> installed_languages() {
  tesseract::TessBaseAPI api;
  // The folder of the data is known after Init alone, which may find no language in it.
  (void)api.Init(nullptr, "osd", tesseract::OEM_LSTM_ONLY);
  std::vector<std::string> names;
  api.GetAvailableLanguagesAsVector(&names);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace palimpsest::ocr
