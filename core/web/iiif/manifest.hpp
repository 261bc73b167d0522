// A revision as a manifest of the IIIF Presentation API 3.0, its redactions as annotations.
//
// Source: https://iiif.io/api/presentation/3.0/
#pragma once

#include "web/room.hpp"

#include <string>

namespace palimpsest::web::iiif {

inline constexpr const char* kManifestType =
    "application/ld+json;profile=\"http://iiif.io/api/presentation/3/context.json\"";

// Returns JSON; `address` is that of the server.
[[nodiscard]] std::string manifest(const std::string& address, const ShownFile& file);

// Returns the annotation page of one page alone.
[[nodiscard]] std::string annotation_page(const std::string& address, const ShownFile& file,
                                          int page);

}  // namespace palimpsest::web::iiif
