#include "archive/import/read_revision.hpp"

#include "archive/import/record_pages.hpp"
#include "archive/import/revision_tree.hpp"
#include "archive/obtained/evidence_file.hpp"
#include "archive/reading/reading_tools.hpp"
#include "base/counted.hpp"

#include <utility>

namespace palimpsest::archive {
namespace {

// A part of a file has the pages that it was given.
int page_count_of(const DocumentReading& reading) {
  return reading.range ? reading.range->size() : reading.facts.page_count;
}

}  // namespace

Revision revision_of(const DocumentReading& reading, const ChosenId& id,
                     const RevisionFolder& folder, const FileProvenance& provenance,
                     const std::string& identifiers) {
  Revision revision{id.id,
                    folder,
                    {},
                    id.witness,
                    {*reading.digests, page_count_of(reading), reading.facts.pdf_version,
                     reading.facts.producer, reading_tools(reading.facts.tooling, identifiers)},
                    provenance.claimed,
                    reading.facts.findings,
                    {},
                    reading.range,
                    provenance.evidence,
                    record_pages(reading.pages)};
  revision.claimed.file_name = reading.file.filename().string();
  revision.findings.insert(revision.findings.end(), id.findings.begin(), id.findings.end());
  revision.findings.insert(revision.findings.end(), provenance.findings.begin(),
                           provenance.findings.end());
  for (const ReadPage& page : reading.pages) revision.pages.push_back(page.page);
  return revision;
}

int redaction_count(const Revision& revision) {
  std::size_t count = 0;
  for (const Page& page : revision.pages) count += page.redactions.size();
  return static_cast<int>(count);
}

store::CommitRequest import_commit(const Catalogue& catalogue, const Revision& revision,
                                   const SaidInFile& said, const DocumentReading& reading,
                                   const Release& release, const FileProvenance& provenance,
                                   const ImportRequest& request, const std::string& act_id) {
  const RevisionName name{revision.document, revision.folder};
  const std::string body =
      counted(static_cast<std::size_t>(revision.observed.page_count), "page") + ", " +
      counted(static_cast<std::size_t>(redaction_count(revision)), "redaction");
  Act act{ActKind::kImport, act_id, {name}, {}, reading.seconds, reading.sandbox};
  act.scanner = request.virus_scanner.filename().string();
  std::vector<store::TreeEdit> edits =
      revision_edits(catalogue, revision, reading.pages, said.own, release);
  for (const EvidenceFile& file : provenance.files) {
    edits.push_back(evidence_edit(file.digests));
  }
  for (const Document& item : said.items) {
    add_document_edit(catalogue, item, edits);
    act.documents.push_back(item.id);
  }
  return {std::move(edits), act_message(act, "Import " + name.text(), body, request.actor),
          request.actor.time, request.actor.operator_name};
}

}  // namespace palimpsest::archive
