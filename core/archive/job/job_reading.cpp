#include "archive/job/job_reading.hpp"

namespace palimpsest::archive {

JobReading job_reading(const worker::ReadOptions& options) {
  return {options.ocr == worker::OcrMode::kNever    ? "never"
          : options.ocr == worker::OcrMode::kAlways ? "always"
                                                    : "auto",
          options.languages, options.identifiers, options.pages};
}

worker::ReadOptions read_options(const JobReading& reading) {
  worker::ReadOptions options;
  options.ocr = reading.ocr == "never"    ? worker::OcrMode::kNever
                : reading.ocr == "always" ? worker::OcrMode::kAlways
                                          : worker::OcrMode::kAuto;
  options.languages = reading.languages;
  options.identifiers = reading.identifiers;
  options.pages = reading.pages;
  return options;
}

}  // namespace palimpsest::archive
