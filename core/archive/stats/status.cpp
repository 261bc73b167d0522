#include "archive/stats/status.hpp"

#include "archive/history/release_set.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "base/date_order.hpp"
#include "model/withheld_releases.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace palimpsest::archive {
namespace {

using index::IndexedDocument;

// Whether something of that day is known at the day that is asked for.
bool is_known_at(const std::optional<EdtfDate>& day, const std::optional<EdtfDate>& at) {
  if (!at) return true;
  return day && day->sort_key() <= last_key_of(*at);
}

struct Standing {
  const RevisionSummary* revision = nullptr;
  const RevisionContent* content = nullptr;
};

// Returns the files of the newest release that is known; several when it came in parts.
std::vector<Standing> newest_files(const IndexedDocument& document,
                                   const std::optional<EdtfDate>& at) {
  std::vector<Standing> files;
  for (std::size_t i = 0; i < document.summary.revisions.size(); ++i) {
    const RevisionSummary& revision = document.summary.revisions[i];
    if (!is_known_at(revision.release.date, at)) continue;
    if (!files.empty() && files.back().revision->release.id != revision.release.id) files.clear();
    files.push_back({&revision, &document.contents[i]});
  }
  const auto replacement = std::find_if(files.rbegin(), files.rend(), [](const Standing& file) {
    return file.revision->role.kind == FileRole::kReplacement;
  });
  if (replacement != files.rend()) return {*replacement};
  std::erase_if(files, [](const Standing& file) {
    return file.revision->role.kind == FileRole::kSecondCopy;
  });
  return files;
}

void add(const RevisionContent& one, RevisionContent& sum) {
  const auto add_withheld = [](const WithheldContent& part, WithheldContent& whole) {
    whole.redactions += part.redactions;
    whole.pages += part.pages;
    whole.words += part.words;
  };
  sum.pages += one.pages;
  sum.words += one.words;
  add_withheld(one.all, sum.all);
  for (const auto& [code, withheld] : one.by_code) add_withheld(withheld, sum.by_code[code]);
}

FoundStatus found_in(const std::vector<Standing>& files) {
  if (files.empty()) return FoundStatus::kNoFile;
  bool has_unread_pages = false;
  for (const Standing& file : files) {
    if (file.revision->redaction_count > 0) return FoundStatus::kRedacted;
    has_unread_pages |= file.revision->unread_page_count > 0;
  }
  return has_unread_pages ? FoundStatus::kUnread : FoundStatus::kNoneFound;
}

// Since its newest release the state that is claimed of that release, of a document without a file
// the newest that is known; without such a claim, the one that the next release says held until it.
const StateClaim* declared_state(const IndexedDocument& document, const Release* newest,
                                 const std::optional<EdtfDate>& at) {
  const StateClaim* since = nullptr;
  const StateClaim* until = nullptr;
  for (const StateClaim& claim : document.states) {  // the oldest first
    if (claim.state == ReleaseState::kUnknown) continue;
    const bool is_known = is_known_at(claim.source.as_of, at);
    if (claim.time == StateTime::kSince) {
      const bool is_meant = newest != nullptr ? claim.release == newest->id : is_known;
      if (is_meant) since = &claim;
    } else if (at && !is_known && until == nullptr) {
      until = &claim;
    }
  }
  return since != nullptr ? since : until;
}

// Returns whether the newest release that is known at the day brought what was withheld in full, or
// withholds what an earlier one showed.
std::optional<Verdict> turn_of(const IndexedDocument& document, const std::optional<EdtfDate>& at) {
  std::vector<Release> releases;
  std::vector<ReleaseId> held;
  for (const RevisionSummary& revision : document.summary.revisions) {
    held.push_back(revision.release.id);
    const bool is_new = releases.empty() || releases.back().id != revision.release.id;
    if (is_new && is_known_at(revision.release.date, at)) releases.push_back(revision.release);
  }
  std::vector<StateClaim> states = document.states;
  const auto& placeholders = document.summary.placeholders;
  std::erase_if(states, [&](const StateClaim& claim) {
    const bool has_file =
        claim.time == StateTime::kSince &&
        std::find(placeholders.begin(), placeholders.end(), claim) == placeholders.end();
    return has_file || !is_known_at(claim.source.as_of, at);
  });
  const std::vector<ReleaseStage> stages = release_stages(releases, states, held);
  const auto last = std::find_if(stages.rbegin(), stages.rend(), [](const ReleaseStage& stage) {
    return stage.files || stage.verdict;
  });
  return last == stages.rend() ? std::nullopt : last->verdict;
}

DocumentStatus status_of_document(const IndexedDocument& document,
                                  const std::optional<EdtfDate>& at) {
  const std::vector<Standing> files = newest_files(document, at);
  const Release* newest = files.empty() ? nullptr : &files.front().revision->release;
  DocumentStatus status{document.summary.id,
                        document.agency,
                        {},
                        "",
                        found_in(files),
                        {},
                        ReleaseState::kUnknown,
                        ""};
  for (const Standing& file : files) add(*file.content, status.content);
  if (newest != nullptr) {
    status.release = newest->id;
    if (newest->date) status.year = newest->date->text().substr(0, 4);
    if (status.agency.empty()) status.agency = newest->agency;
  }
  const StateClaim* claim = declared_state(document, newest, at);
  if (claim != nullptr) {
    status.declared = claim->state;
    status.declared_by = claim->source.name;
  }
  status.verdict = turn_of(document, at);
  return status;
}

// A document of which nothing was known at the day did not stand in the collection.
bool was_known(const IndexedDocument& document, const std::optional<EdtfDate>& at) {
  return std::any_of(document.summary.revisions.begin(), document.summary.revisions.end(),
                     [&](const auto& each) { return is_known_at(each.release.date, at); }) ||
         std::any_of(document.states.begin(), document.states.end(), [&](const auto& claim) {
           return claim.time == StateTime::kUntil || is_known_at(claim.source.as_of, at);
         });
}

}  // namespace

std::optional<DocumentStatus> status_at(const IndexedDocument& document,
                                        const std::optional<EdtfDate>& at) {
  return was_known(document, at) ? std::optional(status_of_document(document, at)) : std::nullopt;
}

CollectionStatus status_of(const store::Store& store, const Audience& audience,
                           const std::optional<EdtfDate>& at, StatusGroup by) {
  std::vector<DocumentStatus> documents;
  visit_documents(store, audience, [&](const IndexedDocument& document) {
    if (auto status = status_at(document, at)) documents.push_back(std::move(*status));
  });
  return add_up(std::move(documents), at, by);
}

}  // namespace palimpsest::archive
