#include "archive/edit/check_words.hpp"

#include "archive/act.hpp"
#include "archive/compare/archived_side.hpp"
#include "archive/edit/checked_words.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "identify/personal/personal_numbers.hpp"
#include "record/edits_record.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

struct Sides {
  ArchivedSide before;
  ArchivedSide after;
};

Sides find_sides(const Catalogue& catalogue, const ChangeName& name) {
  ArchivedSide after = find_side(catalogue, name.revision);
  if (!name.against.empty()) {
    return {find_side(catalogue, after.document.text() + "@" + name.against), std::move(after)};
  }
  const ArchivedSide* before = nullptr;
  const std::vector<ArchivedSide> sides = sides_by_release(catalogue, after.document);
  for (const ArchivedSide& side : sides) {
    if (side.release() == after.release()) break;
    before = &side;
  }
  if (before) return {*before, std::move(after)};
  throw Error(ErrorKind::kUsage, after.text() + " has no earlier release to be compared with",
              "name one: --against RELEASE");
}

const Change& find_change(const Diff& diff, const ChangeName& name) {
  const auto change = std::find_if(diff.changes.begin(), diff.changes.end(),
                                   [&](const Change& each) { return each.id == name.change; });
  if (change == diff.changes.end()) {
    throw Error(ErrorKind::kUsage,
                "the diff of " + name.revision + " has no change '" + name.change + "'",
                "`palimpsest diff` prints c and a number beside words that nobody checked");
  }
  const bool has_words = change->status != ChangeStatus::kKept && !change->text.empty();
  if (has_words && place_in_after(*change)) return *change;
  throw Error(ErrorKind::kUsage, "there are no words to check at " + name.change,
              "only words that were opened or closed, and are quoted, can be checked");
}

std::string text_said(const WordsCheck& check, const Change& change) {
  const std::string text = identify::with_masked_numbers(check.text.value_or(change.text));
  const bool is_blank = text.find_first_not_of(" \t\n\r") == std::string::npos;
  if (is_blank) throw Error(ErrorKind::kUsage, "the words are empty", "write text=WORDS");
  return text;
}

// What the program read there, whether or not somebody has checked it.
const std::string& text_read(const Change& change) {
  return change.checked ? change.checked->read : change.text;
}

}  // namespace

EditOutcome check_words(store::Store& store, Differ& differ, const ChangeName& name,
                        const WordsCheck& check, const Actor& actor) {
  const Sides sides = find_sides(Catalogue(store), name);
  const Diff diff = differ.between(sides.before, sides.after);
  const Change& change = find_change(diff, name);
  const Place place = place_in_after(change).value();
  const std::string against = sides.before.folder_text();
  EditOutcome outcome{{}, sides.after.text(), name.change, place, text_read(change), {}};
  if (check.is_checked) outcome.text = text_said(check, change);

  store::Writer writer(store);
  RevisionEdits edits = edits_of(store.tip(), sides.after);
  const RevisionEdits present = edits;
  std::erase_if(edits.checked_words, [&](const CheckedWords& words) {
    return is_reading_of(words, against, place) && words.text != outcome.text;
  });
  const bool is_said =
      std::any_of(edits.checked_words.begin(), edits.checked_words.end(),
                  [&](const CheckedWords& each) { return is_reading_of(each, against, place); });
  if (outcome.text && !is_said) {
    edits.checked_words.push_back(
        {against, place.page, place.region, *outcome.text, {actor.operator_name, actor.time}});
  }
  if (edits == present) return outcome;
  const RevisionName revision{sides.after.document, sides.after.folders.front()};
  const Act act{
      ActKind::kEdit, make_act_id(actor, store.tip().commit(), name.change), {revision}, {}, 0};
  const bool is_empty = edits == RevisionEdits{};
  (void)writer.commit(
      {{{edits_record_path(revision.document, revision.folder),
         is_empty ? std::nullopt : std::optional(record::edits_to_json(edits))}},
       act_message(act, (outcome.text ? "Check words of " : "Doubt words of ") + revision.text(),
                   "page " + std::to_string(place.page), actor),
       actor.time,
       actor.operator_name});
  outcome.act = act.id;
  return outcome;
}

}  // namespace palimpsest::archive
