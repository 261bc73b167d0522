// Numbers of things in sentences.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace palimpsest {

// Returns "1 page", "2 pages".
[[nodiscard]] std::string counted(std::size_t count, std::string_view singular);
[[nodiscard]] std::string counted(std::size_t count, std::string_view singular,
                                  std::string_view plural);

}  // namespace palimpsest
