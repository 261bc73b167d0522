#include "archive/edit/said_values.hpp"

#include "archive/act.hpp"
#include "archive/edit/fields.hpp"
#include "archive/edit/said_state.hpp"
#include "archive/tree/tree_paths.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

std::string newest_other(const Document& document, const std::string& name) {
  Document others = document;
  remove_sources(others, [](const Source& source) { return source.person.has_value(); });
  const Fact* fact = newest_fact(others, name);
  return fact == nullptr ? "" : fact->value;
}

void add_facts(const Document& document, std::vector<SaidValue>& said) {
  for (const Fact& fact : document.metadata) {
    if (!fact.source.person) continue;
    said.push_back({document.id.text(), fact.name, fact.value, newest_other(document, fact.name),
                    *fact.source.person});
  }
  for (const StateClaim& claim : document.states) {
    if (!claim.source.person) continue;
    const std::string target = document.id.text() + "@" + claim.release.text();
    said.push_back({target, "state", claim.value, "", *claim.source.person});
    if (const auto shown = evidence_of(claim)) {
      said.push_back({target, "evidence", shown->file_name, "", *claim.source.person});
    }
  }
}

std::string codes_text(const std::vector<Code>& codes) {
  std::string text;
  for (const Code& code : codes) text += (text.empty() ? "" : ", ") + code.normalized;
  return text;
}

std::string read_of(const Page& page, const PersonValue& value) {
  for (const Redaction& redaction : page.redactions) {
    if (redaction.id != value.redaction) continue;
    if (value.field == "region") return region_value(redaction.region);
    if (value.field == "kind") return std::string(name_of(redaction.kind));
    if (value.field == "codes") return codes_text(redaction.codes);
  }
  return "";
}

void add_edits(const Catalogue& catalogue, const RevisionName& name, const std::optional<int>& page,
               std::vector<SaidValue>& said) {
  const RevisionEdits edits = catalogue.edits(name.document, name.folder);
  if (edits.values.empty()) return;
  const Revision revision = catalogue.revision(name.document, name.folder).value();
  const std::vector<Page> pages = catalogue.recorded_pages(revision);
  for (const PersonValue& value : edits.values) {
    if (page && value.page != *page) continue;
    const auto index = static_cast<std::size_t>(value.page - 1);
    std::string machine = index < pages.size() ? read_of(pages[index], value) : "";
    if (value.redaction.empty() && value.field == "text") {
      machine = catalogue.snapshot()
                    .read(page_text_path(name.document, name.folder, value.page))
                    .value_or("");
    }
    const EditTarget target{name.document.text(), name.folder.text(), value.page, value.redaction};
    said.push_back({target.text(), value.field, value.value, std::move(machine), value.mark});
  }
}

}  // namespace

std::vector<SaidValue> said_of(const Catalogue& catalogue, const FoundPlace& place) {
  std::vector<SaidValue> said;
  if (place.folder) {
    add_edits(catalogue, {place.document, *place.folder}, place.page, said);
    return said;
  }
  const auto document = catalogue.document(place.document);
  if (document) add_facts(*document, said);
  for (const RevisionFolder& folder : catalogue.folders(place.document)) {
    add_edits(catalogue, {place.document, folder}, std::nullopt, said);
  }
  return said;
}

}  // namespace palimpsest::archive
