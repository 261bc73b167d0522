#include "archive/cite.hpp"

#include "archive/edit/edited_pages.hpp"
#include "archive/edit/fields.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/reference.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "exchange/citation/citation.hpp"

#include <algorithm>
#include <optional>

namespace palimpsest::archive {
namespace {

CitedRevision cited(const Catalogue& catalogue, const Revision& revision) {
  const ReleaseId id = release_of(revision.folder);
  return {catalogue.release(id).value_or(Release{id, {}, {}, {}, {}, {}}), revision.folder,
          revision.observed.digests.sha256, revision.claimed.source_url,
          revision.claimed.retrieved_at};
}

TextAuthority authority_of(const Page& page) {
  switch (page.text_source) {
    case TextSource::kEmbedded:
      return TextAuthority::kTextLayer;
    case TextSource::kOcr:
      return TextAuthority::kOcr;
    case TextSource::kNone:
      break;
  }
  return TextAuthority::kNone;
}

CitedPage cited_page(const Revision& revision, const Page& page, const RevisionEdits& edits) {
  CitedPage cited{page.number, page.number, {}, {}, authority_of(page), ""};
  if (revision.range) cited.file_page += revision.range->first - 1;
  if (revision.record_pages)
    cited.printed_page = revision.record_pages->range.first + page.number - 1;
  for (const Identifier& identifier : page.identifiers) {
    auto& bates = cited.bates;
    const bool is_new = std::find(bates.begin(), bates.end(), identifier.text) == bates.end();
    if (identifier.kind == IdentifierKind::kPage && is_new) bates.push_back(identifier.text);
  }
  const PersonValue* text = find_value(edits, page.number, "", "text");
  const PersonValue* checked = find_value(edits, page.number, "", "checked");
  if (text != nullptr || checked != nullptr) {
    cited.text = text != nullptr ? TextAuthority::kTranscribed : TextAuthority::kChecked;
    cited.checked_by = (text != nullptr ? text : checked)->mark.by;
  }
  return cited;
}

// One that an earlier reading found, and that was cited then, is told from one that never was.
void refuse_former(const Revision& revision, int page, const std::string& id,
                   const std::string& name) {
  for (const FormerRedaction& former : revision.former_redactions) {
    if (former.page != page || former.id != id) continue;
    throw Error(ErrorKind::kInput,
                name + " had the redaction '" + id + "' at " + region_value(former.region) +
                    " (left, top, right, bottom in points): the file was read again since, and "
                    "there it is not found any more",
                "`palimpsest log --document " + revision.document.text() +
                    "` names the reading, and `palimpsest undo` takes it back");
  }
}

const Redaction& redaction_of(const Revision& revision, const Page& page, const std::string& id,
                              const std::string& name) {
  const auto found = std::find_if(page.redactions.begin(), page.redactions.end(),
                                  [&](const Redaction& redaction) { return redaction.id == id; });
  if (found != page.redactions.end()) return *found;
  refuse_former(revision, page.number, id, name);
  throw Error(ErrorKind::kInput, name + " has no redaction '" + id + "'",
              "`palimpsest show DOCUMENT@RELEASE` prints the ids");
}

}  // namespace

Citation cite(const store::Store& store, const Audience& audience, const std::string& reference) {
  const Catalogue catalogue(store, audience);
  const ReferenceText text = parse_reference(reference);
  if (!text.redaction.empty() && !text.page) {
    throw Error(ErrorKind::kUsage, "'" + reference + "' does not say on which page",
                "write DOCUMENT@RELEASE/PAGE#REDACTION");
  }
  const FoundPlace place = find_place(catalogue, text);
  Citation citation = citation_of(catalogue.document(place.document).value());
  if (!place.folder) return citation;
  const Revision revision = catalogue.revision(place.document, *place.folder).value();
  citation.name += "@" + place.folder->text();
  citation.revision = cited(catalogue, revision);
  if (!place.page) return citation;
  if (*place.page > revision.observed.page_count) {
    throw Error(ErrorKind::kInput,
                citation.name + " has " + counted(revision.observed.page_count, "page"));
  }
  const std::vector<Page> pages = catalogue.pages(revision);
  const Page& page = pages[static_cast<std::size_t>(*place.page - 1)];
  citation.name += "/" + std::to_string(page.number);
  citation.page = cited_page(revision, page, catalogue.edits(place.document, *place.folder));
  if (text.redaction.empty()) return citation;
  const Redaction& redaction = redaction_of(revision, page, text.redaction, citation.name);
  citation.name += "#" + redaction.id;
  citation.redaction = redaction.id;
  for (const Code& code : redaction.codes) citation.codes.push_back(code.normalized);
  return citation;
}

std::string citation_as(const Citation& citation, CitationFormat format) {
  switch (format) {
    case CitationFormat::kRis:
      return exchange::citation_as_ris(citation);
    case CitationFormat::kBibtex:
      return exchange::citation_as_bibtex(citation);
    case CitationFormat::kCsl:
      break;
  }
  return exchange::citation_as_csl(citation);
}

}  // namespace palimpsest::archive
