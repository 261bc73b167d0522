#include "record/document_output.hpp"

#include "model/fact_changes.hpp"
#include "record/copies_json.hpp"
#include "record/document_json.hpp"
#include "record/json.hpp"
#include "record/values.hpp"

#include <utility>

namespace palimpsest::record {
namespace {

Json revision_summary_json(const RevisionSummary& revision) {
  return {{"folder", revision.folder.text()},       {"release", to_json(revision.release)},
          {"role", to_json(revision.role)},         {"sha256", revision.sha256.hex()},
          {"pages", revision.page_count},           {"unread_pages", revision.unread_page_count},
          {"redactions", revision.redaction_count}, {"codes", revision.codes}};
}

Json document_summary_json(const DocumentSummary& summary) {
  Json revisions = Json::array();
  for (const RevisionSummary& revision : summary.revisions) {
    revisions.push_back(revision_summary_json(revision));
  }
  return {{"id", summary.id.text()},
          {"revisions", std::move(revisions)},
          {"placeholders", to_json(summary.placeholders)}};
}

Json changes_json(const std::vector<DocumentFactChange>& changes) {
  Json values = Json::array();
  for (const DocumentFactChange& each : changes) {
    values.push_back(
        {{"document", each.document.text()}, {"change", to_json({each.change}).at(0)}});
  }
  return values;
}

Json unused_json(const std::vector<UnusedPart>& parts) {
  Json values = Json::array();
  for (const UnusedPart& part : parts) {
    values.push_back({{"place", part.place}, {"why", part.why}});
  }
  return values;
}

}  // namespace

std::string document_summary_line(const DocumentSummary& summary) {
  return compact_text(document_summary_json(summary));
}

std::string shown_document_to_json(const Document& document, const DocumentSummary& summary) {
  Json value = document_summary_json(summary);
  value["aliases"] = document.aliases;
  value["metadata"] = to_json(document.metadata);
  value["changes"] = to_json(fact_changes(document));
  value["states"] = to_json(document.states);
  value["other_files"] = to_json(document.other_files);
  return canonical_text(value);
}

std::string copies_to_json(const DocumentId& document, const RevisionFolder& folder,
                           const std::vector<Copy>& copies) {
  return canonical_text(
      {{"document", document.text()}, {"folder", folder.text()}, {"copies", to_json(copies)}});
}

std::string list_outcome_line(const ListOutcome& outcome) {
  return compact_text({{"list", outcome.list},
                       {"sha256", outcome.sha256.hex()},
                       {"rows", outcome.rows},
                       {"documents", outcome.documents},
                       {"new_documents", outcome.new_documents},
                       {"facts", outcome.facts},
                       {"placeholders", outcome.placeholders},
                       {"other_files", outcome.other_files},
                       {"releases", outcome.releases},
                       {"changes", changes_json(outcome.changes)},
                       {"unused", unused_json(outcome.unused)},
                       {"commit", outcome.commit ? Json(outcome.commit->text()) : Json()}});
}

}  // namespace palimpsest::record
