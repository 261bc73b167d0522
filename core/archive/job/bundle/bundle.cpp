#include "archive/job/bundle/bundle.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/zero_padded.hpp"
#include "record/job_record.hpp"
#include "store/deflate.hpp"

#include <charconv>
#include <utility>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "palimpsest-bundle 1\n";
constexpr std::size_t kDigestDigits = 64;
constexpr std::size_t kSizeDigits = 12;
constexpr std::size_t kDigested = kMagic.size() + kDigestDigits + 1;  // what the digest covers
constexpr std::size_t kHead = kDigested + kSizeDigits + 1;
constexpr std::uint64_t kMaxItemBytes = 64U << 20;  // what a worker may answer
constexpr fs::perms kMode =
    fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read;

std::size_t head_size(std::string_view bytes) {
  const std::string_view digits = bytes.substr(kDigested, kSizeDigits);
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
  const bool is_sound =
      error == std::errc() && end == digits.data() + digits.size() && size <= bytes.size() - kHead;
  if (!is_sound) refuse_bundle("its head has no length");
  return size;
}

}  // namespace

void refuse_bundle(const std::string& why) { throw Error(ErrorKind::kIntegrity, why); }

void BundleWriter::add(const Sha256& original, BundleItemKind kind, int page,
                       std::string_view bytes) {
  const std::string packed = store::deflated(bytes);
  head_.items.push_back({original, kind, page, sha256_of(bytes), bytes.size(), packed.size()});
  bodies_ += packed;
}

void BundleWriter::write(const fs::path& unfinished, const fs::path& path) const {
  const std::string head = record::bundle_head_to_json(head_);
  const std::string digested =
      zero_padded(std::to_string(head.size()), kSizeDigits) + "\n" + head + bodies_;
  make_folders(path.parent_path());
  write_new_file(unfinished, std::string(kMagic) + sha256_of(digested).hex() + "\n" + digested,
                 kMode);
  fs::rename(unfinished, path);
  sync_folder(path.parent_path());
}

Bundle Bundle::read(const fs::path& path) {
  std::string bytes = read_file(path);
  if (!bytes.starts_with(kMagic)) refuse_bundle("it is no bundle, or one of another format");
  const std::string_view view = bytes;
  if (bytes.size() < kHead || bytes[kDigested - 1] != '\n' ||
      view.substr(kMagic.size(), kDigestDigits) != sha256_of(view.substr(kDigested)).hex()) {
    refuse_bundle("it was cut short or changed");
  }
  const std::size_t size = head_size(view);
  BundleHead head = record::parse_bundle_head(view.substr(kHead, size));
  return {std::move(bytes), std::move(head), kHead + size};
}

Bundle::Bundle(std::string bytes, BundleHead head, std::size_t bodies)
    : bytes_(std::move(bytes)), head_(std::move(head)), places_{bodies} {
  for (const BundleItem& item : head_.items) {
    if (item.packed > bytes_.size() - places_.back()) refuse_bundle("it ends before its last item");
    places_.push_back(places_.back() + item.packed);
  }
  if (places_.back() != bytes_.size()) refuse_bundle("it goes on after its last item");
}

std::string Bundle::item(std::size_t number) const {
  const BundleItem& item = head_.items.at(number);
  const std::string_view packed =
      std::string_view(bytes_).substr(places_[number], places_[number + 1] - places_[number]);
  auto bytes = item.size > kMaxItemBytes ? std::nullopt : store::inflated(packed, item.size);
  if (!bytes || sha256_of(*bytes) != item.sha256) {
    refuse_bundle("an item of it is not what its head says");
  }
  return *std::move(bytes);
}

}  // namespace palimpsest::archive
