// What the annotations of a page mean for its text: appearances that lie over it, and marks that
// ask for its removal.
#pragma once

#include "model/painted_content.hpp"
#include "pdf/declared/placement.hpp"

#include <qpdf/QPDFObjectHandle.hh>

namespace palimpsest::pdf {

// The annotations of one page that are looked through.
inline constexpr int kMaxAnnotations = 10'000;

// Adds the annotations in `list` (the page's /Annots) to `found`.
void read_annotations(QPDFObjectHandle list, const PageFrame& frame, PaintedContent& found);

}  // namespace palimpsest::pdf
