// Puts a pack that holds what other packs hold into the repository.
#pragma once

#include "store/objects/pack_text.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <utility>

namespace palimpsest::store {

inline constexpr std::filesystem::perms kPackMode = std::filesystem::perms::owner_read |
                                                    std::filesystem::perms::group_read |
                                                    std::filesystem::perms::others_read;

// Writes the bytes of a pack into the sink, and returns its name and its index.
using MakePack = std::function<std::pair<std::string, std::string>(PackText::Sink sink)>;

// Returns the name of the pack; it and its index are durable then, and a marker names it until
// remove_batch_marker(). Killed or failing before that it leaves what recovery takes away. Only the
// holder of the writer lock may call it.
[[nodiscard]] std::string place_pack(const std::filesystem::path& root,
                                     const Repository& repository, const MakePack& make);

}  // namespace palimpsest::store
