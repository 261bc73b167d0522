#include "archive/inspect.hpp"

#include "archive/joined_document.hpp"
#include "base/file.hpp"
#include "identify/numbers.hpp"

namespace palimpsest::archive {

Inspection inspect_file(const std::filesystem::path& file, worker::Client& worker,
                        const worker::ReadOptions& reading) {
  const NamedPdf pdf{file.string(), read_file(file)};
  const auto document = open_named(worker, pdf, reading);
  Inspection inspection{file.string(), sha256_of(pdf.bytes), {}, {}, document->facts().findings};
  const auto named = identify::number_in_file_name(file.filename().string());
  if (named) inspection.identifiers.push_back(identify::alias_of(*named));
  for (int number = 1; number <= document->page_count(); ++number) {
    inspection.pages.push_back(document->read_page(number));
  }
  return inspection;
}

}  // namespace palimpsest::archive
