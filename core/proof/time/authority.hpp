// Asks a time-stamp authority over HTTP or HTTPS.
#pragma once

#include <string>
#include <string_view>

namespace palimpsest::proof {

// Posts the query and returns the reply, unchecked. Throws Error(usage) when `url` is none, and
// Error(environment) when the authority cannot be reached or does not answer with a reply.
[[nodiscard]] std::string ask_authority(const std::string& url, std::string_view query);

}  // namespace palimpsest::proof
