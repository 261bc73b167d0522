#include "archive/edit/corrections.hpp"

#include "archive/edit/edit_values.hpp"
#include "archive/edit/structure/restructure.hpp"
#include "archive/edit/structure/said_names.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/reference.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr std::string_view kReasonMark = ": ";  // between a state and its reason

// Collects what people say of one document after the other.
class Collection {
 public:
  explicit Collection(const Catalogue& catalogue) : catalogue_(catalogue) {}

  void add(const DocumentId& id) {
    const auto document = catalogue_.document(id);
    if (!document) return;
    std::vector<Revision> revisions;
    for (const RevisionFolder& folder : catalogue_.folders(id)) {
      auto revision = catalogue_.revision(id, folder);
      if (revision) revisions.push_back(std::move(*revision));
    }
    add_facts(*document, revisions);
    for (const Revision& revision : revisions) add_revision(revision);
  }

  [[nodiscard]] std::vector<Correction> take() { return std::move(corrections_); }

 private:
  void add_facts(const Document& document, const std::vector<Revision>& revisions) {
    std::set<Sha256> originals;
    for (const Revision& revision : revisions) originals.insert(revision.observed.digests.sha256);
    const auto add_one = [&](EditTarget target, const std::string& field, const std::string& value,
                             const PersonMark& mark) {
      const bool continues = !corrections_.empty() && corrections_.back().row.target == target &&
                             corrections_.back().row.values.front().field == field;
      if (!continues) {
        corrections_.push_back(
            {{"", std::move(target), {}, mark}, {originals.begin(), originals.end()}});
      }
      corrections_.back().row.values.push_back({field, value});
    };
    for (const Fact& fact : document.metadata) {
      if (fact.source.person) {
        add_one({document.id.text(), "", 0, ""}, fact.name, fact.value, *fact.source.person);
      }
    }
    for (const StateClaim& claim : document.states) {
      if (!claim.source.person) continue;
      add_one({document.id.text(), claim.release.text(), 0, ""}, "state", claim.value,
              *claim.source.person);
    }
  }

  void add_revision(const Revision& revision) {
    const RevisionEdits edits = catalogue_.edits(revision.document, revision.folder);
    const std::vector<Sha256> originals{revision.observed.digests.sha256};
    const EditTarget target{revision.document.text(), revision.folder.text(), 0, ""};
    for (const PersonValue& value : edits.values) {
      EditRow row{"", target, {{value.field, value.value}}, value.mark, value.place};
      row.target.page = value.page;
      row.target.redaction = value.redaction;
      corrections_.push_back({std::move(row), originals});
    }
    for (const CheckedWords& words : edits.checked_words) {
      EditRow row{"", target, {}, words.mark, {}, words};
      row.target.page = words.page;
      corrections_.push_back({std::move(row), originals});
    }
  }

  const Catalogue& catalogue_;
  std::vector<Correction> corrections_;
};

// Finds in this archive what was said in another one.
class Finder {
 public:
  explicit Finder(const store::Store& store) : catalogue_(store), index_(open_index(store)) {}

  // Returns the document of that name, else the one with these originals. Throws Error(input) when
  // there is none.
  [[nodiscard]] DocumentId document_named(const std::string& name,
                                          const std::vector<Sha256>& originals) const {
    const auto named = look_up_document(catalogue_, name);
    return named ? *named : document_with(name, originals);
  }

  // Whether `name` is the id or an alias of a document.
  [[nodiscard]] bool bears_name(const std::string& document, const std::string& name) const {
    const auto named = look_up_document(catalogue_, name);
    return named && named->text() == document;
  }

  // Returns the rows that say it here. Throws Error(input) when the archive does not hold it.
  [[nodiscard]] EditRow row_of(Correction correction) {
    EditRow row = std::move(correction.row);
    const bool is_of_revision = row.target.page > 0;
    const auto named = look_up_document(catalogue_, row.target.document);
    if (named) row.target.document = named->text();
    if (is_of_revision) {
      find_revision(row, correction.originals.at(0), named);
    } else if (!named && !correction.originals.empty()) {
      row.target.document = document_with(row.target.document, correction.originals).text();
    }
    if (row.values.size() == 1 && row.values[0].field == "state") split_state(row);
    return row;
  }

 private:
  [[nodiscard]] DocumentId document_with(const std::string& name,
                                         const std::vector<Sha256>& originals) const {
    std::set<DocumentId> documents;
    for (const Sha256& original : originals) {
      for (const index::IndexedFile& file : files_with(original)) documents.insert(file.document);
    }
    if (documents.size() == 1) return *documents.begin();
    throw Error(ErrorKind::kInput, "the archive holds no document '" + name + "', and " +
                                       (documents.empty() ? "none of" : "several documents with") +
                                       " its originals");
  }

  [[nodiscard]] std::vector<index::IndexedFile> files_with(const Sha256& original) const {
    return index_ ? index_->files_with(original) : std::vector<index::IndexedFile>{};
  }

  // The revision of that name where it has the bytes, else the one file with them.
  void find_revision(EditRow& row, const Sha256& original, const std::optional<DocumentId>& named) {
    const std::string& folder = row.target.release;
    if (named && is_valid_release_part(folder)) {
      const auto revision = revision_of({*named, RevisionFolder(folder)});
      if (revision && revision->observed.digests.sha256 == original) return;
    }
    const std::vector<index::IndexedFile> files = files_with(original);
    if (files.size() != 1) {
      throw Error(ErrorKind::kInput,
                  files.empty()
                      ? "the archive does not hold the original " + original.hex()
                      : "several files of the archive have the original " + original.hex());
    }
    row.target.document = files[0].document.text();
    row.target.release = files[0].folder.text();
  }

  [[nodiscard]] std::optional<Revision> revision_of(const RevisionName& name) const {
    return catalogue_.revision(name.document, name.folder);
  }

  static void split_state(EditRow& row) {
    const std::string text = row.values[0].value;
    const std::size_t mark = text.find(kReasonMark);
    row.values[0].value = text.substr(0, mark);
    if (mark == std::string::npos) return;
    row.values.push_back({"reason", text.substr(mark + kReasonMark.size())});
  }

  Catalogue catalogue_;
  std::optional<index::Index> index_;
};

}  // namespace

namespace {

// Returns false when the archive does not hold what `correction` is about, and says so in `bad`.
template <class Say>
bool attempt(const Correction& correction, std::vector<BadRow>& bad, Say say) {
  const std::string source = correction.row.source;
  try {
    say();
    return true;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput && error.kind() != ErrorKind::kConflict) throw;
    bad.push_back({source, error.what(), error.hint()});
    return false;
  }
}

// Renames or merges a document, unless it bears the name already.
void say_name(store::Store& store, const Correction& correction, const Actor& actor,
              ValuesOutcome& outcome) {
  const Finder finder(store);
  const FieldValue& said = correction.row.values.front();
  const std::string from =
      finder.document_named(correction.row.target.document, correction.originals).text();
  const bool is_merge = is_said_merge(correction);
  const std::string to =
      is_merge ? finder.document_named(said.value, correction.target_originals).text() : said.value;
  if (from == to || finder.bears_name(from, to)) return;
  const Restructuring done =
      is_merge ? merge_documents(store, from, to, actor) : rename_document(store, from, to, actor);
  outcome.act = done.act;
  outcome.commit = done.commit;
  outcome.changes.push_back({from, said.field, from, to, ""});
}

}  // namespace

std::vector<Correction> corrections_of(const store::Store& store, const Audience& audience) {
  const Catalogue catalogue(store, audience);
  Collection collection(catalogue);
  for (const DocumentId& id : catalogue.documents()) collection.add(id);
  std::vector<Correction> all = said_names(store, audience);
  for (Correction& correction : collection.take()) all.push_back(std::move(correction));
  return all;
}

ValuesOutcome apply_corrections(store::Store& store, std::vector<Correction> corrections,
                                const Actor& actor) {
  ValuesOutcome names;
  names.rows = corrections.size();
  const auto values = std::stable_partition(corrections.begin(), corrections.end(), is_said_name);
  for (auto each = corrections.begin(); each != values; ++each) {
    if (!attempt(*each, names.bad, [&] { say_name(store, *each, actor, names); })) return names;
  }
  corrections.erase(corrections.begin(), values);
  Finder finder(store);
  std::vector<EditRow> rows;
  for (Correction& correction : corrections) {
    (void)attempt(correction, names.bad,
                  [&] { rows.push_back(finder.row_of(std::move(correction))); });
  }
  if (!names.bad.empty()) return names;
  ValuesOutcome outcome = edit_values(store, rows, actor, EditScope::kNewDocuments);
  outcome.rows = names.rows;
  outcome.changes.insert(outcome.changes.begin(), names.changes.begin(), names.changes.end());
  if (!outcome.commit) {
    outcome.act = names.act;
    outcome.commit = names.commit;
  }
  return outcome;
}

}  // namespace palimpsest::archive
