#include "archive/forms/record_form.hpp"

#include "identify/identifiers/digit_repair.hpp"
#include "identify/identifiers/identifiers.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr int kMostMisread = 2;      // digits of a number that is still the document's own
constexpr double kSurelyRead = 0.9;  // such a number is that of another document

const Identifier* number_on_form(const Page& page) {
  const auto found =
      std::find_if(page.identifiers.begin(), page.identifiers.end(), [](const Identifier& each) {
        return each.kind == IdentifierKind::kDocument && each.witness == IdWitness::kFormField;
      });
  return found == page.identifiers.end() ? nullptr : &*found;
}

bool is_reading_of(const std::string& name, const Identifier& number) {
  if (name == number.text) return true;
  const auto difference = identify::difference_of(name, number.text);
  return number.confidence < kSurelyRead && difference && difference->places <= kMostMisread &&
         difference->unlike == 0;
}

bool is_name_of(const Document& document, const Identifier& number) {
  const std::string alias = identify::alias_of(number);
  return is_reading_of(document.id.text(), number) || document.id.text() == alias ||
         std::find(document.aliases.begin(), document.aliases.end(), alias) !=
             document.aliases.end();
}

bool is_form_of(const Document& document, const Page& page) {
  if (!page.form || page.form->kind != FormKind::kRecordForm) return false;
  const Identifier* number = number_on_form(page);
  return number != nullptr ? is_name_of(document, *number) : page.number == 1;
}

}  // namespace

std::vector<Fact> facts_on_forms(const Document& document, const std::vector<Page>& pages,
                                 const FormFile& file, const FormFactOptions& options) {
  std::vector<Fact> facts;
  for (const Page& page : pages) {
    if (!is_form_of(document, page)) continue;
    const Source source =
        form_source(FormKind::kRecordForm, file, "page " + std::to_string(page.number));
    for (const FormField& field : page.form->fields) {
      auto fact = fact_of_field(field, source, options);
      if (fact) facts.push_back(std::move(*fact));
    }
  }
  return facts;
}

}  // namespace palimpsest::archive
