#include "archive/events/import_events.hpp"

#include "base/counted.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

// A finding that says of the file itself that something is wrong with it.
bool is_defect(const Finding& finding) {
  switch (finding.kind) {
    case FindingKind::kDamagedObject:
    case FindingKind::kPageNotRendered:
    case FindingKind::kPageLeftEmpty:
    case FindingKind::kPageCountDiffers:
    case FindingKind::kLibraryMessage:
    case FindingKind::kTimeout:
    case FindingKind::kOutOfMemory:
    case FindingKind::kCrashed:
    case FindingKind::kTooLarge:
      return true;
    default:
      return false;
  }
}

const Finding* first_of(const Revision& revision, bool (*is_meant)(const Finding&)) {
  const auto found = std::find_if(revision.findings.begin(), revision.findings.end(), is_meant);
  return found == revision.findings.end() ? nullptr : &*found;
}

std::string tools_text(const Observed& observed) {
  std::string text;
  for (const auto& [tool, version] : observed.tooling) {
    text += (text.empty() ? "" : ", ") + tool + " " + version;
  }
  return text;
}

// Returns the claims that agree with the bytes. One of an older record, which does not say so,
// agrees when no finding of the record differs (`all_agree`).
std::string agreeing_text(const Claimed& claimed, bool all_agree) {
  std::string text;
  for (const ClaimedChecksum& checksum : claimed.checksums) {
    if (!checksum.agrees.value_or(all_agree)) continue;
    text += (text.empty() ? "" : ", ") + std::string(name_of(checksum.kind)) +
            (is_weak(checksum.kind) ? " (weak)" : "") + " by " + checksum.source;
  }
  return text;
}

class Events {
 public:
  Events(const Revision& revision, const store::CommitInfo& commit, const Act& act)
      : revision_(revision), commit_(commit), act_(act) {}

  [[nodiscard]] std::vector<Event> run() {
    const Observed& observed = revision_.observed;
    add(EventType::kIngestion, EventOutcome::kSuccess,
        "the file was taken in as " + name() + " by commit " + commit_.id.text());
    add(EventType::kMessageDigestCalculation, EventOutcome::kSuccess,
        "SHA-256 " + observed.digests.sha256.hex() + " and SHA-512 were computed");
    add_fixity_check();
    if (!act_.scanner.empty()) {
      add(EventType::kVirusCheck, EventOutcome::kSuccess, act_.scanner + " found the file clean");
    }
    add(EventType::kFormatIdentification, EventOutcome::kSuccess,
        original_format(revision_) +
            (observed.pdf_version.empty() ? std::string() : ", version " + observed.pdf_version));
    add_validation();
    add(EventType::kMetadataExtraction, EventOutcome::kSuccess, reading_text(observed));
    if (!revision_.claimed.file_name.empty()) {
      add(EventType::kFilenameChange, EventOutcome::kSuccess,
          revision_.claimed.file_name + " is kept as " +
              (is_of_images(revision_) ? "images below evidence/" : "original.pdf") + " of " +
              name());
    }
    return std::move(events_);
  }

 private:
  [[nodiscard]] std::string name() const {
    return revision_.document.text() + "@" + revision_.folder.text();
  }

  // Of each claim apart: a source that is wrong takes nothing from one that is right.
  void add_fixity_check() {
    std::string differing;
    for (const Finding& finding : revision_.findings) {
      if (finding.kind != FindingKind::kChecksumDiffers) continue;
      differing += (differing.empty() ? "" : "; ") + finding.message;
    }
    if (!differing.empty()) add(EventType::kFixityCheck, EventOutcome::kFailure, differing);
    const std::string agreeing = agreeing_text(revision_.claimed, differing.empty());
    if (agreeing.empty()) return;
    add(EventType::kFixityCheck, EventOutcome::kSuccess,
        "the file has the claimed checksums: " + agreeing);
  }

  void add_validation() {
    const Finding* defect = first_of(revision_, is_defect);
    if (defect != nullptr) {
      return add(EventType::kValidation, EventOutcome::kWarning, defect->message);
    }
    add(EventType::kValidation, EventOutcome::kSuccess,
        "the file was opened and its pages drawn without a remark");
  }

  void add(EventType type, EventOutcome outcome, std::string detail) {
    events_.push_back({commit_.id.text() + "/" + name() + "/" + std::to_string(events_.size() + 1),
                       type, commit_.time, outcome, std::move(detail), commit_.operator_name,
                       revision_.document, revision_.folder});
  }

  const Revision& revision_;
  const store::CommitInfo& commit_;
  const Act& act_;
  std::vector<Event> events_;
};

}  // namespace

std::string reading_text(const Observed& observed) {
  return counted(observed.page_count, "page was", "pages were") + " read by " +
         tools_text(observed);
}

std::vector<Event> import_events(const Revision& revision, const store::CommitInfo& commit,
                                 const Act& act) {
  return Events(revision, commit, act).run();
}

}  // namespace palimpsest::archive
