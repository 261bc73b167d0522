// What is claimed of the files of an import, and the evidence that is stored with them.
//
// Everything that the user names is read once, before any file.
#pragma once

#include "archive/obtained/obtained_from.hpp"
#include "base/digest.hpp"
#include "exchange/checksum_list.hpp"
#include "model/revision.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::archive {

// A file for the folder evidence/.
struct EvidenceFile {
  FileDigests digests;
  std::shared_ptr<const std::string> bytes;
};

// What one file is said to be, and what shows it.
struct FileProvenance {
  Claimed claimed;  // without the name of the file
  std::vector<Evidence> evidence;
  std::vector<EvidenceFile> files;  // of `evidence`, in its order
  std::vector<Finding> findings;    // where the bytes contradict it
};

class ImportEvidence {
 public:
  // Throws Error(input) when something of `obtained` cannot be used, and Error(usage) when headers
  // of HTTP are given for another number of files than one.
  ImportEvidence(ObtainedFrom obtained, const std::vector<std::filesystem::path>& files);

  // `listed` are checksums that a release list gives for the file. Throws Error(input) when a web
  // archive was named that does not hold these bytes, or whose record contradicts itself.
  [[nodiscard]] FileProvenance of(const std::filesystem::path& file, std::string_view bytes,
                                  const std::vector<ClaimedChecksum>& listed) const;

 private:
  struct ChecksumList {
    std::string name;
    std::filesystem::path folder;
    EvidenceFile file;
    std::vector<exchange::ListedChecksum> entries;
  };
  struct Response {
    EvidenceFile file;
    Evidence evidence;
    std::vector<std::string> differing;  // digests that its bytes do not have
  };
  struct Headers {
    EvidenceFile file;
    std::string size;  // that they declare; empty when they do not
  };

  void read_checksums(const std::filesystem::path& path);
  void read_headers(std::size_t file_count);
  void read_warc(const std::vector<std::filesystem::path>& files);
  void add_checksums(const std::filesystem::path& file, FileProvenance& result) const;
  void add_headers(std::string_view bytes, FileProvenance& result) const;
  void add_response(const std::filesystem::path& file, std::string_view bytes,
                    FileProvenance& result) const;

  ObtainedFrom obtained_;
  std::vector<ChecksumList> lists_;
  std::unique_ptr<const Headers> headers_;
  std::map<Sha256, Response> responses_;  // by payload; the first one of several
};

}  // namespace palimpsest::archive
