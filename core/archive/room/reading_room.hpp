// An archive as everybody may see it in a browser: what web::Room asks for, from index, records,
// kept diffs and pictures of pages.
//
// Reads only; what a reader says of a redaction goes through the same edit as everybody's.
#pragma once

#include "archive/actor.hpp"
#include "archive/history/kept_diffs.hpp"
#include "archive/room/asked_comparisons.hpp"
#include "archive/room/desk.hpp"
#include "archive/room/inventory.hpp"
#include "archive/room/original_looks.hpp"
#include "archive/room/page_pictures.hpp"
#include "archive/room/shown_places.hpp"
#include "archive/room/turns.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/view/diff_view.hpp"
#include "web/room.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace palimpsest::archive {

struct ReadingRoomOptions {
  std::filesystem::path root;             // the archive's folder
  OpenStore open;                         // opens it; signs where annotations are signed
  MakeClient make_client;                 // starts a process that reads PDFs
  std::function<Actor(std::string)> act;  // who says something, now
};

class ReadingRoom : public web::Room {
 public:
  // Reads all that lists show. Throws what `open` throws.
  explicit ReadingRoom(ReadingRoomOptions options);

  [[nodiscard]] std::string state() override;
  [[nodiscard]] web::DocumentList documents(const web::ListRequest& request) override;
  [[nodiscard]] web::ShownDocument document(const std::string& name) override;
  [[nodiscard]] web::ShownPage page(const web::PlaceName& name) override;
  [[nodiscard]] web::ListedPage listed_page(const web::PlaceName& name) override;
  [[nodiscard]] web::ShownFile file(const web::PlaceName& revision) override;
  [[nodiscard]] web::ShownComparison comparison(const std::string& document,
                                                const std::string& before, const std::string& after,
                                                std::size_t first,
                                                const web::Admission& admit) override;
  [[nodiscard]] SearchOutcome search(const SearchRequest& request, const std::string& release,
                                     const std::string& date) override;
  [[nodiscard]] web::HeatTable heat(std::size_t first, std::size_t limit) override;
  [[nodiscard]] CollectionStatus statistics(StatusGroup by) override;
  [[nodiscard]] std::string plot(StatusGroup by) override;
  [[nodiscard]] std::string tile(const web::TileRequest& request) override;
  [[nodiscard]] std::string original(const web::PlaceName& revision) override;
  void annotate(const web::AnnotationRequest& request) override;
  [[nodiscard]] std::string drawing_asset(const std::string& name) override;

 private:
  [[nodiscard]] std::shared_ptr<const Inventory> inventory();
  [[nodiscard]] HiddenPlaces hidden(const Catalogue& catalogue, const DocumentId& document,
                                    const RevisionFolder& folder);
  [[nodiscard]] LookAt look_at(const store::Store& store);
  void compare_again(store::Store& store, const std::vector<ComparedSides>& compared,
                     const Actor& reader);

  ReadingRoomOptions options_;
  Desks desks_;
  PagePictures pictures_;

  std::mutex state_mutex_;
  store::Store state_store_;
  std::string state_;
  std::chrono::steady_clock::time_point state_seen_ = {};

  std::mutex inventory_mutex_;
  std::string inventory_state_;
  std::shared_ptr<const Inventory> inventory_;

  std::mutex hidden_mutex_;
  std::optional<CommitId> hidden_commit_;
  std::map<std::pair<DocumentId, RevisionFolder>, HiddenPlaces> hidden_;

  OriginalLooks looks_;
  Turns searches_;
  Turns drawings_;

  std::mutex comparison_mutex_;  // of the two processes that draw comparisons
  std::unique_ptr<worker::Client> before_, after_;

  std::mutex annotation_mutex_;
  AskedComparisons asked_;
};

}  // namespace palimpsest::archive
