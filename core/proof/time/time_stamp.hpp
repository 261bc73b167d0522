// RFC 3161 time stamps: what an independent authority says existed when.
//
// A reply is kept as it came, with the chain of certificates up to a root, and is always checked at
// its own time: a certificate that has run out since does not undo what was stamped before.
#pragma once

#include "base/time.hpp"

#include <string>
#include <string_view>

namespace palimpsest::proof {

// What a right reply says.
struct TimeStamp {
  Instant time;        // as the authority gives it
  Instant expires;     // when the first certificate of its chain runs out
  std::string serial;  // hexadecimal
  std::string policy;  // an object identifier
  std::string signer;  // the name in the authority's certificate
};

// A reply with what is needed to check it for ever.
struct StampedReply {
  std::string reply;  // DER of the TimeStampResp
  std::string chain;  // PEM: the authority's certificate first, the root last
};

// Returns the DER of a query for `message`, which names SHA-256 and asks for certificates.
[[nodiscard]] std::string time_stamp_query(std::string_view message);

// Takes an authority's reply to a query for `message`. `roots` are PEM certificates to trust; where
// it is empty, those that this system trusts. Throws Error(input) when the authority refused, the
// reply is for something else, or no chain leads to a root.
[[nodiscard]] StampedReply take_reply(std::string_view message, std::string_view reply,
                                      std::string_view roots);

// Returns what a kept reply says of `message`. Throws Error(integrity) with the reason when it does
// not hold.
[[nodiscard]] TimeStamp check_reply(std::string_view message, const StampedReply& stamped);

}  // namespace palimpsest::proof
