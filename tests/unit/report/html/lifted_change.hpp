// A change for the tests of pages in HTML: what one release withheld stands in the next.
#pragma once

#include "model/diff.hpp"
#include "support/letter.hpp"

#include <string>
#include <utility>

namespace palimpsest::report {

inline const Region kLiftedBox = test::region_of(100, 200, 300, 212);

inline Change lifted(std::string text, bool personal = false) {
  Change change;
  change.id = "c1";
  change.status = ChangeStatus::kLifted;
  change.before =
      RedactionSide{1, kLiftedBox, {}, {{"b1", "(b)(1)", "foia", CodePlace::kInside, 1}}};
  change.place = Place{1, kLiftedBox};
  change.text = std::move(text);
  change.personal = personal;
  change.confidence = 0.93;
  return change;
}

}  // namespace palimpsest::report
