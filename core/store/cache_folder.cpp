#include "store/cache_folder.hpp"

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "store/deflate.hpp"

#include <cstdint>
#include <system_error>
#include <vector>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDigestBytes = 32;
constexpr std::size_t kHeadBytes = kDigestBytes + 8;
constexpr std::uint64_t kMaxBytes = 64U << 20;  // what a worker may answer
constexpr fs::perms kMode = fs::perms::owner_read | fs::perms::owner_write;

std::string digest_of(const std::string& key, std::string_view body) {
  const Sha256 sha256 = sha256_of(key + '\0' + std::string(body));
  return {sha256.bytes().begin(), sha256.bytes().end()};
}

}  // namespace

std::optional<std::string> CacheFolder::read(const std::string& key) const {
  std::error_code error;
  if (!fs::is_regular_file(folder_ / key, error)) return std::nullopt;
  std::string bytes;
  try {
    bytes = read_file(folder_ / key);
  } catch (const Error&) {
    return std::nullopt;
  }
  if (bytes.size() < kHeadBytes) return std::nullopt;
  const std::string_view body = std::string_view(bytes).substr(kDigestBytes);
  if (bytes.substr(0, kDigestBytes) != digest_of(key, body)) return std::nullopt;
  std::uint64_t size = 0;
  for (const char c : body.substr(0, 8)) size = size << 8 | static_cast<unsigned char>(c);
  if (size > kMaxBytes) return std::nullopt;
  return inflated(body.substr(8), size);
}

void CacheFolder::write(const std::string& key, std::string_view bytes) const {
  std::error_code error;
  fs::create_directories((folder_ / key).parent_path(), error);
  if (error) return;
  std::string body;
  for (int shift = 56; shift >= 0; shift -= 8) body += static_cast<char>(bytes.size() >> shift);
  body += deflated(bytes);
  try {
    NewFile file((folder_ / key).parent_path(), kMode);
    file.write(digest_of(key, body) + body);
    file.rename(folder_ / key);
  } catch (const Error&) {
    return;  // what is not kept is computed again
  }
}

void CacheFolder::remove_all_but(const std::string& kept) const {
  std::error_code error;
  std::vector<fs::path> gone;
  for (fs::directory_iterator it(folder_, error), end; !error && it != end; it.increment(error)) {
    if (it->path().filename() != kept) gone.push_back(it->path());
  }
  for (fs::recursive_directory_iterator it(folder_ / kept, error), end; !error && it != end;
       it.increment(error)) {
    if (it->path().filename().string().starts_with(NewFile::kUnfinished))
      gone.push_back(it->path());
  }
  for (const fs::path& path : gone) fs::remove_all(path, error);
}

}  // namespace palimpsest::store
