#include "archive/evidence/check/held_parts.hpp"

#include "archive/evidence/check/checked_log.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace palimpsest::archive {
namespace {

using Parts = std::set<ArchivePart>;

constexpr const char* kEveryDocument = "all";
constexpr const char* kNoDocument = "none";

// Nothing for what is part of no document: HEAD, the configuration, links.
std::optional<ArchivePart> part_at(std::string_view path) {
  if (path.starts_with("originals/")) return ArchivePart::kOriginals;
  if (path == "repository.git" || path.starts_with(kLogPath)) return ArchivePart::kLog;
  const bool is_record = path.starts_with("repository.git/objects") ||
                         path.starts_with("repository.git/packed-refs") ||
                         path.starts_with(kMainPath) || path.starts_with("documents/");
  return is_record ? std::optional(ArchivePart::kRecords) : std::nullopt;
}

std::set<std::string> documents_of(const Problem& problem) {
  std::set<std::string> documents;
  std::string_view rest = problem.document;
  for (;;) {
    const std::size_t comma = rest.find(", ");
    documents.emplace(rest.substr(0, comma));
    if (comma == std::string_view::npos) return documents;
    rest.remove_prefix(comma + 2);
  }
}

// Which parts are damaged, of what.
class Damage {
 public:
  explicit Damage(const std::vector<Problem>& problems) {
    for (const Problem& problem : problems) {
      const auto part = part_at(problem.path);
      if (!problem.harmless && part) add(problem, *part);
    }
  }

  [[nodiscard]] Parts beside(const Problem& problem) const {
    if (problem.document == kEveryDocument) return anywhere_;
    Parts parts = of(everywhere_, kEveryDocument);
    for (const std::string& revision : problem.revisions) {
      parts.merge(of(everywhere_, revision));
      parts.merge(of(everywhere_, revision.substr(0, revision.find('@'))));
    }
    if (!problem.revisions.empty()) return parts;
    for (const std::string& document : documents_of(problem)) {
      parts.merge(of(somewhere_, document));
    }
    return parts;
  }

 private:
  using PartsByOwner = std::map<std::string, Parts>;

  void add(const Problem& problem, ArchivePart part) {
    anywhere_.insert(part);
    for (const std::string& document : documents_of(problem)) {
      somewhere_[document].insert(part);
      if (problem.revisions.empty()) everywhere_[document].insert(part);
    }
    for (const std::string& revision : problem.revisions) everywhere_[revision].insert(part);
  }

  [[nodiscard]] static Parts of(const PartsByOwner& parts, const std::string& owner) {
    const auto found = parts.find(owner);
    return found == parts.end() ? Parts() : found->second;
  }

  Parts anywhere_;
  PartsByOwner everywhere_;  // in the revision, or in the whole of the document
  PartsByOwner somewhere_;   // in the document or one of its revisions
};

}  // namespace

void add_held_parts(Verification& report, HashedOriginals hashed) {
  const Damage damage(report.problems);
  for (Problem& problem : report.problems) {
    if (problem.harmless || problem.document == kNoDocument) continue;
    Parts damaged = damage.beside(problem);
    if (hashed == HashedOriginals::kSome) damaged.insert(ArchivePart::kOriginals);
    for (const ArchivePart part :
         {ArchivePart::kOriginals, ArchivePart::kRecords, ArchivePart::kLog}) {
      if (!damaged.contains(part)) problem.holds.push_back(part);
    }
  }
}

}  // namespace palimpsest::archive
