#include "record/acts_output.hpp"

#include "record/json.hpp"
#include "record/problem_json.hpp"

namespace palimpsest::record {

std::string repair_to_json(const Repair& repair) {
  Json originals = Json::array();
  for (const RestoredOriginal& original : repair.originals) {
    originals.push_back({{"sha256", original.sha256.hex()}, {"document", original.document}});
  }
  return canonical_text({{"originals", std::move(originals)},
                         {"objects", repair.objects},
                         {"files", repair.files},
                         {"remaining", problems_json(repair.remaining)},
                         {"commit", repair.commit ? Json(repair.commit->text()) : Json()}});
}

std::string removal_outcome_to_json(const RemovalOutcome& outcome) {
  const Removal& removal = outcome.removal;
  Json originals = Json::array();
  for (const RemovedOriginal& original : removal.originals) {
    originals.push_back(original.sha256.hex());
  }
  Json kept = Json::array();
  for (const Sha256& sha256 : outcome.kept) kept.push_back(sha256.hex());
  return canonical_text(
      {{"removal", removal.act},
       {"commit", outcome.commit.text()},
       {"document", removal.document.text()},
       {"folder", removal.folder ? Json(removal.folder->text()) : Json()},
       {"pages", removal.pages ? Json{removal.pages->first, removal.pages->last} : Json()},
       {"originals", std::move(originals)},
       {"kept", std::move(kept)},
       {"holders", outcome.holders},
       {"rewritten", removal.commits.size()}});
}

std::string scrub_to_json(const Scrub& scrub) {
  return canonical_text({{"result", is_damaged(scrub.found) ? "damaged" : "ok"},
                         {"from", scrub.from.text()},
                         {"until", scrub.until.text()},
                         {"next", scrub.next ? Json(scrub.next->text()) : Json()},
                         {"complete", scrub.complete.text()},
                         {"taken_over", scrub.taken_over},
                         {"checked",
                          {{"originals", scrub.found.originals},
                           {"objects", scrub.found.objects},
                           {"bytes", scrub.found.bytes}}},
                         {"problems", problems_json(scrub.found.problems)}});
}

}  // namespace palimpsest::record
