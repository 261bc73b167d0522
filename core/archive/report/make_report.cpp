#include "archive/report/make_report.hpp"

#include "archive/archive.hpp"
#include "archive/exchange/holdings_of.hpp"
#include "archive/history/diff_stages.hpp"
#include "archive/history/document_history.hpp"
#include "archive/originals/source_file.hpp"
#include "archive/report/hidden_places.hpp"
#include "archive/tree/reference.hpp"
#include "archive/view/archived_view.hpp"
#include "base/digest.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

// Bytes of pictures in one file. As text they are a third longer: 24 MB, which a browser opens at
// once and a mail takes.
constexpr std::size_t kMostBytes = 17'500'000;
constexpr int kCoarsestDpi = 60;     // typescript can just be read
constexpr double kBytesByDpi = 1.3;  // bytes grow by this power of the resolution, as measured

std::size_t bytes_of(const std::optional<Picture>& picture) {
  return picture ? picture->bytes.size() : 0;
}

std::size_t bytes_of(const report::DiffView& view) {
  std::size_t bytes = 0;
  for (const report::PairShown& pair : view.pairs) {
    if (pair.before) bytes += bytes_of(pair.before->picture);
    if (pair.after) bytes += bytes_of(pair.after->picture);
  }
  for (const std::vector<report::Crops>* crops : {&view.crops, &view.text_crops}) {
    for (const report::Crops& each : *crops) bytes += bytes_of(each.before) + bytes_of(each.after);
  }
  return bytes;
}

void drop_crops(report::DiffView& view) {
  for (std::vector<report::Crops>* crops : {&view.crops, &view.text_crops}) {
    for (report::Crops& each : *crops) each = {};
  }
}

// Draws once, and once more coarser where that is too much for one file.
report::DiffView drawn_within(const Diff& diff, const ViewedSide& before, const ViewedSide& after,
                              DiffViewOptions options, std::size_t most_bytes) {
  report::DiffView view = view_of(diff, before, after, options);
  for (std::size_t bytes = bytes_of(view); bytes > most_bytes && options.dpi > kCoarsestDpi;
       bytes = bytes_of(view)) {
    const double factor =
        std::pow(static_cast<double>(most_bytes) / static_cast<double>(bytes), 1 / kBytesByDpi);
    const int finer = options.dpi - 5;
    options.dpi = std::max(kCoarsestDpi, std::min(finer, static_cast<int>(options.dpi * factor)));
    view = view_of(diff, before, after, options);
  }
  if (bytes_of(view) > most_bytes) drop_crops(view);
  return view;
}

report::DiffView without_pictures(const Diff& diff, const std::string& before,
                                  const std::string& after, const ReportOptions& options) {
  report::DiffView view;
  view.before = before;
  view.after = after;
  view.diff = diff;
  view.shows_personal = options.personal == PersonalTexts::kShown;
  return view;
}

// The two sides of a diff, as far as they have files.
struct Sides {
  HiddenPlaces before;
  HiddenPlaces after;
};

Sides hidden_sides(Differ& differ, const DocumentId& document, const NamedDiff& found) {
  const Catalogue catalogue(differ.store(), differ.audience());
  const std::vector<ArchivedSide> all = sides_by_release(catalogue, document);
  const DiffOf diff_of = [&](const ArchivedSide& before, const ArchivedSide& after) {
    return std::optional(differ.between(before, after));
  };
  Sides hidden;
  for (const ArchivedSide& side : all) {
    if (side.text() == found.before) hidden.before = hidden_places(catalogue, diff_of, all, side);
    if (side.text() == found.after) hidden.after = hidden_places(catalogue, diff_of, all, side);
  }
  return hidden;
}

std::optional<HeldDocument> held(const store::Store& store, const DocumentId& document,
                                 const std::string& software) {
  Holdings holdings = holdings_of(store, {document}, software);
  if (holdings.documents.empty()) return std::nullopt;
  return std::move(holdings.documents.front());
}

report::ReportedDocument reported(Differ& differ, const DocumentId& document, NamedDiff found,
                                  const ReportOptions& options, std::size_t most_bytes) {
  Sides hidden;
  if (options.personal == PersonalTexts::kLeftOut) {
    hidden = hidden_sides(differ, document, found);
    leave_out_hidden(found.diff, hidden.before, hidden.after);
  }
  report::ReportedDocument result{document.text(),
                                  held(differ.store(), document, options.software)};
  result.withheld_pages = hidden.before.pages.size() + hidden.after.pages.size();
  if (options.pictures == ReportPictures::kNone) {
    result.view = without_pictures(found.diff, found.before, found.after, options);
    return result;
  }
  result.steps = follow_document(differ, document.text()).releases;
  DiffViewOptions view_options;
  view_options.pages = options.pages;
  view_options.personal = options.personal;
  view_options.hidden_before = hidden.before;
  view_options.hidden_after = hidden.after;
  show_revisions(differ, found,
                 [&](const NamedDiff& named, const ViewedSide& before, const ViewedSide& after) {
                   result.view = drawn_within(named.diff, before, after, view_options, most_bytes);
                 });
  return result;
}

report::ReportView empty_report(const Differ& differ, const ReportOptions& options) {
  return {
      options.software, archive_facts(differ.store().root()).id, options.made, std::nullopt, {}};
}

bool has_pages_to_show(const ReleaseRow& row) {
  return row.verdict && row.before && !has_nothing_to_report(*row.verdict);
}

std::vector<report::ComparedFile> compared_files(const fs::path& path) {
  std::vector<fs::path> files;
  if (fs::is_directory(path)) {
    for (const auto& entry : fs::directory_iterator(path)) {
      const std::string ending = entry.path().extension().string();
      if (entry.is_regular_file() && (ending == ".pdf" || ending == ".PDF")) {
        files.push_back(entry.path());
      }
    }
    std::sort(files.begin(), files.end());
    if (files.empty()) files = images_at(path);
  } else {
    files.push_back(path);
  }
  std::vector<report::ComparedFile> compared;
  for (const fs::path& file : files) {
    const FileSha256 digest = sha256_of_file(file);
    compared.push_back({file.filename().string(), digest.sha256, digest.size});
  }
  return compared;
}

}  // namespace

report::ReportView report_document(Differ& differ, const std::string& before,
                                   const std::string& after, const ReportOptions& options) {
  const DocumentId document =
      find_document(Catalogue(differ.store(), differ.audience()), parse_reference(before).document);
  NamedDiff found =
      after.empty() ? diff_last_releases(differ, before) : diff_revisions(differ, before, after);
  report::ReportView report = empty_report(differ, options);
  report.documents.push_back(reported(differ, document, std::move(found), options, kMostBytes));
  if (options.pictures == ReportPictures::kNone) {
    report.documents.front().steps = follow_document(differ, document.text()).releases;
  }
  return report;
}

report::ReportView report_release(Differ& differ, const ReleaseRequest& request,
                                  const ReportOptions& options,
                                  const std::function<void(const ReleaseRow&)>& told) {
  report::ReportView report = empty_report(differ, options);
  report.release = report::ReportedRelease{request.release, diff_release(differ, request, told)};
  std::size_t left = kMostBytes;
  for (const ReleaseRow& row : report.release->rows) {
    if (!has_pages_to_show(row)) continue;
    if (left == 0) {
      ++report.release->unshown;
      continue;
    }
    const std::string name = row.document.text() + "@";
    NamedDiff found = diff_revisions(differ, name + *row.before, name + row.after);
    report::ReportedDocument document =
        reported(differ, row.document, std::move(found), options, kMostBytes);
    const std::size_t bytes = bytes_of(document.view);
    if (bytes > left && !report.documents.empty()) {
      ++report.release->unshown;
      left = 0;  // what comes after is not drawn to be thrown away
      continue;
    }
    left -= std::min(left, bytes);
    document.view.prefix = "d" + std::to_string(report.documents.size() + 1) + "-";
    report.documents.push_back(std::move(document));
  }
  return report;
}

report::ReportView report_files(const fs::path& before, const fs::path& after, WorkerPair workers,
                                const worker::ReadOptions& reading, DiffObserver& observer,
                                const ReportOptions& options) {
  report::ReportView report{options.software, {}, options.made, std::nullopt, {}};
  report::ReportedDocument document{before.filename().string() + " → " + after.filename().string(),
                                    std::nullopt};
  document.files = compared_files(before);
  for (report::ComparedFile& file : compared_files(after))
    document.files.push_back(std::move(file));
  const NamedDiff found = diff_files(
      before, after, workers, reading, observer,
      [&](const NamedDiff& named, const ViewedSide& earlier, const ViewedSide& later) {
        if (options.pictures == ReportPictures::kNone) return;
        DiffViewOptions view_options;
        view_options.pages = options.pages;
        view_options.personal = options.personal;
        document.view = drawn_within(named.diff, earlier, later, view_options, kMostBytes);
      });
  if (options.pictures == ReportPictures::kNone) {
    document.view = without_pictures(found.diff, found.before, found.after, options);
  }
  report.documents.push_back(std::move(document));
  return report;
}

}  // namespace palimpsest::archive
