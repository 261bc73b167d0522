#include "record/history_output.hpp"

#include "record/json.hpp"
#include "record/totals_json.hpp"
#include "record/values.hpp"

namespace palimpsest::record {
namespace {

Json place_json(const Place& place) {
  return {{"page", place.page}, {"region", to_json(place.region)}};
}

Json state_json(const PassageState& state, const ReleaseStep& step) {
  return {{"release", step.folder},
          {"status", name_of(state.status)},
          {"place", state.place ? place_json(*state.place) : Json()},
          {"redactions", state.redactions},
          {"codes", state.codes},
          {"text", state.text},
          {"personal", state.personal}};
}

Json passage_json(const Passage& passage, const DocumentHistory& history) {
  Json states = Json::array();
  for (std::size_t i = 0; i < passage.states.size(); ++i) {
    states.push_back(state_json(passage.states[i], history.releases[i]));
  }
  return {{"id", passage.id}, {"states", std::move(states)}};
}

Json closed_json(const ClosedAgain& closed, const DocumentHistory& history) {
  Json shown_in = Json::array();
  for (const std::size_t release : closed.shown_in) {
    shown_in.push_back(history.releases[release].folder);
  }
  return {{"passage", closed.passage},
          {"release", history.releases[closed.release].folder},
          {"shown_in", std::move(shown_in)},
          {"place", place_json(closed.place)},
          {"text", closed.text},
          {"words", closed.words},
          {"personal", closed.personal}};
}

Json step_json(const ReleaseStep& step) {
  return {{"release", step.folder},
          {"verdict", name_of(step.verdict)},
          {"totals", totals_json(step.totals)}};
}

Json entry_json(const TimelineEntry& entry) {
  return {{"folder", entry.folder},
          {"release", to_json(entry.release)},
          {"pages", entry.page_count},
          {"verdict", name_of(entry.verdict)},
          {"totals", totals_json(entry.totals)},
          {"commit", entry.commit.text()}};
}

}  // namespace

std::string history_to_json(const DocumentHistory& history) {
  Json releases = Json::array();
  for (const ReleaseStep& step : history.releases) releases.push_back(step_json(step));
  Json passages = Json::array();
  for (const Passage& passage : history.passages) {
    passages.push_back(passage_json(passage, history));
  }
  Json closed_again = Json::array();
  for (const ClosedAgain& closed : history.closed_again) {
    closed_again.push_back(closed_json(closed, history));
  }
  return canonical_text({{"document", history.document.text()},
                         {"releases", std::move(releases)},
                         {"passages", std::move(passages)},
                         {"closed_again", std::move(closed_again)}});
}

std::string release_row_line(const ReleaseRow& row) {
  return compact_text({{"document", row.document.text()},
                       {"release", row.after},
                       {"against", row.before ? Json(*row.before) : Json()},
                       {"verdict", row.verdict ? Json(name_of(*row.verdict)) : Json()},
                       {"totals", row.verdict ? totals_json(row.totals) : Json()},
                       {"error", row.error.empty() ? Json() : Json(row.error)}});
}

std::string release_totals_line(const std::vector<ReleaseRow>& rows) {
  const ReleaseTotals totals = totals_of(rows);
  Json verdicts = Json::object();
  for (const auto& [verdict, count] : totals.verdicts) {
    verdicts[std::string(name_of(verdict))] = count;
  }
  return compact_text({{"documents", totals.documents},
                       {"verdicts", std::move(verdicts)},
                       {"failed", totals.failed},
                       {"news", totals.news},
                       {"opened", movement_json(totals.opened)},
                       {"closed", movement_json(totals.closed)}});
}

std::string timeline_to_json(const Timeline& timeline) {
  Json entries = Json::array();
  for (const TimelineEntry& entry : timeline.entries) entries.push_back(entry_json(entry));
  return canonical_text({{"document", timeline.document.text()},
                         {"branch", timeline.branch},
                         {"entries", std::move(entries)}});
}

}  // namespace palimpsest::record
