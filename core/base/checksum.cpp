#include "base/checksum.hpp"

#include "base/digest.hpp"
#include "base/file.hpp"
#include "base/hasher.hpp"

#include <algorithm>
#include <array>

namespace palimpsest {
namespace {

constexpr std::array kLabels = {
    std::pair(ChecksumKind::kMd5, "MD5"),        std::pair(ChecksumKind::kSha1, "SHA-1"),
    std::pair(ChecksumKind::kSha224, "SHA-224"), std::pair(ChecksumKind::kSha256, "SHA-256"),
    std::pair(ChecksumKind::kSha384, "SHA-384"), std::pair(ChecksumKind::kSha512, "SHA-512")};

std::string without_case_and_hyphens(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c != '-') plain += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return plain;
}

const EVP_MD* algorithm_of(ChecksumKind kind) {
  switch (kind) {
    case ChecksumKind::kMd5:
      return EVP_md5();
    case ChecksumKind::kSha1:
      return EVP_sha1();
    case ChecksumKind::kSha224:
      return EVP_sha224();
    case ChecksumKind::kSha256:
      return EVP_sha256();
    case ChecksumKind::kSha384:
      return EVP_sha384();
    case ChecksumKind::kSha512:
      return EVP_sha512();
  }
  throw Error(ErrorKind::kInternal, "there is no such kind of checksum");
}

}  // namespace

bool is_weak(ChecksumKind kind) {
  return kind == ChecksumKind::kMd5 || kind == ChecksumKind::kSha1;
}

std::string checksum_label(ChecksumKind kind) {
  const auto label = std::find_if(kLabels.begin(), kLabels.end(),
                                  [&](const auto& each) { return each.first == kind; });
  if (label == kLabels.end())
    throw Error(ErrorKind::kInternal, "there is no such kind of checksum");
  return label->second;
}

std::optional<ChecksumKind> checksum_kind_named(std::string_view name) {
  const std::string plain = without_case_and_hyphens(name);
  const auto label = std::find_if(kLabels.begin(), kLabels.end(), [&](const auto& each) {
    return without_case_and_hyphens(each.second) == plain;
  });
  if (label == kLabels.end()) return std::nullopt;
  return label->first;
}

std::size_t digit_count(ChecksumKind kind) {
  return 2 * static_cast<std::size_t>(EVP_MD_get_size(algorithm_of(kind)));
}

std::string checksum_of(ChecksumKind kind, std::string_view bytes) {
  Hasher hasher(algorithm_of(kind));
  hasher.add(bytes);
  return to_hex(hasher.finish());
}

std::vector<std::string> checksums_of_file(const std::filesystem::path& path,
                                           const std::vector<ChecksumKind>& kinds) {
  std::vector<Hasher> hashers;
  for (const ChecksumKind kind : kinds) hashers.emplace_back(algorithm_of(kind));
  read_in_blocks(path, [&](std::string_view block) {
    for (Hasher& hasher : hashers) hasher.add(block);
  });
  std::vector<std::string> values;
  for (Hasher& hasher : hashers) values.push_back(to_hex(hasher.finish()));
  return values;
}

}  // namespace palimpsest
