#include "archive/inspect.hpp"

#include "archive/compare/joined_document.hpp"
#include "archive/view/page_picture.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "identify/numbers.hpp"
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

}  // namespace

Inspection inspect_file(const InspectRequest& request, worker::Client& worker) {
  const NamedPdf pdf{request.file.string(), read_file(request.file)};
  const auto document = open_named(worker, pdf, request.reading);
  Inspection inspection{pdf.name, sha256_of(pdf.bytes), {}, {}, document->facts().findings};
  const auto named = identify::number_in_file_name(request.file.filename().string());
  if (named) inspection.identifiers.push_back(identify::alias_of(*named));
  if (request.exposed == ExposedWords::kShown) inspection.exposed = document->read_exposed(0);
  for (int number = 1; number <= document->page_count(); ++number) {
    const Page& page = inspection.pages.emplace_back(document->read_page(number));
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
  return inspection;
}

}  // namespace palimpsest::archive
