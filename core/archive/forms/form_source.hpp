// How records name a form in a file as the source of a value.
#pragma once

#include "archive/act.hpp"
#include "model/document.hpp"
#include "model/form.hpp"
#include "model/revision.hpp"

#include <string>
#include <vector>

namespace palimpsest::archive {

// A file as a source: the revision that it is, its original, and the release that it came with.
struct FormFile {
  RevisionName name;
  Sha256 original;
  Release release;
  std::vector<std::string> former_names = {};  // of the document, under which it was read before
};

// Returns the source "record form in 124-10180-10295@2023-06-27"; its evidence is the original.
[[nodiscard]] Source form_source(FormKind kind, const FormFile& file, const std::string& place);

// Whether a form in the file of `revision` is the source.
[[nodiscard]] bool is_form_in(const Source& source, const RevisionName& revision);

// Whether a form in `file` is the source, by its present name or by a former one.
[[nodiscard]] bool is_form_in(const Source& source, const FormFile& file);

// Whether a form in any file of `document` is the source.
[[nodiscard]] bool is_form_in(const Source& source, const DocumentId& document);

// The beginning of the name of every withdrawal sheet as a source. Written to records.
inline constexpr const char* kSheetSource = "withdrawal sheet in ";

}  // namespace palimpsest::archive
