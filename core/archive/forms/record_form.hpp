// What the record identification form in a file says of its document.
#pragma once

#include "archive/forms/form_source.hpp"
#include "archive/forms/form_values.hpp"
#include "model/page.hpp"

#include <string>
#include <vector>

namespace palimpsest::archive {

// Returns the values on the forms of `document` among `pages`, the first form's first. A form whose
// number is that of another document says nothing of this one; one whose number could not be read
// counts on the first page alone.
[[nodiscard]] std::vector<Fact> facts_on_forms(const Document& document,
                                               const std::vector<Page>& pages, const FormFile& file,
                                               const FormFactOptions& options = {});

}  // namespace palimpsest::archive
