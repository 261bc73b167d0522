#include "archive/exchange/export_bag.hpp"

#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "exchange/bagit/bag_writer.hpp"
#include "exchange/premis/premis.hpp"
#include "exchange/prov/prov.hpp"

#include <set>
#include <string>

namespace palimpsest::archive {
namespace {

// Returns the stored files that the records of a document name.
std::set<Sha256> evidence_of(const HeldDocument& held) {
  std::set<Sha256> evidence;
  const auto add = [&](const Source& source) {
    if (source.evidence) evidence.insert(*source.evidence);
  };
  for (const Fact& fact : held.document.metadata) add(fact.source);
  for (const StateClaim& claim : held.document.states) add(claim.source);
  for (const OtherFile& file : held.document.other_files) evidence.insert(file.sha256);
  for (const HeldRevision& revision : held.revisions) {
    for (const Evidence& item : revision.revision.evidence) evidence.insert(item.sha256);
  }
  return evidence;
}

class BagExport {
 public:
  BagExport(const store::Store& store, exchange::BagWriter& bag)
      : store_(store), tip_(store.tip()), bag_(bag) {}

  void add(const Holdings& holdings) {
    std::set<std::string> single = {"archive.json"};
    for (const HeldDocument& held : holdings.documents) {
      add_folder(document_folder(held.document.id));
      for (const HeldRevision& revision : held.revisions) {
        single.insert(release_record_path(revision.release.id));
      }
      for (const Sha256& sha256 : evidence_of(held)) single.insert(evidence_path(sha256));
    }
    for (const std::string& path : single) add_file(path);
  }

 private:
  void add_folder(const std::string& folder) {
    for (const store::Entry& entry : tip_.list(folder)) {
      const std::string path = folder + "/" + entry.name;
      if (entry.is_folder) {
        add_folder(path);
      } else {
        add_file(path);
      }
    }
  }

  // A pointer of git-lfs stands for the file that it names.
  void add_file(const std::string& path) {
    const auto bytes = tip_.read(path);
    if (!bytes) return;
    const auto pointer = store::parse_lfs_pointer(*bytes);
    if (!pointer) return bag_.add(path, *bytes);
    if (!store_.has_original(pointer->sha256)) {
      throw Error(ErrorKind::kIntegrity, "the archive lacks the file of " + path,
                  "run `palimpsest verify`");
    }
    bag_.add_copy(path, store_.original_path(pointer->sha256), pointer->sha256);
  }

  const store::Store& store_;
  store::Snapshot tip_;
  exchange::BagWriter& bag_;
};

}  // namespace

BagSize export_bag(const store::Store& store, const Holdings& holdings,
                   const std::filesystem::path& folder, Instant when) {
  exchange::BagWriter bag(folder);
  BagExport(store, bag).add(holdings);
  bag.add_tag("metadata/premis.xml", exchange::premis_xml(holdings));
  bag.add_tag("metadata/prov.json", exchange::prov_json(holdings));
  const exchange::WrittenBag written =
      bag.finish({{"Bag-Software-Agent", holdings.software},
                  {"Bagging-Date", when.text().substr(0, 10)},
                  {"External-Identifier", "palimpsest:" + holdings.archive},
                  {"Internal-Sender-Identifier", store.tip().commit().text()}});
  return {written.files, written.bytes};
}

}  // namespace palimpsest::archive
