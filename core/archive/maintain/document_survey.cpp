#include "archive/maintain/document_survey.hpp"

#include "align/copies/page_keys.hpp"
#include "archive/edit/checked_words.hpp"
#include "archive/edit/edited_pages.hpp"
#include "archive/history/kept_diffs.hpp"

#include <set>
#include <sstream>
#include <utility>

namespace palimpsest::archive {
namespace {

// Lists say who holds a document, or at least whose it was first.
std::string agency_of(const Document& document) {
  for (const char* name : {"agency", "originator"}) {
    const Fact* fact = newest_fact(document, name);
    if (fact != nullptr) return fact->value;
  }
  return {};
}

index::PageText text_of(Page page) {
  index::PageText text{std::move(page.lines), {}, !page.redactions.empty()};
  std::set<std::string> codes;
  for (const Redaction& redaction : page.redactions) {
    for (const Code& code : redaction.codes) codes.insert(code.normalized);
  }
  text.codes.assign(codes.begin(), codes.end());
  return text;
}

// A person's text has no places: each of its words is somewhere on the page.
std::vector<Line> lines_of(const std::string& text, const Size& size) {
  std::vector<Line> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    Line& words = lines.emplace_back();
    std::istringstream parts(line);
    for (std::string word; parts >> word;) {
      words.push_back({word, {{}, {}, size.width, size.height}, 100});
    }
  }
  std::erase_if(lines, [](const Line& line) { return line.empty(); });
  return lines;
}

index::RevealedText revealed_by(const Change& change, const ComparedSides& sides) {
  index::RevealedText revealed{sides.before.folder_text(),
                               sides.after.folder_text(),
                               change.id,
                               change.status,
                               place_in_after(change).value_or(Place{}),
                               change.personal};
  if (change.before) {
    for (const Code& code : change.before->codes) revealed.codes.push_back(code.normalized);
  }
  revealed.words = change.text;
  revealed.words_left = change.words_left;
  revealed.words_right = change.words_right;
  return revealed;
}

void add_revealed(const Catalogue& catalogue, index::IndexedDocument& survey) {
  for (ComparedSides& sides : known_diffs(catalogue.snapshot(), survey.summary.id)) {
    survey.compared.emplace_back(sides.before.folder_text(), sides.after.folder_text());
    sides.diff =
        with_checked_words(std::move(sides.diff), catalogue.snapshot(), sides.before, sides.after);
    for (const Change& change : sides.diff.changes) {
      const bool opens =
          change.status == ChangeStatus::kLifted || change.status == ChangeStatus::kShrunk;
      if (opens && !change.text.empty()) survey.revealed.push_back(revealed_by(change, sides));
    }
  }
}

}  // namespace

index::IndexedDocument facts_of(const Catalogue& catalogue, const Document& document) {
  index::IndexedDocument facts{
      {document.id, {}, {}}, document.aliases, {}, document.states, agency_of(document)};
  if (const Fact* title = newest_fact(document, "title")) facts.title = title->value;
  if (const Fact* date = newest_fact(document, "date")) facts.date = date->date;
  facts.restricted_until = restricted_until(document);
  facts.summary.placeholders = placeholders_of(document, catalogue.releases_held(document));
  return facts;
}

index::IndexedDocument survey_of(const Catalogue& catalogue, const Document& document) {
  index::IndexedDocument survey = facts_of(catalogue, document);
  for (const RevisionFolder& folder : catalogue.folders(document.id)) {
    const auto revision = catalogue.revision(document.id, folder);
    if (!revision) continue;
    std::vector<Page> pages = catalogue.pages(*revision);
    survey.summary.revisions.push_back(catalogue.summary_of(*revision, pages));
    survey.contents.push_back(content_of(pages));
    auto& keys = survey.pages.emplace_back();
    auto& texts = survey.texts.emplace_back();
    const RevisionEdits said = catalogue.edits(document.id, folder);
    for (Page& page : pages) {
      keys.push_back(align::keys_of(page));
      const PersonValue* text = find_value(said, page.number, "", "text");
      if (text != nullptr) page.lines = lines_of(text->value, page.size);
      texts.push_back(text_of(std::move(page)));
    }
  }
  add_revealed(catalogue, survey);
  return survey;
}

}  // namespace palimpsest::archive
