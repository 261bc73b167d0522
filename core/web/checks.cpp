#include "web/checks.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>

#include <sys/random.h>

namespace palimpsest::web {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

// Returns the host with its port of an address without a path.
std::string host_of(const std::string& url) {
  for (const std::string scheme : {"http://", "https://"}) {
    if (!url.starts_with(scheme)) continue;
    const std::string host = url.substr(scheme.size());
    const bool is_host =
        !host.empty() &&
        host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-:[]") == std::string::npos;
    if (is_host) return host;
  }
  throw Error(ErrorKind::kUsage, "'" + url + "' is no address of a reading room",
              "write it without a path: https://reading.example.org");
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), lower(name)) != names.end();
}

}  // namespace

AllowedNames::AllowedNames(int port, const std::string& public_url)
    : public_url_(lower(public_url)) {
  while (public_url_.ends_with('/')) public_url_.pop_back();
  for (const char* name : {"127.0.0.1", "localhost", "[::1]"}) {
    hosts_.push_back(std::string(name) + ":" + std::to_string(port));
    origins_.push_back("http://" + hosts_.back());
  }
  if (public_url_.empty()) return;
  hosts_.push_back(host_of(public_url_));
  origins_.push_back(public_url_);
}

bool AllowedNames::has_host(const std::string& host) const { return holds(hosts_, host); }

bool AllowedNames::has_origin(const std::string& origin) const { return holds(origins_, origin); }

std::string AllowedNames::address(const std::string& host) const {
  return is_public() ? public_url_ : "http://" + lower(host);
}

std::string make_secret() {
  std::array<unsigned char, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw Error(ErrorKind::kEnvironment, "the system gives no random numbers");
  }
  std::string text;
  for (const unsigned char byte : bytes) {
    text += "0123456789abcdef"[byte >> 4U];
    text += "0123456789abcdef"[byte & 15U];
  }
  return text;
}

bool is_same_secret(const std::string& one, const std::string& other) {
  if (one.size() != other.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    difference |= static_cast<unsigned char>(one[i]) ^ static_cast<unsigned char>(other[i]);
  }
  return difference == 0;
}

}  // namespace palimpsest::web
