#include "store/verify/original_check.hpp"

#include "base/error.hpp"
#include "store/layout.hpp"
#include "store/verify/hashed_files.hpp"

#include <cstdint>
#include <map>
#include <random>
#include <vector>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

class OriginalCheck {
 public:
  OriginalCheck(ArchiveCheck& check, const Reach& reach, const VerifyOptions& options)
      : check_(check), reach_(reach), options_(options), random_(options.seed) {}

  void run() {
    check_.visit_files(fs::path(kOriginalsFolder) / "objects",
                       [this](const fs::path& path) { take(path); });
    std::vector<fs::path> sample;
    for (const Original& original : originals_) {
      if (original.is_sampled) sample.push_back(check_.root() / original.path);
    }
    HashedFiles hashes(std::move(sample));
    std::size_t hashed = 0;
    for (const Original& original : originals_) {
      if (original.is_sampled) {
        check_digest(original, hashes.wait_for(hashed++));
      } else {
        check_size(original);
      }
      check_use(original);
      check_.tell();
    }
    for (const auto& [pointer, use] : reach_.pointers) check_pointer(pointer, use);
  }

 private:
  struct Original {
    fs::path path;
    Sha256 name;
    bool is_sampled = true;
  };

  void take(const fs::path& path) {
    const auto name = Sha256::parse(path.filename().string());
    if (!name || path != original_place(*name)) {
      check_.add("A file among the originals is none.", path, "none");
      return;
    }
    ++check_.report().originals;
    const bool is_sampled = is_in_sample();
    const bool is_done = options_.is_done && options_.is_done(*name, check_.root() / path);
    originals_.push_back({path, *name, is_sampled && !is_done});
  }

  void check_use(const Original& original) {
    if (!owners_of(original.name).empty() || !reach_.is_complete) return;
    const fs::path staged = fs::path(kStagingFolder) / original.name.hex();
    check_.add(check_.read(staged) ? "An import that has not ended put this original here."
                                   : "No record refers to this original.",
               original.path, "none", Harm::kNone);
  }

  // Pointers are ordered by digest, so those of one original stand together.
  [[nodiscard]] Owners owners_of(const Sha256& name) const {
    Owners owners;
    for (auto it = reach_.pointers.lower_bound({name, 0});
         it != reach_.pointers.end() && it->first.sha256 == name; ++it) {
      owners.insert(it->second.owners.begin(), it->second.owners.end());
    }
    return owners;
  }

  void check_size(const Original& original) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(check_.root() / original.path, error);
    sizes_[original.name] = error ? std::nullopt : std::optional<std::uint64_t>(size);
  }

  void check_digest(const Original& original, const std::optional<FileSha256>& digest) {
    const Owners owners = owners_of(original.name);
    sizes_[original.name] = digest ? std::optional(digest->size) : std::nullopt;
    if (!digest) {
      check_.add("The original cannot be read.", original.path, owners);
      return;
    }
    check_.report().bytes += digest->size;
    if (digest->sha256 != original.name) {
      add_damage(original.path, digest->sha256, owners);
    } else if (options_.found_whole) {
      options_.found_whole(original.name, check_.root() / original.path);
    }
  }

  // Bytes of another original are no accident of a disk.
  void add_damage(const fs::path& path, const Sha256& found, const Owners& owners) {
    const Owners others = owners_of(found);
    check_.add(others.empty() ? "The original is damaged."
                              : "In the place of the original stand the bytes of another, " +
                                    found.hex() + " (" + documents_text(others) + ").",
               path, owners);
  }

  [[nodiscard]] bool is_in_sample() {
    return options_.sample_percent >= 100 ||
           std::uniform_int_distribution<int>(1, 100)(random_) <= options_.sample_percent;
  }

  void check_pointer(const LfsPointer& pointer, const PointerUse& use) {
    const auto size = sizes_.find(pointer.sha256);
    const fs::path path = original_place(pointer.sha256);
    if (size == sizes_.end()) {
      // Recovery takes away what only the commit of a stopped writer names.
      if (use.harm == Harm::kNone) return;
      check_.add("The original is missing.", path, use.owners);
    } else if (size->second && *size->second != pointer.size) {
      check_.add("The original has not the size that its record gives.", path, use.owners,
                 use.harm);
    }
  }

  ArchiveCheck& check_;
  const Reach& reach_;
  const VerifyOptions& options_;
  std::mt19937_64 random_;
  std::vector<Original> originals_;
  std::map<Sha256, std::optional<std::uint64_t>> sizes_;  // nothing for what cannot be read
};

}  // namespace

void check_originals(ArchiveCheck& check, const Reach& reach, const VerifyOptions& options) {
  OriginalCheck(check, reach, options).run();
}

}  // namespace palimpsest::store
