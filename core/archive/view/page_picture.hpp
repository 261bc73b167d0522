// How a page is shown to people: what is marked on its picture, and what is left out of it.
#pragma once

#include "model/page.hpp"
#include "model/picture.hpp"

#include <vector>

namespace palimpsest::archive {

// Returns the places of the page where its text has the number of a person masked: no picture shows
// them.
[[nodiscard]] std::vector<Region> personal_places(const Page& page);

// Typescript of 12 a inch is read without effort.
inline constexpr int kReadingDpi = 110;

// Returns the request for the page as it is, for a document that a person reads.
[[nodiscard]] PictureRequest reading_picture(const Page& page, int dpi = kReadingDpi);

// Returns the request for the page with its redactions drawn on it: exact outlines, kinds by
// colour, and ids, kinds and codes as labels.
[[nodiscard]] PictureRequest overlay_picture(const Page& page);

}  // namespace palimpsest::archive
