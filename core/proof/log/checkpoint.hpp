// Checkpoints (C2SP tlog-checkpoint): the text by which a log says how long it is and what it
// holds.
#pragma once

#include "proof/merkle/check.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::proof {

struct Checkpoint {
  std::string origin;  // of the log
  TreeHead tree;

  // Returns the text that is signed: origin, size and root, each on a line.
  [[nodiscard]] std::string text() const;

  // Reads the text of a note. Lines behind the third are for others and are left alone. Nothing
  // when `text` is no checkpoint.
  [[nodiscard]] static std::optional<Checkpoint> parse(std::string_view text);

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

}  // namespace palimpsest::proof
