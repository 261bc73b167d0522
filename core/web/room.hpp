// What the reading room asks of an archive: values to be shown, nothing of HTTP, nothing of git.
//
// Whoever implements it decides what may be shown: all that it gives out is public. Any thread may
// call every function at any time. They throw Error: kInput for what is not there, kUsage for what
// cannot be meant, kConflict when another writer is at work or too many readers wait, kIntegrity
// for damage.
#pragma once

#include "model/collection_status.hpp"
#include "model/diff.hpp"
#include "model/diff_totals.hpp"
#include "model/redaction.hpp"
#include "model/region.hpp"
#include "model/search.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest::web {

// A document, one revision of it, or a page of that.
struct PlaceName {
  std::string document;
  std::string folder = {};  // of the revision; empty for the document as a whole
  int page = 0;             // from 1; 0 for the revision as a whole

  // Returns DOCUMENT@FOLDER/PAGE.
  [[nodiscard]] std::string text() const {
    std::string text = document;
    if (!folder.empty()) text += "@" + folder;
    return page > 0 ? text + "/" + std::to_string(page) : text;
  }

  friend bool operator==(const PlaceName&, const PlaceName&) = default;
};

// Which documents a list shows; empty texts restrict nothing.
struct ListRequest {
  std::string release;
  std::string agency;
  std::string status;     // a name of FoundStatus, or "disagree"
  std::size_t first = 0;  // counted from 0
  std::size_t limit = 50;
};

struct ListedDocument {
  DocumentStatus status;
  std::string title;
  std::vector<std::string> folders;  // of its revisions, oldest release first
};

// A value that a list can be restricted to, and how many documents have it.
using Choice = std::pair<std::string, std::size_t>;

struct DocumentList {
  std::size_t count = 0;  // of all that the request means
  std::vector<ListedDocument> documents;
  std::vector<Choice> releases;
  std::vector<Choice> agencies;
  std::vector<Choice> statuses;
};

// Whether the original that is shown has the bytes of its record.
enum class OriginalCheck { kWhole, kDamaged, kMissing };

// What was found when it was read last.
struct OriginalLook {
  OriginalCheck found{};
  std::string time;  // "2026-11-29T20:15:00Z"
};

// A file of a release.
struct ShownRevision {
  std::string folder;
  std::string sha256;
  OriginalLook check;
  int pages = 0;
  int redactions = 0;
  std::vector<Choice> codes = {};  // redactions by code; "" for none; most frequent first
};

// A release of a document: with files, or one that withholds all of it.
struct ShownStage {
  std::string release;
  std::string date;      // EDTF; empty when unknown
  std::string agency;    // likewise
  std::string folder;    // as diffs name it: the revision, or the joined parts
  std::string withheld;  // who says that it is withheld; empty where there are files
  std::vector<ShownRevision> revisions = {};
  std::optional<Verdict> verdict = {};  // against the one before; nothing when not compared
  DiffTotals totals = {};
};

struct ShownDocument {
  std::string id;
  std::string title;
  std::vector<std::string> aliases;
  std::vector<std::pair<std::string, std::string>> facts = {};  // label and value
  std::vector<ShownStage> stages = {};                          // oldest first
  std::string citation = {};
  std::string notice = {};  // what is left out, and why; empty when nothing is
};

struct ShownPage {
  PlaceName name;
  std::string title;  // of the document
  int page_count = 0;
  Size size;
  bool has_picture = true;
  std::vector<std::string> lines;  // as read, numbers of persons masked
  std::string text_source;         // "OCR text, unchecked"
  std::vector<Redaction> redactions;
  std::vector<std::string> folders;  // of all revisions, oldest release first
  std::string sha256;
  OriginalLook check;
  std::string citation;
  std::string notice;  // likewise
};

// A page as a manifest lists it.
struct ListedPage {
  Size size;
  bool has_picture = true;
  std::vector<Redaction> redactions;
};

// A revision as a viewer of other people is told of it.
struct ShownFile {
  PlaceName name;
  std::string title;
  std::string citation = {};
  std::string agency = {};  // of its release
  std::string date = {};    // likewise
  std::vector<ListedPage> pages = {};
};

// One of several documents as a table of releases shows it.
struct HeatCell {
  bool has_file = false;
  bool is_withheld = false;  // all of it, as somebody says
  double share = 0;          // 0..1 of the words, withheld
  int redactions = 0;
  std::string folder;
};

struct HeatRow {
  std::string document;
  std::string title;
  std::vector<HeatCell> cells;  // one for each release
};

struct HeatTable {
  std::size_t count = 0;  // of all documents
  std::vector<std::string> releases;
  std::vector<HeatRow> rows;
};

// Changed pairs of pages that are drawn together: about a second's drawing each, 200 kB of
// pictures.
inline constexpr std::size_t kPairsOfPage = 8;

// Two releases of a document side by side, drawn already: markup with its own ids.
struct ShownComparison {
  std::string document;
  std::string title;
  std::string before;  // folders, as diffs name them
  std::string after;
  std::vector<std::string> folders;  // that can be compared, oldest first
  bool is_compared = false;          // else they are being compared: ask again in a moment
  std::string lead;                  // plain text
  std::string legend = {};           // markup, as all below
  std::string tools = {};
  std::string jumps = {};
  std::string pairs = {};
  std::size_t first = 0;  // of the changed pairs of pages, counted from 0
  std::size_t shown = 0;
  std::size_t count = 0;    // of all changed pairs
  std::string notice = {};  // what is left out, and why; empty when nothing is
  bool is_whole = true;     // else a comparison that tells what to leave out could not be made
};

// A part of a page's picture, in pixels of the whole picture, scaled to `width` and `height`.
struct TileRequest {
  PlaceName page;
  int left = 0, top = 0, right = 0, bottom = 0;
  int width = 0, height = 0;
};

enum class Annotation { kConfirm, kReject, kCorrect };

// What a reader says of a redaction.
struct AnnotationRequest {
  PlaceName page;
  std::string redaction;  // "r3"
  Annotation act{};
  std::string codes = {};  // of a correction: "(b)(1), (b)(3)"; empty leaves them
  std::string kind = {};   // likewise: a name of RedactionKind
  std::string by;          // the reader's name
};

// Called before something is begun that takes long; throws where the reader may begin none.
using Admission = std::function<void()>;

class Room {
 public:
  virtual ~Room() = default;

  // Returns a name for all that is held: so long as it is the same, so are all answers but what is
  // found of originals.
  [[nodiscard]] virtual std::string state() = 0;

  [[nodiscard]] virtual DocumentList documents(const ListRequest& request) = 0;
  [[nodiscard]] virtual ShownDocument document(const std::string& name) = 0;
  [[nodiscard]] virtual ShownPage page(const PlaceName& name) = 0;

  [[nodiscard]] virtual ListedPage listed_page(const PlaceName& name) = 0;
  [[nodiscard]] virtual ShownFile file(const PlaceName& revision) = 0;

  // Compares two folders of a document; the last two releases where they are empty. Shows the
  // changed pairs from `first` on, at most kPairsOfPage. Does not wait for a comparison that nobody
  // made yet. Calls `admit` before it draws and before it has one made, and not for whoever asks
  // after one that is being made.
  [[nodiscard]] virtual ShownComparison comparison(const std::string& document,
                                                   const std::string& before,
                                                   const std::string& after, std::size_t first,
                                                   const Admission& admit) = 0;

  [[nodiscard]] virtual SearchOutcome search(const SearchRequest& request,
                                             const std::string& release,
                                             const std::string& date) = 0;
  [[nodiscard]] virtual HeatTable heat(std::size_t first, std::size_t limit) = 0;
  [[nodiscard]] virtual CollectionStatus statistics(StatusGroup by) = 0;

  // Returns the same as a plot, SVG.
  [[nodiscard]] virtual std::string plot(StatusGroup by) = 0;

  // Returns a JPEG.
  [[nodiscard]] virtual std::string tile(const TileRequest& request) = 0;

  // Returns the PDF of a revision.
  [[nodiscard]] virtual std::string original(const PlaceName& revision) = 0;

  // Keeps what a reader says by a commit.
  virtual void annotate(const AnnotationRequest& request) = 0;

  // Returns a file of the drawn comparisons: "diff.css", "diff.js", "common.css"; empty for others.
  [[nodiscard]] virtual std::string drawing_asset(const std::string& name) = 0;
};

// Pixels of an inch of a page's whole picture.
inline constexpr int kPictureDpi = 200;

// Returns the size of the whole picture of a page, in pixels.
struct PictureSide {
  int width = 0;
  int height = 0;
};
[[nodiscard]] inline PictureSide picture_size(const Size& page) {
  const auto pixels = [](Length length) {
    const int count = static_cast<int>(length.in_points() * kPictureDpi / 72 + 0.5);
    return count > 0 ? count : 1;
  };
  return {pixels(page.width), pixels(page.height)};
}

}  // namespace palimpsest::web
