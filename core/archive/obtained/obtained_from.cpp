#include "archive/obtained/obtained_from.hpp"

namespace palimpsest::archive {

bool says_more(const ObtainedFrom& obtained, const Revision& held) {
  const Claimed& claimed = held.claimed;
  const bool shows_evidence =
      !obtained.http_headers.empty() || !obtained.warc.empty() || !obtained.checksum_lists.empty();
  return (!obtained.source_url.empty() && obtained.source_url != claimed.source_url) ||
         (!obtained.retrieved_at.empty() && obtained.retrieved_at != claimed.retrieved_at) ||
         (obtained.copy && obtained.copy != claimed.copy) ||
         (shows_evidence && held.evidence.empty());
}

}  // namespace palimpsest::archive
