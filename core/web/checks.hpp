// Whether a request comes from where it may come from: names of hosts, origins, secrets.
//
// A page of somebody else, open in the same browser, can send requests here under another name
// (DNS rebinding) or from another origin; neither must learn or change anything.
#pragma once

#include <string>
#include <vector>

namespace palimpsest::web {

class AllowedNames {
 public:
  // The names of this machine with `port`, and those of `public_url` ("https://reading.example")
  // where a proxy hands requests on; that may be empty. Throws Error(usage) when it is no address
  // of http or https without a path.
  AllowedNames(int port, const std::string& public_url);

  [[nodiscard]] bool has_host(const std::string& host) const;

  // Whether an Origin is one of this server's own pages.
  [[nodiscard]] bool has_origin(const std::string& origin) const;

  // Returns how pages elsewhere name this server: the public address, else that of `host`.
  [[nodiscard]] std::string address(const std::string& host) const;

  // Whether anyone may embed pictures and manifests: a published reading room.
  [[nodiscard]] bool is_public() const { return !public_url_.empty(); }

 private:
  std::string public_url_;
  std::vector<std::string> hosts_;
  std::vector<std::string> origins_;
};

// Returns 32 hexadecimal digits that nobody can guess.
[[nodiscard]] std::string make_secret();

// Whether the two are the same, in a time that does not tell where they differ.
[[nodiscard]] bool is_same_secret(const std::string& one, const std::string& other);

}  // namespace palimpsest::web
