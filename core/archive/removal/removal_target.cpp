#include "archive/removal/removal_target.hpp"

#include "archive/originals/held_original.hpp"
#include "archive/removal/letters.hpp"
#include "archive/tree/reference.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "record/document_record.hpp"
#include "record/edits_record.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace palimpsest::archive {
namespace {

int parse_page(std::string_view text, const std::string& whole) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && number > 0) return number;
  throw Error(ErrorKind::kUsage, "'" + whole + "' does not name pages",
              "write DOCUMENT@RELEASE/3, or /3-5 for several");
}

PageRange parse_pages(const std::string& text) {
  const std::size_t dash = text.find('-');
  const int first = parse_page(std::string_view(text).substr(0, dash), text);
  if (dash == std::string::npos) return {first, first};
  const PageRange range{first, parse_page(std::string_view(text).substr(dash + 1), text)};
  if (range.last >= range.first) return range;
  throw Error(ErrorKind::kUsage, "the pages '" + text + "' end before they begin");
}

// A document or release that was taken back is still in the history, under its full name.
DocumentId named_document(const Catalogue& catalogue, const std::string& name) {
  try {
    return find_document(catalogue, name);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput || !is_valid_id(name)) throw;
    return DocumentId(name);
  }
}

RevisionFolder named_folder(const Catalogue& catalogue, const DocumentId& document,
                            const std::string& name) {
  try {
    return find_folder(catalogue, document, name);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput || !is_valid_release_part(name)) throw;
    return RevisionFolder(name);
  }
}

// Of a revision that lost images by order those that are left are not its own any more: they are
// there for whoever else names them.
enum class LostOriginals { kCited, kLeftOut };

// The stored files that records name, each version of a record looked at once.
class CitedEvidence {
 public:
  explicit CitedEvidence(LostOriginals lost) : lost_(lost) {}

  void add_letters(const store::Snapshot& snapshot, const RemovalTarget& target) {
    for (const Sha256& sha256 : letters_of(snapshot, target)) add(sha256);
  }

  // Of a revision of which only pages go, what shows them.
  void add_images(const store::Snapshot& snapshot, const DocumentId& document,
                  const RevisionFolder& folder) {
    const auto revision = Catalogue(snapshot).revision(document, folder);
    for (const Evidence& each : revision ? revision->evidence : std::vector<Evidence>{}) {
      if (shows_pages(each)) add(each.sha256);
    }
  }

  void add_revision(const store::Snapshot& snapshot, const DocumentId& document,
                    const RevisionFolder& folder) {
    const std::string path = revision_record_path(document, folder);
    if (!is_news(snapshot, path)) return;
    const auto revision = Catalogue(snapshot).revision(document, folder);
    const bool is_lost = lost_ == LostOriginals::kLeftOut && !has_original(snapshot, *revision);
    for (const Evidence& each : revision->evidence) {
      if (!is_lost || !shows_pages(each)) add(each.sha256);
    }
  }

  // Adds what the document cites, but for what goes with `left_out`.
  void add_all(const store::Snapshot& snapshot, const DocumentId& document,
               const RemovalTarget* left_out = nullptr) {
    add_document(snapshot, document, left_out);
    for (const store::Entry& entry : snapshot.list(document_folder(document))) {
      if (!entry.is_folder || !is_valid_release_part(entry.name)) continue;
      const RevisionFolder folder(entry.name);
      if (left_out == nullptr || folder != left_out->folder) {
        add_revision(snapshot, document, folder);
      }
    }
  }

  [[nodiscard]] const std::set<std::string>& paths() const { return paths_; }

 private:
  void add_document(const store::Snapshot& snapshot, const DocumentId& id,
                    const RemovalTarget* left_out) {
    const std::string path = document_record_path(id);
    if (!is_news(snapshot, path)) return;
    const Document document = record::parse_document(snapshot.read(path).value());
    for (const Fact& fact : document.metadata) add(fact.source.evidence);
    for (const StateClaim& claim : document.states) {
      const bool goes = left_out != nullptr && is_letter_of(claim.source, id, *left_out);
      if (!goes) add(claim.source.evidence);
    }
    for (const OtherFile& file : document.other_files) add(file.sha256);
  }

  [[nodiscard]] bool is_news(const store::Snapshot& snapshot, const std::string& path) {
    const auto version = snapshot.object_of(path);
    return version && seen_.insert(path + *version).second;
  }

  void add(const std::optional<Sha256>& sha256) {
    if (sha256) paths_.insert(evidence_path(*sha256));
  }

  LostOriginals lost_;
  std::set<std::string> paths_;
  std::set<std::string> seen_;
};

// Parts that are joined bear the name of the release.
bool is_side_of(const RevisionFolder& folder, const std::string& side) {
  const std::string release = release_of(folder).text();
  return side == release || side.starts_with(release + "+");
}

// A diff that cannot be told apart goes, too: it is made again from what is left.
bool quotes(const std::string& diff_name, const RevisionFolder& folder) {
  const std::size_t dots = diff_name.find("..");
  const std::size_t end = diff_name.rfind(".json");
  if (dots == std::string::npos || end == std::string::npos || end < dots) return true;
  return is_side_of(folder, diff_name.substr(0, dots)) ||
         is_side_of(folder, diff_name.substr(dots + 2, end - dots - 2));
}

void add_diffs(const store::Snapshot& snapshot, const RemovalTarget& target,
               std::vector<std::string>& paths) {
  const std::string folder = kept_diffs_folder(target.document);
  for (const store::Entry& entry : snapshot.list(folder)) {
    if (quotes(entry.name, *target.folder)) paths.push_back(folder + "/" + entry.name);
  }
}

// What people read on the target, or on another revision compared with it. What they read on joined
// parts stands at the first of these.
void add_edits(const store::Snapshot& snapshot, const RemovalTarget& target,
               std::vector<std::string>& paths) {
  for (const store::Entry& entry : snapshot.list(document_folder(target.document))) {
    if (!is_valid_release_part(entry.name)) continue;
    const RevisionFolder folder(entry.name);
    const std::string path = edits_record_path(target.document, folder);
    const auto record = snapshot.read(path);
    if (!record) continue;
    const std::vector<CheckedWords> words = record::parse_edits(*record).checked_words;
    const bool is_quoting = std::any_of(words.begin(), words.end(), [&](const auto& each) {
      return is_side_of(*target.folder, each.against);
    });
    const bool goes_with_folder = folder == *target.folder && !target.pages;
    const bool is_of_release = release_of(folder) == release_of(*target.folder);
    if (!goes_with_folder && (is_of_release || is_quoting)) paths.push_back(path);
  }
}

// Adds the files of a folder whose names are numbers of the range: "0002.json".
void add_numbered(const store::Snapshot& snapshot, const std::string& folder,
                  const PageRange& range, std::vector<std::string>& paths) {
  for (const store::Entry& entry : snapshot.list(folder)) {
    int number = 0;
    const char* end = entry.name.data() + entry.name.size();
    const auto [rest, error] = std::from_chars(entry.name.data(), end, number);
    const bool is_in = error == std::errc() && number >= range.first && number <= range.last;
    if (is_in && *rest == '.') paths.push_back(folder + "/" + entry.name);
  }
}

std::vector<std::string> page_files(const store::Snapshot& snapshot, const RemovalTarget& target) {
  std::vector<std::string> paths;
  add_numbered(snapshot, pages_folder(target.document, *target.folder), *target.pages, paths);
  add_numbered(snapshot, texts_folder(target.document, *target.folder), *target.pages, paths);
  return paths;
}

// The original first: it shows every page, so it goes with any of them.
void add_pages(const store::Snapshot& snapshot, const RemovalTarget& target,
               std::vector<std::string>& paths) {
  paths.push_back(original_pointer_path(target.document, *target.folder));
  const std::vector<std::string> files = page_files(snapshot, target);
  paths.insert(paths.end(), files.begin(), files.end());
}

}  // namespace

RemovalTarget parse_removal_target(const Catalogue& catalogue, const std::string& text) {
  const std::size_t at = text.find('@');
  RemovalTarget target{named_document(catalogue, text.substr(0, at)), {}, {}, {}};
  if (at == std::string::npos) return target;
  const std::string rest = text.substr(at + 1);
  const std::size_t slash = rest.find('/');
  target.folder = named_folder(catalogue, target.document, rest.substr(0, slash));
  if (slash != std::string::npos) target.pages = parse_pages(rest.substr(slash + 1));
  return target;
}

std::set<std::string> evidence_of_alone(const store::Store& store,
                                        const std::vector<store::CommitInfo>& commits,
                                        const RemovalTarget& target) {
  CitedEvidence cited(LostOriginals::kCited);
  for (const store::CommitInfo& commit : commits) {
    const store::Snapshot snapshot = store.at(commit.id);
    if (target.pages) {
      cited.add_images(snapshot, target.document, *target.folder);
    } else if (target.folder) {
      cited.add_revision(snapshot, target.document, *target.folder);
      cited.add_letters(snapshot, target);
    } else {
      cited.add_all(snapshot, target.document);
      for (const RemovalTarget& former : target.former) {
        if (!former.folder) cited.add_all(snapshot, former.document);
      }
    }
  }
  if (cited.paths().empty()) return {};
  CitedEvidence others(LostOriginals::kLeftOut);
  const store::Snapshot tip = store.tip();
  for (const DocumentId& other : Catalogue(tip).documents()) {
    if (other != target.document) others.add_all(tip, other);
  }
  if (target.folder) others.add_all(tip, target.document, &target);
  std::set<std::string> alone = cited.paths();
  std::erase_if(alone, [&](const std::string& each) { return others.paths().contains(each); });
  return alone;
}

bool has_pages(const store::Snapshot& snapshot, const RemovalTarget& target) {
  return !target.pages || !page_files(snapshot, target).empty();
}

namespace {

// Returns what of a commit goes at one place.
std::vector<std::string> paths_at(const store::Snapshot& snapshot, const RemovalTarget& target) {
  std::vector<std::string> paths;
  if (!has_pages(snapshot, target)) return paths;
  if (!target.folder) return {document_folder(target.document)};
  if (target.pages) {
    add_pages(snapshot, target, paths);
  } else {
    paths.push_back(revision_folder(target.document, *target.folder));
  }
  add_diffs(snapshot, target, paths);
  add_edits(snapshot, target, paths);
  return paths;
}

// Leaves out what stands below another path, and what two places have in common.
void keep_topmost(std::vector<std::string>& paths) {
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  const std::vector<std::string> all = paths;
  std::erase_if(paths, [&](const std::string& path) {
    return std::any_of(all.begin(), all.end(),
                       [&](const std::string& other) { return path.starts_with(other + "/"); });
  });
}

}  // namespace

std::vector<std::string> paths_to_remove(const store::Snapshot& snapshot,
                                         const RemovalTarget& target) {
  std::vector<std::string> paths = paths_at(snapshot, target);
  for (const RemovalTarget& former : target.former) {
    for (std::string& path : paths_at(snapshot, former)) paths.push_back(std::move(path));
  }
  if (!target.former.empty()) keep_topmost(paths);
  std::erase_if(paths, [&](const std::string& path) { return !snapshot.object_of(path); });
  return paths;
}

}  // namespace palimpsest::archive
