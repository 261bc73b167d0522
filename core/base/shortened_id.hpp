// Ids that would be too long.
#pragma once

#include <cstddef>
#include <string>

namespace palimpsest {

// Returns `id` where it has at most `length` characters, 10 or more; else its beginning, with a
// hyphen and the first 8 hexadecimal digits of the SHA-256 of all of it, so that two long ids with
// one beginning stay two. Written to ids: never change.
[[nodiscard]] std::string shortened_id(const std::string& id, std::size_t length);

}  // namespace palimpsest
