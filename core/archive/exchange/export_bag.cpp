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

// Stored files that the records of a document name.
struct NamedEvidence {
  std::set<Sha256> own;      // of its files: it must be there
  std::set<Sha256> sources;  // of values: a stored list, or the original of some file
};

NamedEvidence evidence_of(const HeldDocument& held) {
  NamedEvidence named;
  const auto add = [&](const Source& source) {
    if (source.evidence) named.sources.insert(*source.evidence);
  };
  for (const Fact& fact : held.document.metadata) add(fact.source);
  for (const StateClaim& claim : held.document.states) add(claim.source);
  for (const OtherFile& file : held.document.other_files) named.own.insert(file.sha256);
  for (const HeldRevision& revision : held.revisions) {
    const bool is_removed = is_of_images(revision.revision) && revision.original_path.empty();
    for (const Evidence& item : revision.revision.evidence) {
      (is_removed ? named.sources : named.own).insert(item.sha256);
    }
  }
  return named;
}

// Only these are pointers of git-lfs: a page whose text looks like one is a page.
bool is_pointer_path(const std::string& path) {
  return path.ends_with("/original.pdf") || path.starts_with("evidence/");
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
      const NamedEvidence named = evidence_of(held);
      for (const Sha256& sha256 : named.own) single.insert(evidence_path(sha256));
      for (const Sha256& sha256 : named.sources) {
        if (tip_.object_of(evidence_path(sha256))) single.insert(evidence_path(sha256));
      }
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
    if (!bytes) fail("the archive lacks " + path);
    if (!is_pointer_path(path)) return bag_.add(path, *bytes);
    const auto pointer = store::parse_lfs_pointer(*bytes);
    if (!pointer) fail(path + " of the archive is no pointer of git-lfs");
    if (!store_.has_original(pointer->sha256)) fail("the archive lacks the file of " + path);
    bag_.add_copy(path, store_.original_path(pointer->sha256), pointer->sha256);
  }

  [[noreturn]] static void fail(const std::string& what) {
    throw Error(ErrorKind::kIntegrity, what, "run `palimpsest verify`");
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
