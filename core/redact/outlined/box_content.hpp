// What stands inside a box: nothing, a short label such as a code, or text that can be read.
#pragma once

#include "model/page.hpp"
#include "redact/find_regions.hpp"
#include "redact/ink/mask.hpp"

#include <vector>

namespace palimpsest::redact {

enum class BoxContent { kBlank, kLabel, kText };

// Judges the set pixels of `ink` inside `interior`, with the words known to stand there.
[[nodiscard]] BoxContent content_of(const Mask& ink, const PixelBox& interior, int dpi,
                                    const std::vector<Word>& words, const FindOptions& options);

}  // namespace palimpsest::redact
