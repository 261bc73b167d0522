#include "archive/inspect.hpp"

#include "archive/compare/joined_document.hpp"
#include "archive/identity/choose_id.hpp"
#include "archive/originals/source_file.hpp"
#include "archive/reading/document_codes.hpp"
#include "archive/view/page_picture.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "identify/identifiers/identifiers.hpp"
#include "identify/personal/personal_numbers.hpp"

#include <utility>

namespace palimpsest::archive {
namespace {

std::optional<Picture> picture_of(const Page& page, PictureSource& source) {
  if (!is_readable(page)) return std::nullopt;
  try {
    return source.draw_picture(reading_picture(page));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput) throw;
    return std::nullopt;  // the page was read all the same
  }
}

void add_numbers(const Page& page, std::vector<PersonalNumber>& numbers) {
  for (PersonalNumber& number : identify::find_personal_numbers(page.lines)) {
    number.page = page.number;
    numbers.push_back(std::move(number));
  }
}

// Says what the file is, as an import would.
void add_identity(const InspectRequest& request, const std::vector<Identifier>& metadata,
                  Inspection& inspection) {
  const identify::Identifiers table(request.reading.identifiers);
  IdEvidence evidence{request.file,
                      request.name_use,
                      std::nullopt,
                      metadata,
                      static_cast<int>(inspection.pages.size()),
                      inspection.sha256};
  IdEvidence all = evidence;
  for (const Page& page : inspection.pages) {
    const std::vector<Identifier> own = own_evidence(page);
    evidence.identifiers.insert(evidence.identifiers.end(), own.begin(), own.end());
    all.identifiers.insert(all.identifiers.end(), page.identifiers.begin(), page.identifiers.end());
  }
  inspection.identifiers = ranked_identifiers(all, table);
  const auto chosen = numbered_id(evidence, table, {});
  if (!chosen) return;
  inspection.document = chosen->id.text();
  inspection.findings.insert(inspection.findings.end(), chosen->findings.begin(),
                             chosen->findings.end());
}

}  // namespace

Inspection inspect_file(const InspectRequest& request, worker::Client& worker) {
  const SourceFile source = read_source(request.file);
  const NamedPdf pdf{request.file.string(), *source.bytes};
  const auto document = open_named(worker, pdf, request.reading);
  Inspection inspection{pdf.name, source.digests.sha256, {}, {}, {}, document->facts().findings};
  if (request.exposed == ExposedWords::kShown) inspection.exposed = document->read_exposed(0);
  for (int number = 1; number <= document->page_count(); ++number) {
    Page& page = inspection.pages.emplace_back(document->read_page(number));
    (void)add_document_codes(page, inspection.pages.front());
    if (request.reading.personal == worker::PersonalNumbers::kShown) {
      add_numbers(page, inspection.personal);
    }
    if (request.keeps_pictures) inspection.pictures.push_back(picture_of(page, *document));
    if (request.view) request.view(page, *document);
    if (!inspection.exposed || !is_readable(page)) continue;
    for (ExposedText& text : document->read_exposed(number)) {
      inspection.exposed->push_back(std::move(text));
    }
  }
  add_identity(request, document->facts().identifiers, inspection);
  return inspection;
}

}  // namespace palimpsest::archive
