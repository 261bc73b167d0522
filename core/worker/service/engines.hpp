// What a worker process recognises with: the engines, made before it locks itself in, and the
// patterns of identifiers. Kept for all documents.
#pragma once

#include "identify/identifiers/identifiers.hpp"
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

  // Compiles the table when it is first needed and keeps it while `own_table` stays.
  [[nodiscard]] const identify::Identifiers& identifiers_for(const std::string& own_table);

 private:
  std::vector<std::string> languages_;
  std::unique_ptr<ocr::Engine> engine_;
  std::unique_ptr<ocr::OrientationReader> orientation_;
  std::string own_table_;
  std::optional<identify::Identifiers> identifiers_;
};

}  // namespace palimpsest::worker
