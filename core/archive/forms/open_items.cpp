#include "archive/forms/open_items.hpp"

#include "archive/forms/form_source.hpp"
#include "archive/forms/form_values.hpp"
#include "archive/forms/sheet_items.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "archive/tree/catalogue.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

// Takes the title, date and pages of a record form.
void add_form(const Form& form, const std::optional<EdtfDate>& released, ItemCandidate& file) {
  if (form.kind != FormKind::kRecordForm) return;
  file.has_form = true;
  for (const FormField& field : form.fields) {
    const auto fact = fact_of_field(field, {"", {}, "", {}, released});
    if (!fact) continue;
    if (fact->name == "title") file.form.title = fact->value;
    if (fact->name == "date") file.form.date = fact->date;
    if (fact->name == "paper_pages") file.form.pages = page_count_in(fact->value);
  }
}

ItemCandidate candidate_of(const DocumentReading& reading,
                           const std::optional<EdtfDate>& released) {
  ItemCandidate file;
  file.released = released;
  file.page_count = static_cast<int>(reading.pages.size());
  if (reading.pages.empty()) return file;
  file.first_text = reading.pages.front().text;
  file.first_words = telling_words(file.first_text);
  const auto& form = reading.pages.front().page.form;
  if (form) add_form(*form, released, file);
  return file;
}

}  // namespace

OpenItems::Items& OpenItems::items() {
  if (items_) return *items_;
  items_.emplace();
  const auto index = open_index(store_);
  if (!index) return *items_;
  const Catalogue catalogue(store_.tip());
  for (const DocumentId& id : index->documents_without_file(kSheetSource)) {
    if (const auto document = catalogue.document(id)) items_->emplace(id, item_of(*document));
  }
  return *items_;
}

std::vector<FittingItem> OpenItems::fitting(const DocumentReading& reading,
                                            const std::optional<EdtfDate>& released) {
  std::vector<FittingItem> found;
  if (items().empty()) return found;
  const ItemCandidate file = candidate_of(reading, released);
  for (const auto& [id, item] : items()) {
    ItemMatch match = match_item(item, file);
    if (match.fit != ItemFit::kNone) found.push_back({id, std::move(match)});
  }
  std::stable_sort(found.begin(), found.end(), [](const FittingItem& a, const FittingItem& b) {
    return a.match.fit > b.match.fit;
  });
  return found;
}

void OpenItems::add(const Document& item) { items().insert_or_assign(item.id, item_of(item)); }

void OpenItems::remove(const DocumentId& document) {
  if (items_) items_->erase(document);
}

}  // namespace palimpsest::archive
