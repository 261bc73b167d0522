#include "worker/service/engines.hpp"

namespace palimpsest::worker {

void Engines::load(const std::vector<std::string>& languages) {
  (void)engine_for(languages);
  if (!orientation_) orientation_ = ocr::OrientationReader::make();
}

ocr::Engine& Engines::engine_for(const std::vector<std::string>& languages) {
  if (!engine_ || languages_ != languages) {
    engine_.reset();
    engine_ = std::make_unique<ocr::Engine>(ocr::EngineOptions{languages});
    languages_ = languages;
  }
  return *engine_;
}

std::optional<ocr::Lie> Engines::look_at(const Raster& page) {
  return orientation_ ? orientation_->look_at(page) : std::nullopt;
}

const identify::Identifiers& Engines::identifiers_for(const std::string& own_table) {
  if (!identifiers_ || own_table_ != own_table) {
    identifiers_.emplace(own_table);
    own_table_ = own_table;
  }
  return *identifiers_;
}

}  // namespace palimpsest::worker
