// How a file was obtained: what somebody claims of it, and what was kept to show it.
#pragma once

#include "base/checksum.hpp"
#include "base/digest.hpp"
#include "base/time.hpp"
#include "model/names.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

template <>
inline constexpr auto kNames<ChecksumKind> = names_of("md5", "sha1", "sha224", "sha256", "sha384",
                                                      "sha512");

// A checksum that a source gives for the file; whether the bytes have it is another question.
struct ClaimedChecksum {
  ChecksumKind kind{};
  std::string value;           // lower-case hexadecimal
  std::string source;          // who says so: "SHA256SUMS", "list 2023.xlsx, row 12"
  std::optional<bool> agrees;  // with the bytes; nothing when they were not compared

  friend auto operator<=>(const ClaimedChecksum&, const ClaimedChecksum&) = default;
};

// Who made the copy that was imported. Written to records: never renumber or reuse.
enum class CopyOrigin {
  kOfficial,    // the agency, or whoever published the release
  kThirdParty,  // somebody who had it from there
  kOwnScan,     // we, from paper
};
template <>
inline constexpr auto kNames<CopyOrigin> = names_of("official", "third_party", "own_scan");

// Written to records: never renumber or reuse; new kinds go to the end.
enum class EvidenceKind {
  kHttpHeaders,   // what a server said when the file was fetched
  kWarcRecord,    // a response in a web archive, up to its payload, which is the original
  kChecksumList,  // a list with a checksum of the file
  kImageList,     // the images that a document is made of, with their digests, in its order
  kImage,         // one of them: an original, as it was received
};
template <>
inline constexpr auto kNames<EvidenceKind> = names_of("http_headers", "warc_record",
                                                      "checksum_list", "image_list", "image");

// A file below evidence/ that says something of this one. Empty texts are not said.
struct Evidence {
  EvidenceKind kind{};
  Sha256 sha256;
  std::uint64_t size = 0;
  std::string file_name;                 // as it came
  std::string url;                       // that it says the file came from
  std::optional<Instant> time;           // at which it says so
  std::vector<std::string> agreed = {};  // checks of it that the bytes passed: "WARC-Block-Digest"

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

}  // namespace palimpsest
