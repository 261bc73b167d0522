#include "archive/room/shown_places.hpp"

#include "archive/history/document_stages.hpp"
#include "archive/history/kept_diffs.hpp"
#include "archive/room/may_be_shown.hpp"
#include "archive/tree/reference.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace palimpsest::archive {
namespace {

// What a reader is told of a document, in this order.
constexpr const char* kFactNames[] = {"date",       "from",   "to",          "originator",
                                      "agency",     "type",   "file_number", "collection",
                                      "repository", "series", "subjects"};

constexpr const char* kUnknownNotice =
    "Pictures and text are left out: another release withholds personal data, and nobody has "
    "compared the two yet. Whoever runs this reading room does it by: palimpsest diff DOCUMENT "
    "--all";
constexpr const char* kPageNotice =
    "The picture and the text of this page are left out: another release withholds personal data "
    "on it.";
constexpr const char* kPlaceNotice =
    "Some places are left out: they were withheld for the sake of a person.";

std::string title_of(const Document& document) {
  const Fact* title = newest_fact(document, "title");
  return title != nullptr ? title->value : "";
}

std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::vector<web::Choice> codes_of(const std::vector<Page>& pages) {
  std::map<std::string, std::size_t> counts;
  for (const Page& page : pages) {
    for (const Redaction& redaction : page.redactions) {
      if (redaction.codes.empty()) ++counts[""];
      for (const Code& code : redaction.codes) ++counts[code.normalized];
    }
  }
  std::vector<web::Choice> codes(counts.begin(), counts.end());
  std::stable_sort(codes.begin(), codes.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return codes;
}

web::ShownRevision shown_revision(const LookAt& look_at, const Catalogue& catalogue,
                                  const Revision& revision) {
  const std::vector<Page> pages = catalogue.pages(revision);
  web::ShownRevision shown{revision.folder.text(), revision.observed.digests.sha256.hex(),
                           look_at(revision), revision.observed.page_count};
  for (const Page& page : pages) shown.redactions += static_cast<int>(page.redactions.size());
  shown.codes = codes_of(pages);
  return shown;
}

web::ShownStage shown_stage(const Catalogue& catalogue, const DocumentStage& stage) {
  web::ShownStage shown{stage.release.text(), stage.date ? stage.date->text() : "", "",
                        stage.folder_text(), stage.withheld ? stage.withheld->source.name : ""};
  const auto release = catalogue.release(stage.release);
  if (release) shown.agency = release->agency;
  shown.verdict = stage.verdict;
  return shown;
}

void add_change(const store::Snapshot& snapshot, const DocumentStage& before,
                const DocumentStage& after, web::ShownStage& shown) {
  if (!before.side || !after.side) return;
  const auto diff = find_kept(snapshot, *before.side, *after.side);
  if (!diff) return;
  shown.verdict = diff->verdict;
  shown.totals = totals_of(*diff);
}

std::string page_notice(const HiddenPlaces& hidden, int page) {
  if (hidden.is_unknown) return kUnknownNotice;
  if (hidden.hides(page)) return kPageNotice;
  return hidden.covers.contains(page) ? kPlaceNotice : "";
}

std::string source_words(TextSource source) {
  switch (source) {
    case TextSource::kEmbedded:
      return "The file's own text, unchecked.";
    case TextSource::kOcr:
      return "Read by OCR, unchecked.";
    case TextSource::kNone:
      break;
  }
  return "";
}

}  // namespace

RevisionPlace find_revision(const Catalogue& catalogue, const web::PlaceName& name) {
  (void)shown_document(catalogue, name.document);
  ReferenceText reference{name.document, name.folder, {}};
  if (name.page > 0) reference.page = name.page;
  const FoundPlace place = find_place(catalogue, reference);
  Document document = shown_document(catalogue, place.document.text());
  Revision revision = catalogue.revision(document.id, place.folder.value()).value();
  const int page = place.page.value_or(1);
  if (page > revision.observed.page_count) {
    throw Error(ErrorKind::kInput, document.id.text() + "@" + revision.folder.text() + " has " +
                                       counted(revision.observed.page_count, "page"));
  }
  return {std::move(document), std::move(revision), page};
}

web::ShownDocument shown_of(const LookAt& look_at, const Catalogue& catalogue,
                            const Document& document) {
  web::ShownDocument shown{document.id.text(), title_of(document), document.aliases};
  for (const char* name : kFactNames) {
    for (const Fact* fact : facts_that_count(document, name)) {
      if (!fact->value.empty()) shown.facts.emplace_back(spaced(name), fact->value);
    }
  }
  const std::vector<DocumentStage> stages = document_stages(catalogue, document.id);
  for (std::size_t i = 0; i < stages.size(); ++i) {
    shown.stages.push_back(shown_stage(catalogue, stages[i]));
    if (i > 0) add_change(catalogue.snapshot(), stages[i - 1], stages[i], shown.stages.back());
  }
  for (const RevisionFolder& folder : catalogue.folders(document.id)) {
    const auto stage = std::find_if(shown.stages.begin(), shown.stages.end(), [&](auto& each) {
      return each.withheld.empty() && each.release == release_of(folder).text();
    });
    if (stage == shown.stages.end()) continue;
    stage->revisions.push_back(
        shown_revision(look_at, catalogue, catalogue.revision(document.id, folder).value()));
  }
  return shown;
}

web::ListedPage listed(Page page, const HiddenPlaces& hidden) {
  return {page.size, is_readable(page) && !hidden.hides(page.number), std::move(page.redactions)};
}

web::ShownPage shown_page(const LookAt& look_at, const Catalogue& catalogue,
                          const RevisionPlace& place, const HiddenPlaces& hidden) {
  const Page page = without_hidden(catalogue.page(place.revision, place.page), hidden);
  web::ShownPage shown;
  shown.name = {place.document.id.text(), place.revision.folder.text(), place.page};
  shown.title = title_of(place.document);
  shown.page_count = place.revision.observed.page_count;
  shown.size = page.size;
  shown.has_picture = is_readable(page) && !hidden.hides(page.number);
  for (const Line& line : page.lines) shown.lines.push_back(text_of(line));
  shown.text_source = source_words(page.text_source);
  shown.redactions = page.redactions;
  for (const RevisionFolder& folder : catalogue.folders(place.document.id)) {
    shown.folders.push_back(folder.text());
  }
  shown.sha256 = place.revision.observed.digests.sha256.hex();
  shown.check = look_at(place.revision);
  shown.notice = page_notice(hidden, page.number);
  return shown;
}

web::ShownFile shown_file(const Catalogue& catalogue, const RevisionPlace& place,
                          const HiddenPlaces& hidden) {
  web::ShownFile file{{place.document.id.text(), place.revision.folder.text()},
                      title_of(place.document)};
  const auto release = catalogue.release(release_of(place.revision.folder));
  if (release) {
    file.agency = release->agency;
    if (release->date) file.date = release->date->text();
  }
  for (Page& page : catalogue.pages(place.revision)) {
    file.pages.push_back(listed(std::move(page), hidden));
  }
  return file;
}

}  // namespace palimpsest::archive
