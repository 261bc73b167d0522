// Puts the least redacted version of a document together from all its releases: a PDF and its text.
#pragma once

#include "archive/history/differ.hpp"
#include "archive/view/diff_view.hpp"
#include "model/composition.hpp"

#include <string>

namespace palimpsest::archive {

enum class WithdrawnDocuments { kRefused, kComposed };

struct ComposeRequest {
  std::string document;  // any of its names
  PersonalTexts personal = PersonalTexts::kLeftOut;
  WithdrawnDocuments withdrawn = WithdrawnDocuments::kRefused;
};

struct Composed {
  Composition composition;
  std::string pdf;  // bytes of the file
};

// Compares all releases, where no diff is kept, and draws. A place whose page cannot be registered
// is not patched. Throws Error(input) for a document that is not for everybody, has no file, or is
// withdrawn by its newest release where that is refused.
[[nodiscard]] Composed compose(Differ& differ, const ComposeRequest& request);

// Returns the text of a composition: pages, patches in their places with the release that shows
// them, and the list of sources.
[[nodiscard]] std::string composition_text(const Composition& composition);

// Returns the list of patches and sources, as it stands at the end of text and PDF.
[[nodiscard]] std::vector<std::string> composition_list(const Composition& composition);

}  // namespace palimpsest::archive
