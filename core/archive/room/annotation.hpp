// What a reader says of a redaction, as the edit that keeps it.
#pragma once

#include "archive/edit/edit_values.hpp"
#include "archive/room/shown_places.hpp"
#include "archive/tree/catalogue.hpp"
#include "web/room.hpp"

#include <vector>

namespace palimpsest::archive {

[[nodiscard]] std::vector<FieldValue> values_of(const web::AnnotationRequest& request);

// By its privacy codes a redaction hides what other releases show there: readers may confirm it,
// and the archive's owner alone takes it away. Throws Error(usage) where `request` would.
void check_privacy_stays(const Catalogue& catalogue, const RevisionPlace& place,
                         const web::AnnotationRequest& request);

}  // namespace palimpsest::archive
