#include "store/write/batch_marker.hpp"

#include "base/file.hpp"
#include "store/layout.hpp"

#include <sstream>
#include <system_error>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* kNone = "-";

std::optional<git_oid> parse_id(const std::string& hex) {
  git_oid id{};
  if (hex.size() != GIT_OID_HEXSZ || git_oid_fromstr(&id, hex.c_str()) != 0) return std::nullopt;
  return id;
}

}  // namespace

BatchMarker marker_of_pack(const Repository& repository, const std::string& pack) {
  const auto main = find_reference(repository, kMainReference);
  if (!main) throw Error(ErrorKind::kIntegrity, "the archive has no newest commit");
  return {kMainReference, main, *main, pack};
}

void write_batch_marker(const fs::path& root, const BatchMarker& marker) {
  const std::string text =
      marker.reference + " " + (marker.before ? hex_of(*marker.before) : kNone) + " " +
      hex_of(marker.after) + " " + (marker.pack.empty() ? kNone : marker.pack) + "\n";
  write_file_durably(root / kBatchMarker, text, kTextFileMode);
}

std::optional<BatchMarker> read_batch_marker(const fs::path& root) {
  std::error_code error;
  if (!fs::is_regular_file(root / kBatchMarker, error)) return std::nullopt;
  std::istringstream text(read_file(root / kBatchMarker));
  std::string reference, before, after, pack;
  text >> reference >> before >> after >> pack;
  const auto id = parse_id(after);
  const auto id_before = parse_id(before);
  const auto pack_id = parse_id(pack);
  if (!id || (!id_before && before != kNone) || (!pack_id && pack != kNone)) return std::nullopt;
  return BatchMarker{reference, id_before, *id, pack_id ? pack : ""};
}

void remove_batch_marker(const fs::path& root) {
  std::error_code ignored;
  fs::remove(root / kBatchMarker, ignored);
}

}  // namespace palimpsest::store
