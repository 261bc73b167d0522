#include "record/removal_record.hpp"

#include "record/json.hpp"
#include "record/schema.hpp"
#include "record/values.hpp"

namespace palimpsest::record {
namespace {

constexpr RecordForm kRemovalForm = {"the record of a removal", "removal.schema.json"};
constexpr const char* kFileWord = "file";
constexpr const char* kFolderWord = "folder";
constexpr unsigned kFileMode = 0100644;
constexpr unsigned kFolderMode = 040000;

Json entry_json(const RemovedEntry& entry) {
  Json value = {{"path", entry.path},
                {"kind", entry.mode == kFolderMode ? kFolderWord : kFileWord},
                {"id", entry.id.hex()},
                {"first", entry.first},
                {"last", entry.last}};
  if (entry.left) value["left"] = entry.left->hex();
  return value;
}

Json commit_json(const ReplacedCommit& commit) {
  Json value = {{"before", commit.before.text()}, {"after", commit.after.text()}};
  put_known(value, "signature", commit.signature);
  return value;
}

RemovedEntry read_removed_entry(const Json& value) {
  RemovedEntry entry{value.at("path").get<std::string>(),
                     value.at("kind") == kFolderWord ? kFolderMode : kFileMode,
                     read_sha256(value.at("id"), "id"), value.at("first").get<std::uint64_t>(),
                     value.at("last").get<std::uint64_t>()};
  if (entry.last < entry.first) refuse("last", "is before first");
  if (value.contains("left")) entry.left = read_sha256(value.at("left"), "left");
  return entry;
}

Json originals_json(const std::vector<RemovedOriginal>& originals) {
  Json values = Json::array();
  for (const RemovedOriginal& original : originals) {
    values.push_back({{"sha256", original.sha256.hex()}, {"size", original.size}});
  }
  return values;
}

std::vector<RemovedOriginal> read_originals(const Json& values) {
  std::vector<RemovedOriginal> originals;
  for (const Json& value : values) {
    originals.push_back(
        {read_sha256(value.at("sha256"), "sha256"), value.at("size").get<std::uint64_t>()});
  }
  return originals;
}

Removal read_removal(const Json& value) {
  Removal removal{value.at("act").get<std::string>(),
                  DocumentId(value.at("document").get<std::string>()),
                  {},
                  {},
                  value.at("reason").get<std::string>(),
                  {},
                  {},
                  value.at("first").get<std::uint64_t>(),
                  {}};
  if (value.contains("folder")) removal.folder.emplace(value.at("folder").get<std::string>());
  if (value.contains("pages")) {
    removal.pages = PageRange{value.at("pages").at(0), value.at("pages").at(1)};
  }
  removal.originals = read_originals(value.at("originals"));
  if (value.contains("kept")) removal.kept = read_originals(value.at("kept"));
  for (const Json& entry : value.at("entries"))
    removal.entries.push_back(read_removed_entry(entry));
  for (const Json& commit : value.at("commits")) {
    removal.commits.push_back({CommitId(commit.at("before").get<std::string>()),
                               CommitId(commit.at("after").get<std::string>()),
                               known_text(commit, "signature")});
  }
  return removal;
}

}  // namespace

std::string removal_to_json(const Removal& removal) {
  Json value = {{"act", removal.act},       {"document", removal.document.text()},
                {"reason", removal.reason}, {"first", removal.first},
                {"entries", Json::array()}, {"commits", Json::array()}};
  if (removal.folder) value["folder"] = removal.folder->text();
  if (removal.pages) value["pages"] = {removal.pages->first, removal.pages->last};
  value["originals"] = originals_json(removal.originals);
  if (!removal.kept.empty()) value["kept"] = originals_json(removal.kept);
  for (const RemovedEntry& entry : removal.entries) value["entries"].push_back(entry_json(entry));
  for (const ReplacedCommit& commit : removal.commits) {
    value["commits"].push_back(commit_json(commit));
  }
  return checked_text(value, kRemovalForm);
}

Removal parse_removal(std::string_view text) {
  return read_record(text, kRemovalForm, read_removal);
}

}  // namespace palimpsest::record
