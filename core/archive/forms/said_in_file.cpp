#include "archive/forms/said_in_file.hpp"

#include "archive/forms/item_names.hpp"
#include "archive/forms/record_form.hpp"
#include "archive/forms/sheet_items.hpp"
#include "archive/identity/choose_id.hpp"
#include "archive/import/revision_tree.hpp"
#include "archive/removal/removals.hpp"
#include "archive/tree/tree_paths.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace palimpsest::archive {
namespace {

Finding meets_other(const SheetItem& item, const DocumentId& document) {
  return {FindingKind::kIdConflict,
          item.claim.source.place +
              " of the withdrawal sheet has the number of a document that no "
              "sheet had named; what it says is filed as " +
              document.text(),
          item.page,
          {},
          0};
}

bool says_the_same(const Document& one, const Document& other) {
  return one.aliases == other.aliases &&
         std::is_permutation(one.metadata.begin(), one.metadata.end(), other.metadata.begin(),
                             other.metadata.end()) &&
         std::is_permutation(one.states.begin(), one.states.end(), other.states.begin(),
                             other.states.end());
}

// Returns what is known of a document, with what the file says of it in the place of what an
// earlier reading of the file said.
Document with_said_in(const FormFile& file, const Catalogue& catalogue, const Document& said) {
  const Document known = catalogue.document(said.id).value_or(Document{said.id, {}});
  Document otherwise = known;
  remove_sources(otherwise, [&](const Source& source) { return is_form_in(source, file); });
  Document whole = with_said(std::move(otherwise), said);
  return says_the_same(whole, known) ? known : whole;
}

// Puts a document to each item, by the number of a record or by what the folder is known to have.
class ItemDocuments {
 public:
  ItemDocuments(const Catalogue& catalogue, const KnownNames& names, const FormFile& file)
      : catalogue_(catalogue), names_(names), file_(file), folder_(file.name.document) {}

  void add(const std::vector<SheetItem>& items) {
    if (items.empty()) return;
    const std::set<DocumentId> removed = removed_and_gone();
    std::vector<SheetItem> unnumbered;
    for (const SheetItem& item : items) {
      if (item.record.empty()) {
        unnumbered.push_back(item);
        continue;
      }
      const DocumentId id = choose_named(item.record, names_).id;
      if (!removed.contains(id)) add(item, id);
    }
    if (unnumbered.empty()) return;
    const std::vector<NamedItem> named =
        name_items(folder_, unnumbered, {known_items(), file_.former_names, removed});
    for (std::size_t i = 0; i < named.size(); ++i) {
      if (named[i].is_removed) continue;
      add(unnumbered[i], named[i].document);
      if (named[i].meets_other) findings_.push_back(meets_other(unnumbered[i], named[i].document));
    }
  }

  // Returns the documents with what was known of them, sorted by id.
  [[nodiscard]] std::vector<Document> documents() const {
    std::vector<Document> items;
    for (const auto& [id, document] : said_)
      items.push_back(with_said_in(file_, catalogue_, document));
    return items;
  }

  [[nodiscard]] std::vector<Finding> take_findings() { return std::move(findings_); }

 private:
  void add(const SheetItem& item, const DocumentId& id) {
    if (id == folder_) return;
    Document& document = said_.try_emplace(id, Document{id, {}}).first->second;
    for (const Fact& fact : item.facts) (void)add_fact(document, fact);
    (void)add_state(document, item.claim);
  }

  [[nodiscard]] std::vector<Document> known_items() const {
    std::set<DocumentId> ids;
    const auto add_beginning = [&](const std::string& folder) {
      for (DocumentId& id : names_.documents_beginning(item_prefix(folder))) {
        ids.insert(std::move(id));
      }
    };
    add_beginning(folder_.text());
    for (const std::string& name : file_.former_names) add_beginning(name);
    std::vector<Document> known;
    for (const DocumentId& id : ids) {
      if (auto document = catalogue_.document(id)) known.push_back(std::move(*document));
    }
    return known;
  }

  [[nodiscard]] std::set<DocumentId> removed_and_gone() const {
    std::set<DocumentId> removed = removed_documents(removals_in(catalogue_.snapshot()));
    std::erase_if(removed, [&](const DocumentId& id) { return catalogue_.document(id); });
    return removed;
  }

  const Catalogue& catalogue_;
  const KnownNames& names_;
  const FormFile& file_;
  const DocumentId& folder_;
  std::map<DocumentId, Document> said_;
  std::vector<Finding> findings_;
};

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Adds the names under which pages stood in `owner` that are pages of `file` now.
void add_names_of_moved(const Document& owner, FormFile& file) {
  const std::string own = file.name.document.text();
  for (const MovedPages& moved : owner.moved) {
    const std::string to = moved.to_document.text();
    const bool is_here =
        moved.to_folder == file.name.folder && (to == own || has(file.former_names, to));
    if (!is_here) continue;
    for (const std::string& name : moved.names) {
      if (name != own && !has(file.former_names, name)) file.former_names.push_back(name);
    }
  }
}

bool has_sheet(const Revision& revision) {
  return std::any_of(revision.pages.begin(), revision.pages.end(), [](const Page& page) {
    return page.form && page.form->kind == FormKind::kWithdrawalSheet;
  });
}

bool is_withheld(const StateClaim& claim) {
  return claim.state == ReleaseState::kWithheldInFull || claim.state == ReleaseState::kInPart;
}

}  // namespace

FormFile form_file_of(const Catalogue& catalogue, const KnownNames& names, const Revision& revision,
                      const Release& release) {
  const RevisionName name{revision.document, revision.folder};
  FormFile file{name, revision.observed.digests.sha256, release};
  if (const auto document = catalogue.document(name.document)) {
    file.former_names = document->aliases;
  }
  const bool is_known =
      catalogue.snapshot().object_of(revision_record_path(name.document, name.folder)).has_value();
  if (!is_known || !has_sheet(revision)) return file;
  for (const DocumentId& id : names.documents_with(file.original)) {
    const auto owner = catalogue.document(id);
    if (owner) add_names_of_moved(*owner, file);
  }
  return file;
}

SaidInFile said_in_file(const Catalogue& catalogue, const KnownNames& names, const Document& named,
                        const Revision& revision, const Release& release) {
  const FormFile file = form_file_of(catalogue, names, revision, release);
  Document said = named;
  for (const Fact& fact : facts_on_forms(named, revision.pages, file)) (void)add_fact(said, fact);
  Document own = with_said_in(file, catalogue, said);
  const Document before = catalogue.document(named.id).value_or(Document{named.id, {}});
  std::vector<FactChange> changes = new_changes(before, own);
  ItemDocuments items(catalogue, names, file);
  items.add(items_on_sheets(revision.pages, file));
  return {std::move(own), items.documents(), std::move(changes), items.take_findings()};
}

std::optional<StateClaim> opened_placeholder(const Catalogue& catalogue, const DocumentId& document,
                                             const ReleaseId& release) {
  const auto known = catalogue.document(document);
  if (!known || !catalogue.folders(document).empty()) return std::nullopt;
  std::optional<StateClaim> newest;
  for (StateClaim& claim : placeholders_of(*known, catalogue.releases_held(*known))) {
    if (claim.release != release && is_withheld(claim)) newest = std::move(claim);
  }
  return newest;
}

}  // namespace palimpsest::archive
