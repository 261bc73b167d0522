// Puts together what a report says: compares, draws, and looks up where the files come from.
#pragma once

#include "archive/compare/diff_sides.hpp"
#include "archive/history/differ.hpp"
#include "archive/history/release_diff.hpp"
#include "archive/view/diff_view.hpp"
#include "report/html/report_view.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace palimpsest::archive {

enum class ReportPictures { kDrawn, kNone };

struct ReportOptions {
  ShownPages pages = ShownPages::kChanged;
  PersonalTexts personal = PersonalTexts::kLeftOut;
  ReportPictures pictures = ReportPictures::kDrawn;
  std::string software;  // "palimpsest 0.1.0"
  std::string made;      // the day
};

// Reports on two releases of a document, named as DOCUMENT@RELEASE; `after` is empty where
// `before` names a document and its last two releases are meant.
[[nodiscard]] report::ReportView report_document(Differ& differ, const std::string& before,
                                                 const std::string& after,
                                                 const ReportOptions& options);

// Reports on every document of a release; pages are shown of as many as one file has room for.
// `told` hears of every document that was compared.
[[nodiscard]] report::ReportView report_release(
    Differ& differ, const ReleaseRequest& request, const ReportOptions& options,
    const std::function<void(const ReleaseRow&)>& told = {});

// Reports on two PDFs or folders of PDFs.
[[nodiscard]] report::ReportView report_files(const std::filesystem::path& before,
                                              const std::filesystem::path& after,
                                              WorkerPair workers,
                                              const worker::ReadOptions& reading,
                                              DiffObserver& observer, const ReportOptions& options);

}  // namespace palimpsest::archive
