// The recognition engines of a worker process: made before it locks itself in, kept for all pages.
#pragma once

#include "model/raster.hpp"
#include "ocr/engine.hpp"
#include "ocr/orientation.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::worker {

class Engines {
 public:
  // Makes what reading in `languages` takes, while files can still be opened. Throws like
  // ocr::Engine.
  void load(const std::vector<std::string>& languages);

  // Makes the engine when it is first needed and keeps it while the languages stay.
  [[nodiscard]] ocr::Engine& engine_for(const std::vector<std::string>& languages);

  // Returns how a page lies, or nothing when that cannot be told.
  [[nodiscard]] std::optional<ocr::Lie> look_at(const Raster& page);

 private:
  std::vector<std::string> languages_;
  std::unique_ptr<ocr::Engine> engine_;
  std::unique_ptr<ocr::OrientationReader> orientation_;
};

}  // namespace palimpsest::worker
