#include "archive/compare/diff_sides.hpp"

#include "archive/compare/compare.hpp"
#include "archive/compare/joined_document.hpp"
#include "archive/import/import_files.hpp"
#include "archive/originals/source_file.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

std::vector<NamedPdf> read_parts(const std::filesystem::path& path) {
  std::vector<NamedPdf> parts;
  for (const std::filesystem::path& file : files_of(path)) {
    parts.push_back({file.string(), *read_source(file).bytes});
  }
  return parts;
}

// Returns the path without the folders that both share: a page that is published tells nothing of
// the disk it was made on.
std::string name_beside(const std::filesystem::path& path, const std::filesystem::path& other) {
  auto mine = std::mismatch(path.begin(), path.end(), other.begin(), other.end()).first;
  if (mine == path.end()) return path.filename().string();
  std::filesystem::path name;
  for (; mine != path.end(); ++mine) name /= *mine;
  return name.string();
}

// Two files with the same bytes have the same pages.
ReadPages read_once(JoinedDocument& file, DiffObserver& observer) {
  std::vector<Page> pages;
  for (int number = 1; number <= file.page_count(); ++number) {
    pages.push_back(file.read_page(number));
    observer.page_read(number, file.page_count());
  }
  return {pages, pages, {}};
}

}  // namespace

NamedDiff diff_files(const std::filesystem::path& before, const std::filesystem::path& after,
                     WorkerPair workers, const worker::ReadOptions& reading, DiffObserver& observer,
                     const DiffShow& show) {
  JoinedDocument old_file(workers.before, read_parts(before), reading);
  JoinedDocument new_file(workers.after, read_parts(after), reading);
  const bool is_identical = old_file.sha256() == new_file.sha256();
  const ReadPages pages = is_identical
                              ? read_once(new_file, observer)
                              : read_side_by_side(old_file, new_file, reading.ocr, observer);
  NamedDiff found{before.string(), after.string(),
                  compare({pages.before, old_file, old_file, old_file.sha256()},
                          {pages.after, new_file, new_file, new_file.sha256()}, pages.settled)};
  if (show) {
    show(found, {name_beside(before, after), pages.before, old_file, old_file},
         {name_beside(after, before), pages.after, new_file, new_file});
  }
  return found;
}

Diff first_revision_diff(const std::vector<Page>& pages) {
  Diff diff;
  diff.verdict = Verdict::kFirst;
  for (const Page& page : pages) {
    diff.pages.push_back({std::nullopt, PageReference{page.number, page.size}});
    for (const Redaction& redaction : page.redactions) {
      diff.unpaired.push_back({Side::kAfter, {page.number, redaction.region, {}, redaction.codes}});
    }
  }
  return diff;
}

}  // namespace palimpsest::archive
