#include "archive/forms/form_source.hpp"

namespace palimpsest::archive {
namespace {

// Written to records: never rename.
constexpr const char* kRecordForm = "record form in ";

std::string source_name(FormKind kind, const RevisionName& revision) {
  return (kind == FormKind::kRecordForm ? kRecordForm : kSheetSource) + revision.text();
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
  const std::string file = document.text() + "@";
  return source.name.starts_with(kRecordForm + file) ||
         source.name.starts_with(kSheetSource + file);
}

}  // namespace palimpsest::archive
