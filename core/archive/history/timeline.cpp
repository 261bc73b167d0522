#include "archive/history/timeline.hpp"

#include "archive/compare/diff_sides.hpp"
#include "archive/history/document_stages.hpp"
#include "archive/tree/reference.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "report/totals_text.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr const char* kAttributesFile = ".gitattributes";
constexpr const char* kAuthor = "palimpsest";  // nobody acts: the branch follows from the archive

// Returns the first day that the date can mean; nothing when no commit of git can be so old.
std::optional<Instant> first_day(const std::optional<EdtfDate>& date) {
  if (!date) return std::nullopt;
  const std::string& key = date->sort_key();
  const auto part = [&](std::size_t at) {
    const std::string digits = key.substr(at, 2);
    return digits == "00" ? std::string("01") : digits;
  };
  const auto day = Instant::parse(key.substr(0, 4) + "-" + part(4) + "-" + part(6));
  return day && day->seconds >= 0 ? day : std::nullopt;
}

// Returns the names at the root of a commit, and where main holds them.
// Of a release that withholds the document there are none.
std::map<std::string, std::string> entries_of(const store::Snapshot& main,
                                              const DocumentStage& stage) {
  std::map<std::string, std::string> entries{{kAttributesFile, kAttributesFile}};
  if (!stage.side) return entries;
  const ArchivedSide& side = *stage.side;
  for (std::size_t i = 0; i < side.folders.size(); ++i) {
    const std::string folder = revision_folder(side.document, side.folders[i]);
    if (side.folders.size() > 1) {
      entries.emplace("part-" + std::to_string(i + 1), folder);
      continue;
    }
    for (const store::Entry& entry : main.list(folder)) {
      entries.emplace(entry.name, folder + "/" + entry.name);
    }
  }
  return entries;
}

std::string fact(const char* name, const std::string& value) {
  return value.empty() ? "" : std::string(name) + ": " + value + "\n";
}

std::string message_of(const DocumentId& document, const DocumentStage& stage,
                       const TimelineEntry& entry) {
  const Release& release = entry.release;
  std::string text = document.text() + "@" + stage.folder_text() + ": " +
                     report::summary_text(entry.verdict, entry.totals) + "\n\n";
  text += fact("Released", release.date ? release.date->text() : "");
  text += fact("Agency", release.agency) + fact("Authority", release.authority) +
          fact("Series", release.series) + fact("Source", release.source);
  if (!stage.side) return text;
  for (const RevisionFolder& folder : stage.side->folders) {
    text += fact("Records", revision_folder(document, folder));
  }
  return text;
}

// One run of write_timeline.
class TimelineWriter {
 public:
  TimelineWriter(store::Store& store, Differ& differ, const DocumentId& document)
      : store_(store),
        differ_(differ),
        catalogue_(store.tip()),
        document_(document),
        stages_(document_stages(catalogue_, document)) {}

  [[nodiscard]] Timeline write() {
    Timeline timeline{document_, "timeline/" + document_.text(), {}};
    std::vector<store::BranchCommit> commits;
    Instant time;
    for (std::size_t i = 0; i < stages_.size(); ++i) {
      const DocumentStage& stage = stages_[i];
      if (!stage.side && stage.verdict != Verdict::kWithdrawn) continue;
      const auto before = stage_before(stages_, i);
      entries_.push_back(entry_of(stage, before ? &stages_[*before] : nullptr));
      time = std::max(time, time_of(stage, entries_.back()));
      commits.push_back({entries_of(catalogue_.snapshot(), stage),
                         message_of(document_, stage, entries_.back()), time, kAuthor});
    }
    const std::vector<CommitId> ids = store::Writer(store_).set_timeline(document_.text(), commits);
    for (std::size_t i = 0; i < ids.size(); ++i) entries_[i].commit = ids[i];
    timeline.entries = std::move(entries_);
    return timeline;
  }

 private:
  [[nodiscard]] std::vector<Page> pages_of_stage(const DocumentStage& stage) const {
    return stage.side ? pages_of(catalogue_, *stage.side) : std::vector<Page>{};
  }

  [[nodiscard]] TimelineEntry entry_of(const DocumentStage& stage, const DocumentStage* before) {
    const Diff diff = stage_diff(differ_, catalogue_, before, stage);
    return {stage.folder_text(),
            catalogue_.release(stage.release).value_or(Release{stage.release, {}, {}, {}, {}, {}}),
            static_cast<int>(pages_of_stage(stage).size()),
            diff.verdict,
            totals_of(diff),
            CommitId(std::string(40, '0'))};
  }

  // An undated release stands where it was imported.
  [[nodiscard]] Instant time_of(const DocumentStage& stage, const TimelineEntry& entry) const {
    const auto day = first_day(entry.release.date);
    if (day || entry.release.date || !stage.side) return day.value_or(Instant{});
    return catalogue_.import_time(document_, stage.side->folders.front());
  }

  store::Store& store_;
  Differ& differ_;
  Catalogue catalogue_;
  DocumentId document_;
  std::vector<DocumentStage> stages_;
  std::vector<TimelineEntry> entries_;
};

}  // namespace

Timeline write_timeline(store::Store& store, Differ& differ, const std::string& document) {
  const DocumentId id = find_document(Catalogue(store, differ.audience()), document);
  return TimelineWriter(store, differ, id).write();
}

}  // namespace palimpsest::archive
