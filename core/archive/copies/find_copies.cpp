#include "archive/copies/find_copies.hpp"

#include "align/copies/page_keys.hpp"
#include "align/fingerprint.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "record/page_record.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace palimpsest::archive {
namespace {

using index::PageHit;

constexpr std::size_t kMostLooks = 8;  // of one page, that are compared by their records

// Estimated, not measured. Of the pages that say something: nearly all, since one can be illegible
// in one of two scans.
constexpr double kNearlyAll = 0.8;
// One page that two long files share is a form or a cover sheet more often than a copy.
constexpr std::size_t kFewestShared = 2;

using FileName = std::pair<DocumentId, RevisionFolder>;

class Search {
 public:
  Search(const index::Index& index, const Catalogue& catalogue, const SoughtFile& file)
      : index_(index), catalogue_(catalogue), file_(file) {}

  [[nodiscard]] std::vector<Copy> run() {
    if (file_.sha256) add_same_bytes();
    for (std::size_t i = 0; i < file_.pages.size(); ++i) add_page(i);
    for (auto& [name, pairs] : pairs_) add_copy(name, pairs);
    std::stable_sort(copies_.begin(), copies_.end(), [](const Copy& a, const Copy& b) {
      return std::tuple(a.kind, b.pages.size()) < std::tuple(b.kind, a.pages.size());
    });
    return std::move(copies_);
  }

 private:
  // Several documents can be parts of one file; those are no copies.
  void add_same_bytes() {
    for (const index::IndexedFile& other : index_.files_with(*file_.sha256)) {
      const bool is_whole = other.page_count == static_cast<int>(file_.pages.size());
      if (other.document == file_.document || !is_whole) continue;
      copies_.push_back({CopyKind::kSameBytes, other.document, other.folder, other.page_count, {}});
      same_bytes_.insert({other.document, other.folder});
    }
  }

  // Pairs a page with the page of each other file that is most like it.
  void add_page(std::size_t i) {
    if (file_.pages[i].is_empty()) return;
    ++speaking_pages_;
    std::size_t looks = 0;
    std::set<FileName> paired;
    for (const PageHit& hit : index_.pages_like(file_.pages[i])) {
      const FileName name{hit.document, hit.folder};
      if (hit.document == file_.document || same_bytes_.contains(name)) continue;
      if (paired.contains(name)) continue;
      if (!hit.by_words && (++looks > kMostLooks || !has_same_look(i, hit))) continue;
      paired.insert(name);
      pairs_[name].push_back({static_cast<int>(i) + 1, hit.page});
    }
  }

  [[nodiscard]] bool has_same_look(std::size_t i, const PageHit& hit) const {
    const auto record =
        catalogue_.snapshot().read(page_record_path(hit.document, hit.folder, hit.page));
    if (!record) return false;
    return align::similarity(*file_.fingerprints[i], record::parse_page(*record).fingerprint) >=
           align::kSamePage;
  }

  void add_copy(const FileName& name, std::vector<SharedPage>& pairs) {
    const auto other = index_.pages_of(name.first, name.second);
    std::set<int> other_pages;
    for (const SharedPage& pair : pairs) other_pages.insert(pair.other_page);
    const bool is_all = is_nearly_all(pairs.size(), speaking_pages_);
    const bool is_all_of_other = is_nearly_all(other_pages.size(), other.speaking);
    const CopyKind kind = is_all && is_all_of_other ? CopyKind::kSamePages
                          : is_all                  ? CopyKind::kInside
                          : is_all_of_other         ? CopyKind::kContains
                                                    : CopyKind::kSharesPages;
    if (kind == CopyKind::kSharesPages && other_pages.size() < kFewestShared) return;
    copies_.push_back({kind, name.first, name.second, other.all, std::move(pairs)});
  }

  static bool is_nearly_all(std::size_t part, std::size_t whole) {
    return static_cast<double>(part) >= kNearlyAll * static_cast<double>(whole);
  }

  const index::Index& index_;
  const Catalogue& catalogue_;
  const SoughtFile& file_;
  std::vector<Copy> copies_;
  std::set<FileName> same_bytes_;
  std::map<FileName, std::vector<SharedPage>> pairs_;
  std::size_t speaking_pages_ = 0;  // that have keys
};

}  // namespace

std::vector<Copy> find_copies(const index::Index& index, const Catalogue& catalogue,
                              const SoughtFile& file) {
  return Search(index, catalogue, file).run();
}

std::vector<Copy> visible_copies(std::vector<Copy> copies, const std::set<DocumentId>& hidden) {
  std::erase_if(copies, [&](const Copy& copy) { return hidden.contains(copy.document); });
  return copies;
}

std::optional<Sha256> whole_file_of(const Revision& revision) {
  if (revision.range) return std::nullopt;
  return revision.observed.digests.sha256;
}

std::vector<Copy> copies_of(const store::Store& store, const Audience& audience,
                            const DocumentId& document, const RevisionFolder& folder) {
  const auto index = open_index(store);
  if (!index) {
    throw Error(ErrorKind::kEnvironment, "copies are found by the index, which cannot be written",
                "check the permissions of the archive's folder");
  }
  const Catalogue catalogue(store);
  const Revision revision = catalogue.revision(document, folder).value();
  const std::vector<Page> pages = catalogue.pages(revision);
  SoughtFile file{document, whole_file_of(revision), {}, {}};
  for (const Page& page : pages) {
    file.pages.push_back(align::keys_of(page));
    file.fingerprints.push_back(&page.fingerprint);
  }
  return visible_copies(find_copies(*index, catalogue, file), hidden_documents(store, audience));
}

}  // namespace palimpsest::archive
