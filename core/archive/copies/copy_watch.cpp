#include "archive/copies/copy_watch.hpp"

#include "archive/maintain/catalogue_index.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

// SQLite's name for a database that stands in memory alone.
constexpr const char* kInMemory = ":memory:";

// Of a database that tells of no commit of main.
const CommitId kNoCommit(std::string(40, '0'));

std::vector<PageKeys> keys_of(const std::vector<ReadPage>& pages) {
  std::vector<PageKeys> keys;
  for (const ReadPage& page : pages) keys.push_back(page.keys);
  return keys;
}

}  // namespace

CopyWatch::CopyWatch(const store::Store& store, const Audience& audience)
    : archived_(open_index(store)), hidden_(hidden_documents(store, audience)), added_(kInMemory) {}

std::vector<Copy> CopyWatch::copies_of(const Catalogue& catalogue, const Revision& revision,
                                       const std::vector<ReadPage>& pages) const {
  SoughtFile file{revision.document, whole_file_of(revision), keys_of(pages), {}};
  for (const ReadPage& page : pages) file.fingerprints.push_back(&page.page.fingerprint);
  std::vector<Copy> copies = find_copies(added_, catalogue, file);
  if (!archived_) return copies;
  for (Copy& copy : visible_copies(find_copies(*archived_, catalogue, file), hidden_)) {
    copies.push_back(std::move(copy));
  }
  std::stable_sort(copies.begin(), copies.end(),
                   [](const Copy& a, const Copy& b) { return a.kind < b.kind; });
  return copies;
}

void CopyWatch::add(const Revision& revision, const std::vector<ReadPage>& pages) {
  const Release release{release_of(revision.folder), "", "", "", "", std::nullopt};
  auto& document =
      added_documents_
          .try_emplace(revision.document,
                       index::IndexedDocument{{revision.document, {}, {}}, {}, {}, {}, {}, {}})
          .first->second;
  document.summary.revisions.push_back({revision.folder,
                                        release,
                                        revision.role,
                                        revision.observed.digests.sha256,
                                        revision.observed.page_count,
                                        0,
                                        0,
                                        {}});
  document.pages.push_back(keys_of(pages));
  index::Update update = added_.update();
  update.put(document);
  update.finish(kNoCommit);
}

}  // namespace palimpsest::archive
