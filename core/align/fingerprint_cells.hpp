// A fingerprint as numbers, for the stages of this module that compare many of them.
#pragma once

#include "model/page.hpp"

#include <array>
#include <cstddef>
#include <optional>

namespace palimpsest::align {

inline constexpr int kCellColumns = 32;
inline constexpr int kCellRows = 44;
inline constexpr std::size_t kCellCount = 32 * 44;

using Cells = std::array<float, kCellCount>;

// Returns nothing for a text that is no fingerprint.
[[nodiscard]] std::optional<Cells> cells_of(const Fingerprint& fingerprint);

[[nodiscard]] bool is_blank(const Cells& cells);

// As of fingerprints.
[[nodiscard]] double similarity(const Cells& one, const Cells& other);

}  // namespace palimpsest::align
