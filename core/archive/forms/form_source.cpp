#include "archive/forms/form_source.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

// Written to records: never rename.
constexpr const char* kRecordForm = "record form in ";

std::string source_name(FormKind kind, const RevisionName& revision) {
  return (kind == FormKind::kRecordForm ? kRecordForm : kSheetSource) + revision.text();
}

bool names_file_of(const Source& source, const std::string& document) {
  const std::string file = document + "@";
  return source.name.starts_with(kRecordForm + file) ||
         source.name.starts_with(kSheetSource + file);
}

}  // namespace

Source form_source(FormKind kind, const FormFile& file, const std::string& place) {
  return {source_name(kind, file.name), file.original, place, file.release.id, file.release.date};
}

bool is_form_in(const Source& source, const RevisionName& revision) {
  return source.name == source_name(FormKind::kRecordForm, revision) ||
         source.name == source_name(FormKind::kWithdrawalSheet, revision);
}

bool is_form_in(const Source& source, const DocumentId& document) {
  return names_file_of(source, document.text());
}

bool is_form_in(const Source& source, const FormFile& file) {
  if (is_form_in(source, file.name)) return true;
  const bool is_same_file = source.evidence == file.original && source.release == file.release.id;
  return is_same_file &&
         std::any_of(file.former_names.begin(), file.former_names.end(),
                     [&](const std::string& name) { return names_file_of(source, name); });
}

}  // namespace palimpsest::archive
