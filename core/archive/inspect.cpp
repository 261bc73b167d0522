#include "archive/inspect.hpp"

#include "archive/compare/joined_document.hpp"
#include "base/file.hpp"
#include "identify/numbers.hpp"

#include <utility>

namespace palimpsest::archive {

Inspection inspect_file(const std::filesystem::path& file, worker::Client& worker,
                        const worker::ReadOptions& reading, ExposedWords exposed) {
  const NamedPdf pdf{file.string(), read_file(file)};
  const auto document = open_named(worker, pdf, reading);
  Inspection inspection{
      file.string(), sha256_of(pdf.bytes), {}, {}, document->facts().findings, {}};
  const auto named = identify::number_in_file_name(file.filename().string());
  if (named) inspection.identifiers.push_back(identify::alias_of(*named));
  if (exposed == ExposedWords::kShown) inspection.exposed = document->read_exposed(0);
  for (int number = 1; number <= document->page_count(); ++number) {
    inspection.pages.push_back(document->read_page(number));
    if (!inspection.exposed || !is_readable(inspection.pages.back())) continue;
    for (ExposedText& text : document->read_exposed(number)) {
      inspection.exposed->push_back(std::move(text));
    }
  }
  return inspection;
}

}  // namespace palimpsest::archive
