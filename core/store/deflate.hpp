// Bytes packed by zlib, fast rather than small, as git writes loose objects.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::store {

// Throws Error(internal) when zlib cannot.
[[nodiscard]] std::string deflated(std::string_view bytes);

// Returns the `size` bytes that `body` holds; nothing when it holds something else. The caller has
// bounded `size`.
[[nodiscard]] std::optional<std::string> inflated(std::string_view body, std::uint64_t size);

}  // namespace palimpsest::store
