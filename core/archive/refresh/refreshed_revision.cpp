#include "archive/refresh/refreshed_revision.hpp"

#include "archive/act.hpp"
#include "archive/forms/form_source.hpp"
#include "archive/forms/said_in_file.hpp"
#include "archive/import/record_pages.hpp"
#include "archive/import/revision_tree.hpp"
#include "archive/reading/document_codes.hpp"
#include "archive/reading/page_results.hpp"
#include "archive/reading/reading_tools.hpp"
#include "archive/refresh/kept_ids.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace palimpsest::archive {
namespace {

// Whether the finding is of how the file was placed, and not of what reading it gave.
bool is_of_import(const Finding& finding) {
  switch (finding.kind) {
    case FindingKind::kIdFromFileName:
    case FindingKind::kIdConflict:
    case FindingKind::kIdUnsure:
    case FindingKind::kSeveralRecords:
    case FindingKind::kChecksumDiffers:
    case FindingKind::kEvidenceDiffers:
    case FindingKind::kMayBeItem:
      return true;
    default:
      return false;
  }
}

void add_new(const std::vector<Finding>& findings, std::vector<Finding>& known) {
  for (const Finding& finding : findings) {
    const bool is_known = std::find(known.begin(), known.end(), finding) != known.end();
    if (!is_known) known.push_back(finding);
  }
}

std::string named(int page, const std::string& id) { return std::to_string(page) + "#" + id; }

// What the archive has of a revision is not given up for less.
void refuse_losses(const Revision& before, const std::vector<Page>& recorded,
                   const std::vector<ReadPage>& pages) {
  const std::string name = before.document.text() + "@" + before.folder.text();
  if (pages.size() < recorded.size()) {
    throw Error(ErrorKind::kInput,
                name + " opens with " + counted(pages.size(), "page") +
                    " now, and the archive has " + std::to_string(recorded.size()) +
                    ": the revision stays as it is",
                "the tools that read it before read more of it");
  }
  for (std::size_t i = 0; i < recorded.size(); ++i) {
    const Page& page = pages[i].page;
    if (!is_readable(recorded[i]) || (!is_lost(page) && is_readable(page))) continue;
    throw Error(ErrorKind::kInput,
                "page " + std::to_string(i + 1) + " of " + name +
                    (is_lost(page) ? " was lost" : " cannot be read now") +
                    ", and the archive has it: the revision stays as it is",
                is_lost(page) ? "read it again when the machine has more time and memory: "
                                "palimpsest refresh " +
                                    name
                              : "the tools that read it before read more of it");
  }
}

class Refreshing {
 public:
  Refreshing(const Catalogue& catalogue, const KnownNames& names, const Revision& before,
             const DocumentReading& reading)
      : catalogue_(catalogue),
        names_(names),
        before_(before),
        recorded_(catalogue.recorded_pages(before)),
        reading_(with_document_codes(reading).value_or(reading)),
        result_{before, {}, {}, {}, {}, {}} {
    before_.pages = recorded_;
    refuse_losses(before_, recorded_, reading_.pages);
  }

  [[nodiscard]] RefreshedRevision run(const std::string& identifiers) {
    result_.revision.former_redactions.clear();
    take_facts(identifiers);
    for (ReadPage& read : reading_.pages) take_page(read);
    take_said();
    add_files_of_replaced(catalogue_, result_.revision, reading_.pages, result_.edits);
    leave_out_unchanged();
    return std::move(result_);
  }

 private:
  void take_facts(const std::string& identifiers) {
    Revision& revision = result_.revision;
    Observed& observed = revision.observed;
    observed.page_count = static_cast<int>(reading_.pages.size());
    observed.pdf_version = reading_.facts.pdf_version;
    observed.producer = reading_.facts.producer;
    observed.tooling = reading_tools(reading_.facts.tooling, identifiers);
    revision.findings = reading_.facts.findings;
    std::vector<Finding> of_import = before_.findings;
    std::erase_if(of_import, [](const Finding& finding) { return !is_of_import(finding); });
    add_new(of_import, revision.findings);
    revision.record_pages = record_pages(reading_.pages);
  }

  void take_page(ReadPage& read) {
    const int number = read.page.number;
    Page known;
    known.number = number;
    if (number <= static_cast<int>(recorded_.size())) {
      known = recorded_[static_cast<std::size_t>(number - 1)];
    }
    IdentifiedPage identified =
        with_kept_ids(std::move(read), known, before_.former_redactions, Overlooked::kStays);
    read = std::move(identified.page);
    tell_redactions(known, read.page);
    auto& former = result_.revision.former_redactions;
    former.insert(former.end(), identified.former.begin(), identified.former.end());
    result_.revision.pages.push_back(read.page);
    if (differs(read)) result_.changed_pages.push_back(number);
  }

  [[nodiscard]] bool differs(const ReadPage& read) const {
    const store::Snapshot& snapshot = catalogue_.snapshot();
    const int number = read.page.number;
    return snapshot.read(page_record_path(before_.document, before_.folder, number)) !=
               read.record ||
           snapshot.read(page_text_path(before_.document, before_.folder, number)) != read.text;
  }

  void tell_redactions(const Page& known, const Page& now) {
    const auto has = [](const Page& page, const std::string& id) {
      return std::any_of(page.redactions.begin(), page.redactions.end(),
                         [&](const Redaction& each) { return each.id == id; });
    };
    for (const Redaction& each : now.redactions) {
      if (!has(known, each.id)) result_.new_redactions.push_back(named(now.number, each.id));
    }
    for (const Redaction& each : known.redactions) {
      if (!has(now, each.id)) result_.lost_redactions.push_back(named(now.number, each.id));
    }
  }

  // What the forms of the file say of its document, and of the items of its sheets.
  void take_said() {
    const ReleaseId id = release_of(before_.folder);
    const Release release = catalogue_.release(id).value_or(Release{id, {}, {}, {}, {}, {}});
    const Document known =
        catalogue_.document(before_.document).value_or(Document{before_.document, {}});
    const Document named{known.id, known.aliases};
    SaidInFile said = said_in_file(catalogue_, names_, named, result_.revision, release);
    add_new(said.findings, result_.revision.findings);
    add_document_edit(catalogue_, said.own, result_.edits);
    std::set<DocumentId> told;
    for (const Document& item : said.items) {
      told.insert(item.id);
      add_document_edit(catalogue_, item, result_.edits);
    }
    const SaidInFile former = said_in_file(catalogue_, names_, named, before_, release);
    const FormFile file = form_file_of(catalogue_, names_, before_, release);
    for (const Document& item : former.items) {
      if (!told.contains(item.id)) take_from(item.id, file);
    }
    result_.items = std::move(said.items);
  }

  // Takes away what the file does not say of an item any more, and the item when nobody else does.
  // A name by which it is cited stays.
  void take_from(const DocumentId& id, const FormFile& file) {
    auto item = catalogue_.document(id);
    if (!item) return;
    remove_sources(*item, [&](const Source& source) { return is_form_in(source, file); });
    if (says_nothing(*item) && item->aliases.empty() && catalogue_.folders(id).empty()) {
      result_.edits.push_back({document_record_path(id), std::nullopt});
    } else {
      add_document_edit(catalogue_, *item, result_.edits);
    }
    result_.items.push_back(std::move(*item));
  }

  // Kept diffs go with the record that they rest on, and not without it.
  void leave_out_unchanged() {
    const std::string record = revision_record_path(before_.document, before_.folder);
    std::erase_if(result_.edits, [&](const store::TreeEdit& edit) {
      return edit.bytes && catalogue_.snapshot().read(edit.path) == edit.bytes;
    });
    const bool is_other =
        std::any_of(result_.edits.begin(), result_.edits.end(),
                    [&](const store::TreeEdit& edit) { return edit.path == record; });
    if (!is_other && result_.changed_pages.empty()) {
      const std::string diffs = kept_diffs_folder(before_.document) + "/";
      std::erase_if(result_.edits,
                    [&](const store::TreeEdit& edit) { return edit.path.starts_with(diffs); });
    }
  }

  const Catalogue& catalogue_;
  const KnownNames& names_;
  Revision before_;  // with its pages
  std::vector<Page> recorded_;
  DocumentReading reading_;
  RefreshedRevision result_;
};

}  // namespace

RefreshedRevision refreshed_revision(const Catalogue& catalogue, const KnownNames& names,
                                     const Revision& before, const DocumentReading& reading,
                                     const std::string& identifiers) {
  return Refreshing(catalogue, names, before, reading).run(identifiers);
}

}  // namespace palimpsest::archive
