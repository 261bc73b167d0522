#include "exchange/bagit/manifest_check.hpp"

#include "base/checksum.hpp"
#include "base/error.hpp"
#include "exchange/bagit/tag_file.hpp"

#include <algorithm>
#include <optional>

namespace palimpsest::exchange {
namespace {

// "manifest-sha256.txt" -> "sha256". Names are in lower case without hyphens, but not everybody
// keeps to it.
std::string algorithm_of(const std::string& name) {
  const std::size_t begin = name.find('-') + 1;
  return name.substr(begin, name.rfind('.') - begin);
}

class ManifestCheck {
 public:
  ManifestCheck(const BagFiles& files, const std::string& name, ManifestKind kind,
                const Declaration& declaration, BagCheck& check)
      : files_(files), name_(name), kind_(kind), declaration_(declaration), check_(check) {}

  [[nodiscard]] CheckedManifest run() {
    result_.algorithm = algorithm_of(name_);
    checksum_ = checksum_kind_named(result_.algorithm);
    result_.is_known = checksum_.has_value();
    say_what_the_algorithm_is_worth();
    const auto text = read_tag_file(files_, name_, declaration_.encoding, check_);
    if (!text) return std::move(result_);
    const auto lines = parse_manifest(*text, path_coding(declaration_));
    for (const std::size_t line : lines.broken) {
      add(name_, "line " + std::to_string(line) + " is no checksum with a path");
    }
    for (const ManifestEntry& entry : lines.entries) check_entry(entry);
    return std::move(result_);
  }

 private:
  void add(const std::string& path, const std::string& what) {
    check_.problems.push_back({what, path, false});
  }
  void warn(const std::string& path, const std::string& what) {
    check_.problems.push_back({what, path, true});
  }

  void say_what_the_algorithm_is_worth() {
    if (!checksum_) {
      warn(name_, "its algorithm is not known here, and its checksums were not compared");
    } else if (is_weak(*checksum_)) {
      warn(name_, "different files with the same checksum can be made: " + result_.algorithm);
    }
  }

  void check_entry(const ManifestEntry& entry) {
    if (const auto danger = danger_of(entry.path)) {
      return add(name_, "a path " + *danger + ": " + entry.path);
    }
    if (is_payload(entry.path) != (kind_ == ManifestKind::kPayload)) {
      return add(name_, std::string("it lists what is ") +
                            (kind_ == ManifestKind::kPayload ? "no payload: " : "payload: ") +
                            entry.path);
    }
    if (kind_ == ManifestKind::kTags && entry.path.starts_with("tagmanifest-")) {
      add(name_, "it lists a tag manifest: " + entry.path);
    }
    const auto found = files_.find(entry.path);
    const std::string path = found ? found->path : entry.path;
    if (!result_.paths.insert(path).second) return add(path, name_ + " lists the file twice");
    if (!found) return add_missing(entry.path);
    if (!found->is_exact) {
      warn(path, name_ + " writes its name in another normal form of Unicode");
    }
    if (checksum_) compare(entry, path);
  }

  void add_missing(const std::string& path) {
    const std::string other = files_.in_other_case(path);
    add(path, name_ + " lists the file, and it is missing" +
                  (other.empty() ? "" : "; in another case there is " + other));
  }

  void compare(const ManifestEntry& entry, const std::string& path) {
    std::string checksum;
    try {
      checksum = checksums_of_file(files_.folder() / path, {*checksum_}).front();
    } catch (const Error& error) {
      return add(path, error.what());
    }
    if (checksum == entry.checksum) return;
    add(path, "the file has another checksum than " + name_ + " gives");
  }

  const BagFiles& files_;
  const std::string& name_;
  ManifestKind kind_;
  const Declaration& declaration_;
  BagCheck& check_;
  std::optional<ChecksumKind> checksum_;
  CheckedManifest result_;
};

}  // namespace

CheckedManifest check_manifest(const BagFiles& files, const std::string& name, ManifestKind kind,
                               const Declaration& declaration, BagCheck& check) {
  return ManifestCheck(files, name, kind, declaration, check).run();
}

}  // namespace palimpsest::exchange
