#include "report/html/pair_section.hpp"

#include "model/changed_pages.hpp"
#include "report/html/change_card.hpp"
#include "report/html/markup.hpp"
#include "report/html/sheet.hpp"
#include "report/pair_title.hpp"

#include <algorithm>

namespace palimpsest::report::html {
namespace {

std::string on_before(const DiffView& view, std::size_t change) {
  return change_id(view, change) + "-before";
}

std::string on_after(const DiffView& view, std::size_t change) {
  return change_id(view, change) + "-after";
}

// Returns the exact outline of the redaction that has this region.
Outline exact_outline(const std::vector<Redaction>& redactions, const Region& region) {
  const auto found = std::find_if(redactions.begin(), redactions.end(),
                                  [&](const Redaction& each) { return each.region == region; });
  return found != redactions.end() ? outline_of(*found) : corners_of(region);
}

std::vector<Outline> outlines_of(const RedactionSide& side,
                                 const std::vector<Redaction>& redactions) {
  std::vector<Outline> outlines;
  for (const Region& part : side.parts) outlines.push_back(exact_outline(redactions, part));
  if (outlines.empty()) outlines.push_back(exact_outline(redactions, side.region));
  return outlines;
}

std::vector<Outline> mapped(std::vector<Outline> outlines, const std::optional<PageMap>& map) {
  if (!map) return outlines;
  for (Outline& outline : outlines) {
    for (Point& point : outline) point = map->map(point);
  }
  return outlines;
}

// Returns the outlines of a change on the earlier page; none when it is not there.
std::vector<Outline> before_outlines(const Change& change, const PairShown& shown) {
  if (!shown.before || !change.before || change.before->page != shown.before->page.number)
    return {};
  return outlines_of(*change.before, shown.before->redactions);
}

// Returns its outlines on the later page, as they lie in the frame of the earlier one. What was
// lifted has the outline that it had.
std::vector<Outline> after_outlines(const Change& change, const PairShown& shown) {
  if (!shown.after) return {};
  const int number = shown.after->page.number;
  if (change.after && change.after->page == number)
    return mapped(outlines_of(*change.after, shown.after->redactions), shown.to_before);
  if (change.after || !change.place || change.place->page != number) return {};
  std::vector<Outline> earlier = before_outlines(change, shown);
  if (shown.to_before && !earlier.empty()) return earlier;
  return mapped({corners_of(change.place->region)}, shown.to_before);
}

// Adds the parts of a change to a sheet; the first carries the id that links lead to.
void add_areas(Sheet& sheet, const DiffView& view, std::size_t index, const std::string& id,
               const std::vector<Outline>& outlines) {
  const Change& change = view.diff.changes[index];
  for (std::size_t i = 0; i < outlines.size(); ++i) {
    SheetArea area;
    area.id = i == 0 ? id : id + "-" + std::to_string(i + 1);
    area.target = is_news(change) ? change_id(view, index) : id;
    area.classes = status_class(change.status);
    area.outline = outlines[i];
    area.tag = i == 0 && is_news(change) ? change.id : "";
    area.title = change_sentence(change, view.shows_personal);
    sheet.areas.push_back(std::move(area));
  }
}

Sheet sheet_of(const PageShown& shown, const std::string& side) {
  return {shown.page.size, "The " + side + " page " + std::to_string(shown.page.number),
          shown.picture, shown.page.size};
}

Sheet before_sheet(const DiffView& view, const PairShown& shown) {
  Sheet sheet = sheet_of(*shown.before, "earlier");
  for (std::size_t i = 0; i < view.diff.changes.size(); ++i) {
    add_areas(sheet, view, i, on_before(view, i), before_outlines(view.diff.changes[i], shown));
  }
  return sheet;
}

Sheet after_sheet(const DiffView& view, const PairShown& shown) {
  Sheet sheet = sheet_of(*shown.after, "later");
  sheet.map = shown.to_before;
  if (sheet.map && shown.before) sheet.size = shown.before->page.size;
  for (std::size_t i = 0; i < view.diff.changes.size(); ++i) {
    add_areas(sheet, view, i, on_after(view, i), after_outlines(view.diff.changes[i], shown));
  }
  return sheet;
}

// A page of many pairs needs a name for each of its panes.
std::string pane(const std::string& caption, const std::optional<PageShown>& page,
                 const std::string& content) {
  std::string name = caption;
  if (page) name += ", page " + std::to_string(page->page.number);
  return "<figure><figcaption>" + escaped(caption) +
         "</figcaption><div class=\"pane\" tabindex=\"0\" role=\"region\" aria-label=\"" +
         escaped(name) + "\">" + content + "</div></figure>\n";
}

std::string panes(const DiffView& view, const PairShown& shown) {
  const std::string nothing = element("p", "no-picture", "There is no such page.");
  return pane("earlier: " + view.before, shown.before,
              shown.before ? sheet_markup(before_sheet(view, shown)) : nothing) +
         pane("later: " + view.after, shown.after,
              shown.after ? sheet_markup(after_sheet(view, shown)) : nothing);
}

std::string cards(const DiffView& view, const PairShown& shown) {
  const PagePair pair = pair_of(shown);
  std::string items;
  for (std::size_t i = 0; i < view.diff.changes.size(); ++i) {
    const Change& change = view.diff.changes[i];
    if (!is_news(change) || !is_on(change, pair)) continue;
    const ChangeIds ids{change_id(view, i),
                        before_outlines(change, shown).empty() ? "" : on_before(view, i),
                        after_outlines(change, shown).empty() ? "" : on_after(view, i)};
    items += change_card(change, i < view.crops.size() ? view.crops[i] : Crops{}, ids,
                         view.shows_personal);
  }
  for (std::size_t i = 0; i < view.diff.text_changes.size(); ++i) {
    if (!is_on(view.diff.text_changes[i], pair)) continue;
    items += text_change_card(view.diff.text_changes[i],
                              i < view.text_crops.size() ? view.text_crops[i] : Crops{},
                              text_change_id(view, i));
  }
  const std::string metadata = metadata_list(view.diff.metadata_changes, pair);
  return (items.empty() ? element("p", "none", "No redaction changed on this page.")
                        : element("ol", "changes", items)) +
         metadata;
}

}  // namespace

std::string pair_id(const DiffView& view, std::size_t index) {
  return view.prefix + "pair" + std::to_string(index + 1);
}

std::string change_id(const DiffView& view, std::size_t index) {
  return view.prefix + "change" + std::to_string(index + 1);
}

std::string text_change_id(const DiffView& view, std::size_t index) {
  return view.prefix + "text" + std::to_string(index + 1);
}

PagePair pair_of(const PairShown& shown) {
  PagePair pair;
  if (shown.before) pair.before = shown.before->page;
  if (shown.after) pair.after = shown.after->page;
  return pair;
}

std::string pair_section(const DiffView& view, std::size_t index) {
  const PairShown& shown = view.pairs[index];
  const PagePair pair = pair_of(shown);
  const bool is_registered = shown.to_before || !shown.before || !shown.after;
  return "<section class=\"pair\" id=\"" + pair_id(view, index) + "\">\n<h2>" +
         escaped(pair_title(pair)) + "</h2>\n" +
         (is_registered ? ""
                        : element("p", "alarm",
                                  "The two pages could not be laid over each other: they are shown "
                                  "as they are.")) +
         element("div", "panes", panes(view, shown)) + cards(view, shown) + "</section>\n";
}

}  // namespace palimpsest::report::html
