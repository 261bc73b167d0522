#include "archive/edit/structure/restructured_tree.hpp"

#include "archive/access/restriction.hpp"
#include "archive/edit/structure/repeats.hpp"
#include "archive/forms/form_source.hpp"
#include "archive/forms/said_in_file.hpp"
#include "archive/history/kept_diffs.hpp"
#include "archive/identity/known_names.hpp"
#include "archive/identity/split_records.hpp"
#include "archive/import/record_pages.hpp"
#include "archive/import/revision_tree.hpp"
#include "archive/originals/held_original.hpp"
#include "archive/reading/document_codes.hpp"
#include "archive/tree/reference.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "record/edits_record.hpp"
#include "record/page_record.hpp"
#include "record/revision_record.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr const char* kRevisionRecord = "revision.json";
constexpr const char* kEditsRecord = "edits.json";

std::string required(const store::Snapshot& snapshot, const std::string& path) {
  auto bytes = snapshot.read(path);
  if (bytes) return std::move(*bytes);
  throw Error(ErrorKind::kIntegrity, "the archive lacks " + path, "run `palimpsest verify`");
}

// Codes in the header of the first page belong to all pages of a document: another first page,
// other codes.
Page without_header_codes(Page page) {
  for (Redaction& redaction : page.redactions) {
    std::erase_if(redaction.codes,
                  [](const Code& code) { return code.where == CodePlace::kDocumentHeader; });
  }
  return page;
}

RevisionEdits edits_in(const RevisionEdits& edits, const PageRange& pages) {
  RevisionEdits part;
  const auto is_in = [&](int page) { return page >= pages.first && page <= pages.last; };
  for (CheckedWords words : edits.checked_words) {
    if (!is_in(words.page)) continue;
    words.page -= pages.first - 1;
    part.checked_words.push_back(std::move(words));
  }
  for (PersonValue value : edits.values) {
    if (!is_in(value.page)) continue;
    value.page -= pages.first - 1;
    part.values.push_back(std::move(value));
  }
  return part;
}

std::vector<FormerRedaction> former_in(const std::vector<FormerRedaction>& former,
                                       const PageRange& pages) {
  std::vector<FormerRedaction> part;
  for (FormerRedaction redaction : former) {
    if (redaction.page < pages.first || redaction.page > pages.last) continue;
    redaction.page -= pages.first - 1;
    part.push_back(std::move(redaction));
  }
  return part;
}

std::vector<Finding> findings_in(const std::vector<Finding>& findings, const PageRange& pages) {
  std::vector<Finding> part;
  for (Finding finding : findings) {
    if (finding.kind == FindingKind::kSeveralRecords) continue;
    const bool is_in =
        !finding.page || (*finding.page >= pages.first && *finding.page <= pages.last);
    if (!is_in) continue;
    if (finding.page) *finding.page -= pages.first - 1;
    part.push_back(std::move(finding));
  }
  return part;
}

}  // namespace

RevisionName named_revision(const Catalogue& catalogue, const std::string& text) {
  const ReferenceText reference = parse_reference(text);
  if (!reference.release || reference.page) {
    throw Error(ErrorKind::kUsage, "'" + text + "' names no revision", "write DOCUMENT@RELEASE");
  }
  const FoundPlace place = find_place(catalogue, reference);
  return {place.document, place.folder.value()};
}

std::vector<std::string> names_of_document(const Document& document) {
  std::vector<std::string> names{document.id.text()};
  names.insert(names.end(), document.aliases.begin(), document.aliases.end());
  return names;
}

StoredRevision stored_revision(const Catalogue& catalogue, const RevisionName& name) {
  const store::Snapshot& snapshot = catalogue.snapshot();
  const Revision revision = catalogue.revision(name.document, name.folder).value();
  if (!has_original(snapshot, revision)) {
    throw Error(ErrorKind::kConflict, "something of " + name.text() + " was removed by order",
                "what is left of it can be neither split nor joined");
  }
  StoredRevision stored{revision, {}, catalogue.edits(name.document, name.folder)};
  stored.reading.range = stored.revision.range;
  for (int number = 1; number <= stored.revision.observed.page_count; ++number) {
    const std::string record =
        required(snapshot, page_record_path(name.document, name.folder, number));
    stored.reading.pages.push_back(as_read(without_header_codes(record::parse_page(record))));
    stored.revision.pages.push_back(stored.reading.pages.back().page);
  }
  return stored;
}

StoredRevision part_of(const StoredRevision& stored, const PageRange& pages,
                       const RevisionName& name) {
  StoredRevision part{stored.revision, part_of(stored.reading, pages),
                      edits_in(stored.edits, pages)};
  Revision& revision = part.revision;
  if (revision.document != name.document) revision.id_witness = IdWitness::kUser;
  revision.document = name.document;
  revision.folder = name.folder;
  revision.role = {};
  revision.range = part.reading.range;
  revision.observed.page_count = pages.size();
  revision.findings = findings_in(revision.findings, pages);
  revision.record_pages = record_pages(part.reading.pages);
  revision.former_redactions = former_in(revision.former_redactions, pages);
  return part;
}

void add_values(const Document& from, Document& to) {
  std::vector<Fact> facts;
  for (const Fact& fact : from.metadata) {
    const Fact* known = newest_fact(to, fact.name);
    const bool is_said_otherwise =
        fact.source.person && known != nullptr && known->source.person.has_value();
    if (!is_said_otherwise && !is_restriction(fact)) facts.push_back(fact);
  }
  for (const Fact& fact : facts) (void)add_fact(to, fact);
  for (const StateClaim& claim : from.states) (void)add_state(to, claim);
  for (const OtherFile& file : from.other_files) {
    if (std::find(to.other_files.begin(), to.other_files.end(), file) == to.other_files.end()) {
      to.other_files.push_back(file);
    }
  }
  to.moved.insert(to.moved.begin(), from.moved.begin(), from.moved.end());
}

void RestructuredTree::remove_document(const DocumentId& id) {
  edits_.push_back({document_folder(id), std::nullopt});
}

void RestructuredTree::remove_revision(const RevisionName& name) {
  edits_.push_back({revision_folder(name.document, name.folder), std::nullopt});
  for (std::string& path : kept_diffs_on(catalogue_.snapshot(), name)) {
    edits_.push_back({std::move(path), std::nullopt});
  }
}

void RestructuredTree::copy_revision(const RevisionName& from, const RevisionName& to,
                                     const Role& role,
                                     const std::map<std::string, std::string>& folders) {
  const store::Snapshot& snapshot = catalogue_.snapshot();
  const std::string source = revision_folder(from.document, from.folder) + "/";
  const std::string target = revision_folder(to.document, to.folder) + "/";
  const auto copy = [&](const std::string& name, std::string bytes) {
    if (name == kRevisionRecord) {
      Revision revision = record::parse_revision(bytes);
      revision.document = to.document;
      revision.folder = to.folder;
      revision.role = role;
      bytes = record::revision_to_json(revision);
    } else if (name == kEditsRecord) {
      RevisionEdits edits = record::parse_edits(bytes);
      for (CheckedWords& words : edits.checked_words) {
        const auto renamed = folders.find(words.against);
        if (renamed != folders.end()) words.against = renamed->second;
      }
      bytes = record::edits_to_json(edits);
    }
    edits_.push_back({target + name, std::move(bytes)});
  };
  for (const store::Entry& entry : snapshot.list(revision_folder(from.document, from.folder))) {
    if (!entry.is_folder) {
      copy(entry.name, required(snapshot, source + entry.name));
      continue;
    }
    for (const store::Entry& file : snapshot.list(source + entry.name)) {
      const std::string name = entry.name + "/" + file.name;
      copy(name, required(snapshot, source + name));
    }
  }
}

void RestructuredTree::write_revision(const StoredRevision& stored) {
  const RevisionName name{stored.revision.document, stored.revision.folder};
  DocumentReading reading = stored.reading;
  if (auto coded = with_document_codes(reading)) reading = std::move(*coded);
  Revision revision = stored.revision;
  revision.pages.clear();
  for (const ReadPage& read : reading.pages) revision.pages.push_back(read.page);

  const Release release = catalogue_.release(release_of(name.folder))
                              .value_or(Release{release_of(name.folder), {}, {}, {}, {}, {}});
  Document& document = records_.document(name.document);
  remove_sources(document, [&](const Source& source) { return is_form_in(source, name); });
  // Only what it says of its own document is taken over: items of its sheets have their records.
  const SaidInFile said =
      said_in_file(catalogue_, KnownNames(), {document.id, document.aliases}, revision, release);
  for (const Fact& fact : said.own.metadata) {
    if (is_form_in(fact.source, name)) (void)add_fact(document, fact);
  }
  add_release_edit(catalogue_, release, edits_);
  add_files_of_replaced(catalogue_, revision, reading.pages, edits_);
  records_.edits(name) = stored.edits;
}

void RestructuredTree::move(Document& owner, MovedPages moved) {
  owner.moved.push_back(std::move(moved));
}

void RestructuredTree::move_back(Document& owner, const RevisionFolder& folder,
                                 const PageRange& pages) {
  std::vector<MovedPages> left;
  for (const MovedPages& each : owner.moved) {
    const bool is_own =
        std::find(each.names.begin(), each.names.end(), owner.id.text()) != each.names.end();
    if (!is_own || each.folder != folder || !each.pages) {
      left.push_back(each);
      continue;
    }
    // Others that went with them stay where they are.
    for (const PageRange& rest : {PageRange{each.pages->first, pages.first - 1},
                                  PageRange{pages.last + 1, each.pages->last}}) {
      MovedPages part = each;
      part.pages =
          PageRange{std::max(rest.first, each.pages->first), std::min(rest.last, each.pages->last)};
      part.to_first += part.pages->first - each.pages->first;
      if (part.pages->size() > 0) left.push_back(std::move(part));
    }
  }
  owner.moved = std::move(left);
}

RevisionFolder RestructuredTree::free_folder(const DocumentId& document, const ReleaseId& release) {
  int next = first_free_ordinal(records_.document(document), release);
  std::vector<RevisionFolder> taken = catalogue_.folders(document);
  for (const RevisionName& name : taken_) {
    if (name.document == document) taken.push_back(name.folder);
  }
  for (const RevisionFolder& folder : taken) {
    if (release_of(folder) == release) next = std::max(next, ordinal_of(folder) + 1);
  }
  taken_.push_back({document, folder_of(release, next)});
  return taken_.back().folder;
}

RestructuredTree::Done RestructuredTree::commit(store::Store& store, store::Writer& writer,
                                                const std::string& subject,
                                                const std::vector<RevisionName>& revisions,
                                                const std::vector<DocumentId>& documents,
                                                const Actor& actor, const std::string& repeats) {
  Act act{ActKind::kEdit, make_act_id(actor, store.tip().commit(), subject), {}, {}, 0};
  std::vector<store::TreeEdit> edits = std::move(edits_);
  for (store::TreeEdit& edit : records_.tree_edits(act)) edits.push_back(std::move(edit));
  act.revisions.clear();
  for (const RevisionName& name : revisions) {
    const bool is_new = std::none_of(act.revisions.begin(), act.revisions.end(),
                                     [&](const auto& each) { return each.text() == name.text(); });
    if (is_new) act.revisions.push_back(name);
  }
  act.documents = documents;
  std::sort(act.documents.begin(), act.documents.end());
  act.documents.erase(std::unique(act.documents.begin(), act.documents.end()), act.documents.end());
  const CommitId commit =
      writer.commit({std::move(edits), act_message(act, subject, repeats_text(repeats), actor),
                     actor.time, actor.operator_name});
  return {act.id, commit};
}

}  // namespace palimpsest::archive
