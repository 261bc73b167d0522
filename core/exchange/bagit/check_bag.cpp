#include "exchange/bagit/check_bag.hpp"

#include "exchange/bagit/bag_files.hpp"
#include "exchange/bagit/declaration.hpp"
#include "exchange/bagit/manifest_check.hpp"
#include "exchange/bagit/tag_file.hpp"
#include "exchange/bagit/tag_text.hpp"

#include <charconv>
#include <set>
#include <system_error>

namespace palimpsest::exchange {
namespace {

constexpr const char* kInfo = "bag-info.txt";
constexpr const char* kFetch = "fetch.txt";

struct Oxum {
  std::uint64_t bytes = 0;
  std::uint64_t files = 0;
};

std::optional<Oxum> parse_oxum(const std::string& text) {
  Oxum oxum;
  const char* const end = text.data() + text.size();
  const auto bytes = std::from_chars(text.data(), end, oxum.bytes);
  if (bytes.ec != std::errc() || bytes.ptr == end || *bytes.ptr != '.') return std::nullopt;
  const auto files = std::from_chars(bytes.ptr + 1, end, oxum.files);
  if (files.ec != std::errc() || files.ptr != end) return std::nullopt;
  return oxum;
}

class Check {
 public:
  explicit Check(const std::filesystem::path& folder) : files_(folder, check_) {}

  [[nodiscard]] BagCheck run() {
    declaration_ = check_declaration(files_, check_);
    check_payload_folder();
    check_info();
    check_manifests();
    check_fetch();
    check_tag_manifests();
    check_names();
    return std::move(check_);
  }

 private:
  void add(const std::string& path, const std::string& what) {
    check_.problems.push_back({what, path, false});
  }
  void warn(const std::string& path, const std::string& what) {
    check_.problems.push_back({what, path, true});
  }

  void check_payload_folder() {
    std::error_code error;
    if (!std::filesystem::is_directory(files_.folder() / "data", error)) {
      add("data", "the folder of the payload is missing");
    }
    for (const auto& [path, size] : files_.sizes()) {
      if (!is_payload(path)) continue;
      ++check_.files;
      check_.bytes += size;
    }
  }

  void check_info() {
    if (!files_.sizes().contains(kInfo)) return;
    const auto text = read_tag_file(files_, kInfo, declaration_.encoding, check_);
    if (!text) return;
    std::size_t oxums = 0;
    for (const BagLabel& line : labels_of(*text)) {
      if (line.label.empty()) {
        add(kInfo, "line " + std::to_string(line.line) + " has no label");
      } else if (is_label(line.label, "Payload-Oxum")) {
        if (++oxums > 1) add(kInfo, "Payload-Oxum stands there twice");
        check_oxum(line.value);
      }
    }
  }

  void check_oxum(const std::string& text) {
    const auto oxum = parse_oxum(text);
    if (!oxum) {
      add(kInfo, "Payload-Oxum is not two numbers with a dot between: " + text);
    } else if (oxum->bytes != check_.bytes || oxum->files != check_.files) {
      add(kInfo, "Payload-Oxum is " + text + ", and the payload is " +
                     std::to_string(check_.bytes) + "." + std::to_string(check_.files));
    }
  }

  void check_manifests() {
    std::set<std::string> listed;
    bool is_checked = false;
    for (const std::string& name : files_.top_files("manifest-")) {
      const CheckedManifest manifest =
          check_manifest(files_, name, ManifestKind::kPayload, declaration_, check_);
      check_.algorithms.push_back(manifest.algorithm);
      is_checked |= manifest.is_known;
      listed.insert(manifest.paths.begin(), manifest.paths.end());
      if (!declaration_.is_old) check_is_whole(name, manifest.paths);
      manifests_.emplace(name, manifest.paths);
    }
    if (manifests_.empty()) return add("manifest-<algorithm>.txt", "no payload manifest is there");
    if (declaration_.is_old) check_is_whole("every manifest", listed);
    if (!is_checked) add("", "no payload manifest is of an algorithm that can be checked here");
  }

  void check_is_whole(const std::string& manifest, const std::set<std::string>& listed) {
    for (const auto& [path, size] : files_.sizes()) {
      if (is_payload(path) && !listed.contains(path)) {
        add(path, "the file is in the payload and not in " + manifest);
      }
    }
  }

  void check_fetch() {
    if (!files_.sizes().contains(kFetch)) return;
    const auto text = read_tag_file(files_, kFetch, declaration_.encoding, check_);
    if (!text) return;
    const auto fetch = parse_fetch(*text, path_coding(declaration_));
    for (const std::size_t line : fetch.broken) {
      add(kFetch, "line " + std::to_string(line) + " is not an address, a length and a path");
    }
    std::set<std::string> paths;
    for (const FetchEntry& entry : fetch.entries) {
      if (!paths.insert(entry.path).second) add(entry.path, "fetch.txt lists the file twice");
      check_fetched(entry);
    }
  }

  void check_fetched(const FetchEntry& entry) {
    if (const auto danger = danger_of(entry.path)) {
      return add(kFetch, "a path " + *danger + ": " + entry.path);
    }
    if (!is_payload(entry.path)) return add(kFetch, "it lists what is no payload: " + entry.path);
    const auto found = files_.find(entry.path);
    for (const auto& [name, listed] : manifests_) {
      if (!listed.contains(found ? found->path : entry.path)) {
        add(entry.path, "fetch.txt lists the file, and " + name + " does not");
      }
    }
    if (!found) {
      add(entry.path, "the file was not fetched from " + entry.url);
    } else if (entry.size && *entry.size != files_.sizes().at(found->path)) {
      add(entry.path, "fetch.txt gives the file another length");
    }
  }

  void check_tag_manifests() {
    std::set<std::string> tag_files;
    for (const std::string& name : files_.top_files("tagmanifest-")) {
      const CheckedManifest manifest =
          check_manifest(files_, name, ManifestKind::kTags, declaration_, check_);
      for (const auto& [payload_manifest, listed] : manifests_) {
        if (!manifest.paths.contains(payload_manifest)) {
          add(name, "it does not list " + payload_manifest);
        }
      }
      tag_files.insert(manifest.paths.begin(), manifest.paths.end());
    }
    check_.tag_files = tag_files.size();
  }

  void check_names() {
    for (const std::vector<std::string>& names : files_.confusable()) {
      warn(names.front(), "some systems take it for the same file as " + names[1]);
    }
  }

  BagCheck check_;
  BagFiles files_;
  Declaration declaration_;
  std::map<std::string, std::set<std::string>> manifests_;  // of the payload -> what they list
};

}  // namespace

BagCheck check_bag(const std::filesystem::path& folder) { return Check(folder).run(); }

}  // namespace palimpsest::exchange
