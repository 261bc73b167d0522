// Says which way up the text of a page lies, and in which script it is written.
#pragma once

#include "model/raster.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::ocr {

// How a page lies. Tesseract's doubt is taken as no answer.
struct Lie {
  int turn = 0;        // degrees clockwise that bring it upright: 0, 90, 180 or 270
  std::string script;  // Tesseract's name, such as Latin or Cyrillic; empty when unsure

  friend bool operator==(const Lie&, const Lie&) = default;
};

// Takes 30 MB; made once. Not thread-safe.
class OrientationReader {
 public:
  // Returns nothing when the data ("osd") are not installed.
  [[nodiscard]] static std::unique_ptr<OrientationReader> make();

  ~OrientationReader();
  OrientationReader(const OrientationReader&) = delete;
  OrientationReader& operator=(const OrientationReader&) = delete;

  // Returns nothing for a page with too few letters. Takes a second at 300 dpi.
  [[nodiscard]] std::optional<Lie> look_at(const Raster& page);

 private:
  struct Tesseract;
  explicit OrientationReader(std::unique_ptr<Tesseract> tesseract);

  std::unique_ptr<Tesseract> tesseract_;
};

// Returns the script of a language by Tesseract's names: rus -> Cyrillic; Latin when not known.
[[nodiscard]] std::string script_of(const std::string& language);

// Returns `raster` turned clockwise by 90, 180 or 270 degrees.
[[nodiscard]] Raster turned(const Raster& raster, int degrees);

// Returns where `region` of a page that was turned so lay before; `size` is that of the page
// before.
[[nodiscard]] Region turned_back(const Region& region, int degrees, const Size& size);

}  // namespace palimpsest::ocr
