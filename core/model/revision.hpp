// Releases, and the revisions of documents in them.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "model/finding.hpp"
#include "model/names.hpp"
#include "model/page.hpp"
#include "model/page_range.hpp"
#include "model/provenance.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// One act of publication. Empty texts are unknown.
struct Release {
  ReleaseId id;
  std::string agency;
  std::string authority;
  std::string series;
  std::string source;            // address or description
  std::optional<EdtfDate> date;  // of publication

  friend bool operator==(const Release&, const Release&) = default;
};

// Why a release holds a file of this document. Written to records: never renumber or reuse.
// kByPages is a part whose order among the files of its release follows from `record_pages`.
enum class FileRole { kMain, kReplacement, kSecondCopy, kPart, kUnsorted, kByPages };
template <>
inline constexpr auto kNames<FileRole> = names_of("main", "replacement", "second_copy", "part",
                                                  "unsorted", "by_pages");

struct Role {
  FileRole kind{};
  int part = 0;   // n of a part n of m, else 0
  int parts = 0;  // m; 0 when unknown

  friend bool operator==(const Role&, const Role&) = default;
};

// What was seen, and can be seen again by anyone with the same bytes and tools.
struct Observed {
  FileDigests digests;
  int page_count = 0;
  std::string pdf_version;
  std::string producer;
  std::map<std::string, std::string> tooling;  // tool -> version or option, in fixed words
  std::map<std::string, Sha256> derived = {};  // file in the revision's folder -> its digest

  friend bool operator==(const Observed&, const Observed&) = default;
};

// What somebody says of the file, and may be wrong.
struct Claimed {
  std::string file_name;
  std::string source_url;
  std::string retrieved_at = {};  // an instant or a date of EDTF, as it was told
  std::optional<CopyOrigin> copy = {};
  std::vector<ClaimedChecksum> checksums = {};

  friend bool operator==(const Claimed&, const Claimed&) = default;
};

// A redaction that an earlier reading found and the present one does not. It keeps its id, which no
// other redaction of the page is given.
struct FormerRedaction {
  int page = 0;
  std::string id;
  Region region;  // where it was

  friend bool operator==(const FormerRedaction&, const FormerRedaction&) = default;
};

// What the original of a revision is, as a media type.
inline constexpr const char* kPdfFormat = "application/pdf";
inline constexpr const char* kImageListFormat = "text/plain";  // a list of images with digests

struct Revision {
  DocumentId document;
  RevisionFolder folder;
  Role role;
  IdWitness id_witness{};  // where the document id came from
  Observed observed;
  Claimed claimed;
  std::vector<Finding> findings;
  std::vector<Page> pages;
  std::optional<PageRange> range = {};  // of its file; the whole file when there is none
  std::vector<Evidence> evidence = {};  // what of `claimed` can be looked up
  std::optional<RecordPages> record_pages = {};
  std::vector<FormerRedaction> former_redactions = {};  // by page

  friend bool operator==(const Revision&, const Revision&) = default;
};

// Whether the revision is made of images, each of which is an original.
[[nodiscard]] bool is_of_images(const Revision& revision);

// Returns the format of the original: kPdfFormat or kImageListFormat.
[[nodiscard]] const char* original_format(const Revision& revision);

}  // namespace palimpsest
