#include "archive/tree/unchanged.hpp"

#include "record/revision_record.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace palimpsest::archive {
namespace {

constexpr std::string_view kRevisionRecord = "/revision.json";

std::optional<Revision> without_former(const store::Snapshot& snapshot, const std::string& path) {
  const auto record = snapshot.read(path);
  if (!record) return std::nullopt;
  Revision revision = record::parse_revision(*record);
  revision.former_redactions.clear();
  return revision;
}

}  // namespace

bool is_unchanged(const store::Snapshot& then, const store::Snapshot& now,
                  const std::string& path) {
  if (then.object_of(path) == now.object_of(path)) return true;
  if (path.ends_with(kRevisionRecord)) {
    return without_former(then, path) == without_former(now, path);
  }
  const std::vector<store::Entry> entries = then.list(path);
  return !entries.empty() && entries == now.list(path) &&
         std::all_of(entries.begin(), entries.end(), [&](const store::Entry& entry) {
           return is_unchanged(then, now, path + "/" + entry.name);
         });
}

}  // namespace palimpsest::archive
