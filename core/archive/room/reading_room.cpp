#include "archive/room/reading_room.hpp"

#include "archive/cite.hpp"
#include "archive/edit/edit_values.hpp"
#include "archive/room/annotation.hpp"
#include "archive/room/may_be_shown.hpp"
#include "archive/room/room_comparison.hpp"
#include "archive/room/room_search.hpp"
#include "archive/tree/recorded_reading.hpp"
#include "archive/view/page_picture.hpp"
#include "base/error.hpp"
#include "report/citation_text.hpp"
#include "report/html/diff_parts.hpp"
#include "report/html/document.hpp"
#include "report/palette.hpp"
#include "report/status_text.hpp"

#include <algorithm>
#include <thread>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr auto kStateAge = std::chrono::milliseconds(500);  // that readers may see an older state
constexpr std::size_t kMostHidden = 10'000;                 // revisions whose places are kept

// A search of common words takes a core for half a second. Readers who type ask often, and wait.
constexpr std::size_t kSearchesAtOnce = 4;
constexpr std::size_t kMostSearchesWaiting = 200;

// Drawing a comparison takes two processes for seconds.
constexpr std::size_t kMostDrawingsWaiting = 8;

// More than can wait for pictures, searches and comparisons, which hold one meanwhile: lists,
// documents and pages are answered all the same.
constexpr std::size_t kDesks = PagePictures::kMostWaiting + kSearchesAtOnce + 8;

Region in_points(const web::TileRequest& tile) {
  const auto length = [](int pixels) { return points(pixels * 72.0 / web::kPictureDpi); };
  return {length(tile.left), length(tile.top), length(tile.right), length(tile.bottom)};
}

std::string kind_tones() {
  std::string style;
  for (std::size_t i = 0; i < kNames<RedactionKind>.size(); ++i) {
    const auto kind = static_cast<RedactionKind>(i);
    style += ".kind-" + std::string(name_of(kind)) +
             "{--tone:" + report::hex_text(report::color_of(kind)) + "}\n";
  }
  return style;
}

}  // namespace

ReadingRoom::ReadingRoom(ReadingRoomOptions options)
    : options_(std::move(options)),
      desks_(options_.open, kDesks),
      pictures_(options_.root, options_.make_client),
      state_store_(options_.open()),
      searches_(kSearchesAtOnce, kMostSearchesWaiting),
      drawings_(1, kMostDrawingsWaiting),
      asked_(options_.open, options_.make_client) {
  (void)inventory();
}

std::string ReadingRoom::state() {
  const std::lock_guard lock(state_mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (state_.empty() || now - state_seen_ > kStateAge) {
    state_ = state_store_.tip().commit().text() + "-" + everybody_today().day;
    state_seen_ = now;
  }
  return state_;
}

std::shared_ptr<const Inventory> ReadingRoom::inventory() {
  const std::string now = state();
  const std::lock_guard lock(inventory_mutex_);
  if (!inventory_ || inventory_state_ != now) {
    inventory_ = std::make_shared<const Inventory>(take_inventory(desks_.take().store()));
    inventory_state_ = now;
  }
  return inventory_;
}

HiddenPlaces ReadingRoom::hidden(const Catalogue& catalogue, const DocumentId& document,
                                 const RevisionFolder& folder) {
  const CommitId commit = catalogue.snapshot().commit();
  const std::pair name(document, folder);
  {
    const std::lock_guard lock(hidden_mutex_);
    const auto known = hidden_.find(name);
    if (commit == hidden_commit_ && known != hidden_.end()) return known->second;
  }
  HiddenPlaces places = hidden_in(catalogue, document, folder);
  const std::lock_guard lock(hidden_mutex_);
  if (commit != hidden_commit_ || hidden_.size() >= kMostHidden) hidden_.clear();
  hidden_commit_ = commit;
  hidden_.emplace(name, places);
  return places;
}

LookAt ReadingRoom::look_at(const store::Store& store) {
  return [this, &store](const Revision& revision) {
    return looks_.look(store, revision, Instant::now());
  };
}

web::DocumentList ReadingRoom::documents(const web::ListRequest& request) {
  return listed(*inventory(), request);
}

web::HeatTable ReadingRoom::heat(std::size_t first, std::size_t limit) {
  return heat_table(*inventory(), first, limit);
}

CollectionStatus ReadingRoom::statistics(StatusGroup by) { return status_by(*inventory(), by); }

std::string ReadingRoom::plot(StatusGroup by) { return report::status_svg(statistics(by)); }

web::ShownDocument ReadingRoom::document(const std::string& name) {
  const auto desk = desks_.take();
  const Catalogue catalogue = catalogue_for_everybody(desk.store());
  const Document document = shown_document(catalogue, name);
  web::ShownDocument shown = shown_of(look_at(desk.store()), catalogue, document);
  shown.citation = report::citation_text(cite(desk.store(), everybody_today(), document.id.text()));
  return shown;
}

web::ShownPage ReadingRoom::page(const web::PlaceName& name) {
  const auto desk = desks_.take();
  const Catalogue catalogue = catalogue_for_everybody(desk.store());
  const RevisionPlace place = find_revision(catalogue, name);
  const HiddenPlaces places = hidden(catalogue, place.document.id, place.revision.folder);
  web::ShownPage page = shown_page(look_at(desk.store()), catalogue, place, places);
  page.citation = report::citation_text(cite(desk.store(), everybody_today(), page.name.text()));
  return page;
}

web::ListedPage ReadingRoom::listed_page(const web::PlaceName& name) {
  const auto desk = desks_.take();
  const Catalogue catalogue = catalogue_for_everybody(desk.store());
  const RevisionPlace place = find_revision(catalogue, name);
  const HiddenPlaces places = hidden(catalogue, place.document.id, place.revision.folder);
  return listed(catalogue.page(place.revision, place.page), places);
}

web::ShownFile ReadingRoom::file(const web::PlaceName& revision) {
  const auto desk = desks_.take();
  const Catalogue catalogue = catalogue_for_everybody(desk.store());
  const RevisionPlace place = find_revision(catalogue, revision);
  const HiddenPlaces places = hidden(catalogue, place.document.id, place.revision.folder);
  web::ShownFile file = shown_file(catalogue, place, places);
  file.citation =
      report::citation_text(cite(desk.store(), everybody_today(),
                                 place.document.id.text() + "@" + place.revision.folder.text()));
  return file;
}

web::ShownComparison ReadingRoom::comparison(const std::string& document, const std::string& before,
                                             const std::string& after, std::size_t first,
                                             const web::Admission& admit) {
  const ComparisonRequest request{document, before, after, first};
  std::optional<CommitId> commit;
  FoundComparison found = [&] {
    const auto desk = desks_.take();
    commit = desk.store().tip().commit();
    return find_comparison(desk.store(), asked_, request, admit);
  }();
  if (!found.diff) return found.shown;
  // Whoever waits to draw holds no desk meanwhile.
  const auto turn = drawings_.take();
  admit();
  const std::lock_guard lock(comparison_mutex_);
  const auto desk = desks_.take();
  if (desk.store().tip().commit() != commit) {
    found = find_comparison(desk.store(), asked_, request, admit);
    if (!found.diff) return found.shown;
  }
  if (!before_) before_ = options_.make_client();
  if (!after_) after_ = options_.make_client();
  return drawn(desk.store(), {*before_, *after_}, std::move(found));
}

SearchOutcome ReadingRoom::search(const SearchRequest& request, const std::string& release,
                                  const std::string& date) {
  const auto turn = searches_.take();
  const auto desk = desks_.take();
  const Catalogue catalogue = catalogue_for_everybody(desk.store());
  return room_search(desk.store(), {request, release, date},
                     [&](const DocumentId& document, const RevisionFolder& folder) {
                       return hidden(catalogue, document, folder);
                     });
}

std::string ReadingRoom::tile(const web::TileRequest& request) {
  const auto desk = desks_.take();
  const Catalogue catalogue = catalogue_for_everybody(desk.store());
  const RevisionPlace place = find_revision(catalogue, request.page);
  const HiddenPlaces places = hidden(catalogue, place.document.id, place.revision.folder);
  if (places.hides(place.page)) {
    throw Error(ErrorKind::kInput, "the picture of this page is not shown");
  }
  PictureRequest picture{place.page};
  picture.region = in_points(request);
  picture.use = PictureUse::kTile;
  picture.width = request.width;
  picture.height = request.height;
  picture.covers = covers_on(catalogue.page(place.revision, place.page), places);
  PicturedFile file{place.revision, recorded_reading(place.revision)};
  file.reading.ocr = worker::OcrMode::kNever;  // nothing is read of it
  file.reading.languages.clear();
  return pictures_.picture(desk.store(), file, picture);
}

std::string ReadingRoom::original(const web::PlaceName& revision) {
  const auto desk = desks_.take();
  const Catalogue catalogue = catalogue_for_everybody(desk.store());
  const RevisionPlace place = find_revision(catalogue, revision);
  const HiddenPlaces places = hidden(catalogue, place.document.id, place.revision.folder);
  if (places.is_unknown || !places.pages.empty() || !places.covers.empty()) {
    throw Error(ErrorKind::kInput, "the file shows personal text, and is not handed out");
  }
  if (place.revision.range) {
    throw Error(ErrorKind::kInput, "the file holds pages of other documents, too");
  }
  for (const Page& page : catalogue.recorded_pages(place.revision)) {
    if (personal_places(page).empty()) continue;
    throw Error(ErrorKind::kInput, "the file shows numbers of persons, and is not handed out");
  }
  if (is_of_images(place.revision)) {
    throw Error(ErrorKind::kInput, "the document is a folder of images, not one file");
  }
  return desk.store().read_original(place.revision.observed.digests.sha256);
}

// What people say changes what a diff rests on; by diffs alone the room knows what to leave out.
void ReadingRoom::compare_again(store::Store& store, const std::vector<ComparedSides>& compared,
                                const Actor& reader) {
  const std::lock_guard lock(comparison_mutex_);
  if (!before_) before_ = options_.make_client();
  if (!after_) after_ = options_.make_client();
  Differ differ(store, {*before_, *after_}, reader, everybody_today());
  for (const ComparedSides& sides : compared) {
    try {
      (void)differ.between(sides.before, sides.after);
    } catch (const Error&) {
      // What the reader said is kept; pages that rest on this diff stay hidden until it is made.
    }
  }
}

void ReadingRoom::annotate(const web::AnnotationRequest& request) {
  const std::lock_guard one_at_a_time(annotation_mutex_);
  const auto desk = desks_.take();
  const Catalogue catalogue = catalogue_for_everybody(desk.store());
  const RevisionPlace place = find_revision(catalogue, request.page);
  check_privacy_stays(catalogue, place, request);
  EditRow row;
  row.target = {place.document.id.text(), place.revision.folder.text(), place.page,
                request.redaction};
  row.values = values_of(request);
  const Actor reader = options_.act(request.by);
  const std::vector<ComparedSides> compared = known_diffs(desk.store().tip(), place.document.id);
  const ValuesOutcome outcome = edit_values(desk.store(), {row}, reader);
  if (!outcome.bad.empty()) {
    throw Error(ErrorKind::kUsage, outcome.bad.front().why, outcome.bad.front().hint);
  }
  {
    const std::lock_guard lock(state_mutex_);
    state_.clear();  // who said it sees it at once
  }
  compare_again(desk.store(), compared, reader);
}

std::string ReadingRoom::drawing_asset(const std::string& name) {
  if (name == "common.css") return kind_tones() + std::string(report::html::asset(name));
  if (name == "diff.css") return report::html::diff_style();
  if (name == "diff.js" || name == "report.css") return std::string(report::html::asset(name));
  return {};
}

}  // namespace palimpsest::archive
