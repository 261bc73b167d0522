#include "base/checksum.hpp"

#include "base/digest.hpp"
#include "base/file.hpp"
#include "base/hasher.hpp"

namespace palimpsest {
namespace {

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
