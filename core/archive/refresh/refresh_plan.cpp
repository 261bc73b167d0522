#include "archive/refresh/refresh_plan.hpp"

#include "archive/act.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "archive/originals/held_original.hpp"
#include "archive/reading/page_results.hpp"
#include "archive/tree/recorded_reading.hpp"
#include "archive/tree/reference.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

// A revision that is meant, and whether it may have pages that were lost.
struct Meant {
  RevisionName name;
  bool has_unread = true;
};

std::vector<Meant> all_revisions(const store::Store& store, const Audience& audience) {
  std::vector<Meant> meant;
  for (const DocumentSummary& document : list_documents(store, audience)) {
    for (const RevisionSummary& revision : document.revisions) {
      meant.push_back({{document.id, revision.folder}, revision.unread_page_count > 0});
    }
  }
  return meant;
}

void add_named(const Catalogue& catalogue, const std::string& name, std::vector<Meant>& meant) {
  const ReferenceText reference = parse_reference(name);
  if (reference.page || !reference.redaction.empty()) {
    throw Error(ErrorKind::kUsage, "'" + name + "' names a page, and revisions are read whole",
                "write DOCUMENT or DOCUMENT@RELEASE");
  }
  const FoundPlace place = find_place(catalogue, reference);
  const std::vector<RevisionFolder> folders =
      place.folder ? std::vector{*place.folder} : catalogue.folders(place.document);
  if (folders.empty()) {
    throw Error(ErrorKind::kInput, "the archive has no file of " + place.document.text(),
                "import one: palimpsest import FILE --document " + place.document.text());
  }
  for (const RevisionFolder& folder : folders) {
    const RevisionName found{place.document, folder};
    const bool is_known = std::any_of(meant.begin(), meant.end(), [&](const Meant& each) {
      return each.name.text() == found.text();
    });
    if (!is_known) meant.push_back({found});
  }
}

std::vector<Meant> meant_by(const store::Store& store, const Catalogue& catalogue,
                            const RefreshChoice& choice) {
  if (choice.names.empty()) return all_revisions(store, choice.audience);
  std::vector<Meant> meant;
  for (const std::string& name : choice.names) add_named(catalogue, name, meant);
  return meant;
}

// Returns "pages 3, 7 were lost"; empty when none was. The same tools lose no page again for
// another reason than time and memory.
std::string lost_pages(const Catalogue& catalogue, const Revision& revision) {
  std::string numbers;
  int count = 0;
  for (const Page& page : catalogue.recorded_pages(revision)) {
    if (!is_lost(page)) continue;
    numbers += (count++ == 0 ? "" : ", ") + std::to_string(page.number);
  }
  if (count == 0) return "";
  return (count == 1 ? "page " + numbers + " was" : "pages " + numbers + " were") +
         " lost when it was read";
}

class Plan {
 public:
  Plan(const Catalogue& catalogue, const RefreshChoice& choice, const ToolsOf& tools_of)
      : catalogue_(catalogue), choice_(choice), tools_of_(tools_of) {}

  void add(const Meant& meant) {
    const auto revision = catalogue_.revision(meant.name.document, meant.name.folder);
    if (!revision) {
      throw Error(ErrorKind::kIntegrity, meant.name.text() + " has no record",
                  "run `palimpsest verify`");
    }
    RevisionToRead found{*revision, reading_of(*revision), {}};
    found.revision.observed.derived.clear();  // of which there are two a page
    if (!has_original(catalogue_.snapshot(), *revision)) {
      if (choice_.names.empty()) return;
      found.hindrance =
          Error(ErrorKind::kConflict, "something of " + meant.name.text() + " was removed by order",
                "what is left of it stays as it was read");
    } else {
      find_reasons(meant, found);
    }
    if (found.why.empty() && !found.hindrance) {
      ++plan_.current;
    } else {
      plan_.revisions.push_back(std::move(found));
    }
  }

  [[nodiscard]] RefreshPlan result() { return std::move(plan_); }

 private:
  [[nodiscard]] worker::ReadOptions reading_of(const Revision& revision) const {
    worker::ReadOptions reading = recorded_reading(revision);
    reading.pages.reset();
    reading.ocr = choice_.ocr.value_or(reading.ocr);
    reading.languages = choice_.languages.value_or(reading.languages);
    reading.identifiers = choice_.identifiers;
    return reading;
  }

  void find_reasons(const Meant& meant, RevisionToRead& found) const {
    const Tooling& recorded = found.revision.observed.tooling;
    if (has_own_identifiers(recorded) && choice_.identifiers.empty()) {
      found.hindrance =
          Error(ErrorKind::kUsage, meant.name.text() + " was read with a table of identifiers",
                "say it again: --identifiers FILE");
      return;
    }
    try {
      found.why = tool_changes(recorded,
                               reading_tools(tools_of_(found.reading), found.reading.identifiers));
    } catch (const Error& error) {
      found.hindrance = error;
      return;
    }
    const std::string lost = meant.has_unread ? lost_pages(catalogue_, found.revision) : "";
    if (!lost.empty()) found.why += (found.why.empty() ? "" : "; ") + lost;
    if (found.why.empty() && choice_.scope == RefreshScope::kAll) found.why = "as asked";
  }

  const Catalogue& catalogue_;
  const RefreshChoice& choice_;
  const ToolsOf& tools_of_;
  RefreshPlan plan_;
};

}  // namespace

RefreshPlan plan_refresh(const store::Store& store, const RefreshChoice& choice,
                         const ToolsOf& tools_of) {
  const Catalogue catalogue(store);
  Plan plan(catalogue, choice, tools_of);
  for (const Meant& meant : meant_by(store, catalogue, choice)) plan.add(meant);
  return plan.result();
}

}  // namespace palimpsest::archive
