#include "archive/archive.hpp"

#include "base/digest.hpp"
#include "base/file.hpp"
#include "record/archive_record.hpp"

#include <random>

namespace palimpsest::archive {
namespace {

constexpr const char* kFactsFile = "archive.json";

std::string random_id() {
  std::random_device source;
  std::string bytes;
  for (int i = 0; i < 16; ++i) bytes += static_cast<char>(source() & 0xFF);
  return to_hex(bytes);
}

}  // namespace

ArchiveFacts create_archive(const std::filesystem::path& folder, const Actor& actor) {
  ArchiveFacts facts{kArchiveFormat, random_id(), actor.time};
  (void)store::Store::create(folder, record::archive_to_json(facts), actor.time,
                             actor.operator_name);
  return facts;
}

store::Store open_archive(const std::filesystem::path& folder) {
  store::Store store = store::Store::open(folder);
  (void)record::parse_archive(read_file(folder / kFactsFile));
  return store;
}

std::optional<std::filesystem::path> find_archive(const std::filesystem::path& start) {
  std::filesystem::path folder = std::filesystem::absolute(start);
  for (;;) {
    if (std::filesystem::exists(folder / kFactsFile) &&
        std::filesystem::exists(folder / "repository.git")) {
      return folder;
    }
    if (folder == folder.parent_path()) return std::nullopt;
    folder = folder.parent_path();
  }
}

}  // namespace palimpsest::archive
