#include "archive/tree/recorded_reading.hpp"

#include <sstream>
#include <string>

namespace palimpsest::archive {

worker::ReadOptions recorded_reading(const Revision& revision) {
  worker::ReadOptions reading;
  reading.pages = revision.range;
  const auto& tooling = revision.observed.tooling;
  if (const auto mode = tooling.find("ocr"); mode != tooling.end()) {
    if (mode->second == "never") reading.ocr = worker::OcrMode::kNever;
    if (mode->second == "always") reading.ocr = worker::OcrMode::kAlways;
  }
  const auto recorded = tooling.find("tesseract.languages");
  if (recorded == tooling.end()) return reading;
  reading.languages.clear();
  std::istringstream names(recorded->second);
  for (std::string name; std::getline(names, name, '+');) reading.languages.push_back(name);
  return reading;
}

}  // namespace palimpsest::archive
