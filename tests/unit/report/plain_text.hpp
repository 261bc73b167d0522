// Texts without colours, and the place of the redactions that they tell of.
#pragma once

#include "model/region.hpp"
#include "report/style.hpp"

namespace palimpsest::report {

inline const Style kPlain(Coloring::kPlain);
inline const Region kBox{points(240), points(265), points(426), points(280)};

}  // namespace palimpsest::report
