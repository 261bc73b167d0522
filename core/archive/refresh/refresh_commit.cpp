#include "archive/refresh/refresh_commit.hpp"

#include "archive/act.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/counted.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace palimpsest::archive {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

// What the commit says of the reading, for people.
std::string body_of(const RefreshedRevision& refreshed, const std::string& why) {
  std::string body = why + "\n\n" + counted(refreshed.revision.pages.size(), "page") + ", " +
                     std::to_string(refreshed.changed_pages.size()) + " read otherwise";
  if (!refreshed.new_redactions.empty()) {
    body += "\nnew redactions: " + listed(refreshed.new_redactions);
  }
  if (!refreshed.lost_redactions.empty()) {
    body += "\nnot found any more: " + listed(refreshed.lost_redactions);
  }
  return body;
}

bool changes(const std::vector<store::TreeEdit>& edits, const DocumentId& document) {
  const std::string path = document_record_path(document);
  return std::any_of(edits.begin(), edits.end(),
                     [&](const store::TreeEdit& edit) { return edit.path == path; });
}

}  // namespace

store::CommitRequest refresh_commit(const RefreshedRevision& refreshed,
                                    const DocumentReading& reading, const RefreshAct& refresh,
                                    const Actor& actor) {
  const RevisionName name{refreshed.revision.document, refreshed.revision.folder};
  Act act{ActKind::kRefresh, refresh.id, {name}, {}, reading.seconds, reading.sandbox};
  for (const Document& item : refreshed.items) {
    if (changes(refreshed.edits, item.id)) act.documents.push_back(item.id);
  }
  return {
      refreshed.edits,
      act_message(act, "Read " + name.text() + " again", body_of(refreshed, refresh.why), actor),
      actor.time, actor.operator_name};
}

}  // namespace palimpsest::archive
