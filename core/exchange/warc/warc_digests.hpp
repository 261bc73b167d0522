// Whether a record of a web archive has the digests that it declares.
#pragma once

#include "exchange/warc/warc_reader.hpp"

#include <string>
#include <vector>

namespace palimpsest::exchange {

// Declared digests that were compared: "WARC-Payload-Digest sha1".
struct WarcDigests {
  std::vector<std::string> agreed;
  std::vector<std::string> differing;
};

// Compares the digests that the record declares. A payload digest may be of the payload as it came,
// or without its codings: writers differ. Those of unknown algorithms are left out.
[[nodiscard]] WarcDigests check_digests(const WarcResponse& response);

}  // namespace palimpsest::exchange
