#include "archive/import/read_revision.hpp"

#include "archive/import/revision_tree.hpp"

#include <utility>

namespace palimpsest::archive {
namespace {

std::string counted(std::size_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

Finding unsure_id_finding(const DocumentId& id) {
  return {FindingKind::kIdFromFileName,
          "the file name holds no record number; the document is filed as " + id.text(),
          {},
          {},
          0};
}

}  // namespace

Revision revision_of(const DocumentReading& reading, const ChosenId& id,
                     const RevisionFolder& folder, const ImportRequest& request) {
  Revision revision{id.id,
                    folder,
                    {},
                    id.witness,
                    {*reading.digests, reading.facts.page_count, reading.facts.pdf_version,
                     reading.facts.producer, reading.facts.tooling},
                    {reading.file.filename().string(), request.source_url},
                    reading.facts.findings,
                    {}};
  if (id.witness == IdWitness::kCleanedFileName) {
    revision.findings.push_back(unsure_id_finding(id.id));
  }
  for (const ReadPage& page : reading.pages) revision.pages.push_back(page.page);
  return revision;
}

int redaction_count(const Revision& revision) {
  std::size_t count = 0;
  for (const Page& page : revision.pages) count += page.redactions.size();
  return static_cast<int>(count);
}

store::CommitRequest import_commit(const Catalogue& catalogue, const Revision& revision,
                                   const DocumentReading& reading, const ImportRequest& request,
                                   const std::string& act_id) {
  const RevisionName name{revision.document, revision.folder};
  const std::string body =
      counted(static_cast<std::size_t>(revision.observed.page_count), "page") + ", " +
      counted(static_cast<std::size_t>(redaction_count(revision)), "redaction");
  const Act act{ActKind::kImport, act_id, {name}, {}, reading.seconds, reading.sandbox};
  const Document document{revision.document, choose_id(reading.file, request.document).aliases};
  return {revision_edits(catalogue, revision, reading.pages, document, request.release),
          act_message(act, "Import " + name.text(), body, request.actor), request.actor.time,
          request.actor.operator_name};
}

}  // namespace palimpsest::archive
