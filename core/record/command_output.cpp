#include "record/command_output.hpp"

#include "record/copies_json.hpp"
#include "record/document_json.hpp"
#include "record/json.hpp"
#include "record/optional_json.hpp"
#include "record/problem_json.hpp"
#include "record/values.hpp"

#include <algorithm>

namespace palimpsest::record {
namespace {

Json inspected_page_json(const Page& page) {
  return {{"number", page.number},
          {"width", to_json(page.size.width)},
          {"height", to_json(page.size.height)},
          {"text_source", name_of(page.text_source)},
          {"redactions", to_json(page.redactions)},
          {"findings", to_json(page.findings)},
          {"form", page.form ? to_json(*page.form) : Json()}};
}

Json exposed_json(const std::vector<ExposedText>& exposed) {
  Json values = Json::array();
  for (const ExposedText& text : exposed) {
    Json value = {
        {"basis", name_of(text.basis)}, {"characters", text.characters}, {"words", text.words}};
    if (text.page) value["page"] = *text.page;
    if (text.region) value["region"] = to_json(*text.region);
    values.push_back(std::move(value));
  }
  return values;
}

Json resumed_json(const std::optional<ResumedCheck>& resumed) {
  if (!resumed) return {};
  return {{"since", resumed->since.text()},
          {"log_entries", resumed->entries},
          {"originals", resumed->originals},
          {"readings", resumed->readings}};
}

}  // namespace

std::string inspection_to_json(const Inspection& inspection) {
  Json page_values = Json::array();
  for (const Page& page : inspection.pages) page_values.push_back(inspected_page_json(page));
  Json value = {{"file", inspection.file},
                {"sha256", inspection.sha256.hex()},
                {"pages", std::move(page_values)},
                {"document", text_or_null(inspection.document)},
                {"identifiers", to_json(inspection.identifiers)},
                {"findings", to_json(inspection.findings)}};
  if (inspection.exposed) value["exposed_text"] = exposed_json(*inspection.exposed);
  return compact_text(value);
}

std::string file_outcome_line(const FileOutcome& outcome) {
  std::vector<std::string> items;
  for (const DocumentId& item : outcome.items) items.push_back(item.text());
  return compact_text(
      {{"file", outcome.file},
       {"status", name_of(outcome.status)},
       {"document", name_or_null(outcome.document)},
       {"folder", name_or_null(outcome.folder)},
       {"role", outcome.document ? to_json(outcome.role) : Json()},
       {"id_witness", outcome.document ? Json(name_of(outcome.id_witness)) : Json()},
       {"pages", outcome.page_count},
       {"redactions", outcome.redaction_count},
       {"commit", name_or_null(outcome.commit)},
       {"findings", to_json(outcome.findings)},
       {"copies", to_json(outcome.copies)},
       {"changes", to_json(outcome.changes)},
       {"items", items},
       {"opens", outcome.opens ? to_json(std::vector{*outcome.opens}).at(0) : Json()},
       {"error", text_or_null(outcome.error)},
       {"hint", text_or_null(outcome.hint)}});
}

std::string import_summary_line(const ImportOutcome& outcome) {
  const auto count = [&](ImportStatus status) {
    return std::count_if(outcome.files.begin(), outcome.files.end(),
                         [=](const FileOutcome& file) { return file.status == status; });
  };
  const ImportTotals totals = imported_totals(outcome);
  return compact_text({{"import", text_or_null(outcome.import_id)},
                       {"files", outcome.files.size()},
                       {"pages", totals.pages},
                       {"redactions", totals.redactions},
                       {"planned", count(ImportStatus::kPlanned)},
                       {"imported", count(ImportStatus::kImported)},
                       {"unchanged", count(ImportStatus::kUnchanged)},
                       {"failed", count(ImportStatus::kFailed)}});
}

std::string verification_to_json(const Verification& verification) {
  return canonical_text({{"result", is_damaged(verification) ? "damaged" : "ok"},
                         {"checked",
                          {{"commits", verification.commits},
                           {"objects", verification.objects},
                           {"originals", verification.originals},
                           {"bytes", verification.bytes},
                           {"log_entries", verification.log_entries},
                           {"signatures", verification.signatures},
                           {"time_stamps", verification.time_stamps},
                           {"removals", verification.removals},
                           {"readings", verification.readings},
                           {"derived_files", verification.derived_files},
                           {"revisions_without_digests", verification.revisions_without_digests}}},
                         {"resumed", resumed_json(verification.resumed)},
                         {"problems", problems_json(verification.problems)}});
}

std::string new_archive_to_json(std::string_view folder, const ArchiveFacts& facts) {
  return canonical_text({{"archive", folder},
                         {"format", facts.format},
                         {"id", facts.id},
                         {"created", facts.created.text()}});
}

std::string maintenance_to_json(const Maintenance& maintenance) {
  return canonical_text({{"objects", maintenance.objects},
                         {"packs_before", maintenance.packs_before},
                         {"loose_before", maintenance.loose_before},
                         {"bytes_before", maintenance.bytes_before},
                         {"bytes_after", maintenance.bytes_after}});
}

std::string reindex_to_json(std::size_t documents) {
  return canonical_text({{"documents", documents}});
}

std::string undo_to_json(const UndoOutcome& outcome) {
  return canonical_text({{"import", outcome.act},
                         {"commit", outcome.commit.text()},
                         {"revisions", outcome.revisions},
                         {"documents", outcome.documents},
                         {"list", outcome.list ? Json(outcome.list->hex()) : Json()}});
}

}  // namespace palimpsest::record
