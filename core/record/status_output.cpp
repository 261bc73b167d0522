#include "record/status_output.hpp"

#include "record/json.hpp"

#include <utility>

namespace palimpsest::record {
namespace {

Json status_totals_json(const StatusTotals& totals) {
  return {{"documents", totals.documents},
          {"redacted", totals.redacted},
          {"none_found", totals.none_found},
          {"unread", totals.unread},
          {"no_file", totals.no_file},
          {"declared_in_full", totals.declared_in_full},
          {"declared_in_part", totals.declared_in_part},
          {"declared_withheld", totals.declared_withheld},
          {"in_full_but_redacted", totals.in_full_but_redacted},
          {"in_part_but_none_found", totals.in_part_but_none_found},
          {"released", totals.released},
          {"withdrawn", totals.withdrawn},
          {"redactions", totals.redactions},
          {"pages", totals.pages},
          {"withheld_pages", totals.withheld_pages},
          {"page_share", page_share(totals)},
          {"words", totals.words},
          {"withheld_words", totals.withheld_words},
          {"word_share", word_share(totals)}};
}

Json document_json(const DocumentStatus& document) {
  return {{"id", document.id.text()},
          {"agency", document.agency.empty() ? Json() : Json(document.agency)},
          {"release", document.release ? Json(document.release->text()) : Json()},
          {"found", name_of(document.found)},
          {"declared", name_of(document.declared)},
          {"declared_by", document.declared_by.empty() ? Json() : Json(document.declared_by)},
          {"disagrees", disagrees(document)},
          {"verdict", document.verdict ? Json(name_of(*document.verdict)) : Json()},
          {"redactions", document.content.all.redactions},
          {"pages", document.content.pages},
          {"withheld_pages", document.content.all.pages},
          {"words", document.content.words},
          {"withheld_words", document.content.all.words}};
}

}  // namespace

std::string status_to_json(const CollectionStatus& status,
                           const std::function<bool(const DocumentStatus&)>& is_named) {
  Json rows = Json::array();
  for (const StatusRow& row : status.rows) {
    rows.push_back({{"name", row.name}, {"totals", status_totals_json(row.totals)}});
  }
  Json documents = Json::array();
  for (const DocumentStatus& document : status.documents) {
    if (is_named(document)) documents.push_back(document_json(document));
  }
  return canonical_text({{"at", status.at ? Json(status.at->text()) : Json()},
                         {"by", name_of(status.by)},
                         {"all", status_totals_json(status.all)},
                         {"rows", std::move(rows)},
                         {"documents", std::move(documents)}});
}

}  // namespace palimpsest::record
