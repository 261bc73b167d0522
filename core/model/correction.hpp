// A value that a person gave, in a form that another archive of the same originals understands.
#pragma once

#include "base/digest.hpp"
#include "model/edit.hpp"

#include <vector>

namespace palimpsest {

struct Correction {
  EditRow row;                                // one field, and who gave it when
  std::vector<Sha256> originals;              // of the revision, or of all of the document
  std::vector<Sha256> target_originals = {};  // of the document into which this one was merged

  friend bool operator==(const Correction&, const Correction&) = default;
};

}  // namespace palimpsest
