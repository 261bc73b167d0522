#include "report/html/diff_parts.hpp"

#include "base/counted.hpp"
#include "model/changed_pages.hpp"
#include "report/html/change_card.hpp"
#include "report/html/document.hpp"
#include "report/html/markup.hpp"
#include "report/html/pair_section.hpp"
#include "report/pair_title.hpp"
#include "report/palette.hpp"
#include "report/style.hpp"

#include <algorithm>

namespace palimpsest::report::html {
namespace {

constexpr std::size_t kLinkWidth = 90;  // characters: three lines beside the pages

std::string jump(const std::string& id, const std::string& classes, const std::string& status,
                 const std::string& text) {
  return "<li class=\"" + classes + "\"><a href=\"#" + id + "\"><span class=\"status\">" + status +
         "</span> <span>" + escaped(shortened(printable(text), kLinkWidth)) + "</span></a></li>";
}

std::string jumps_on(const DiffView& view, const PagePair& pair) {
  std::string items;
  for (std::size_t i = 0; i < view.diff.changes.size(); ++i) {
    const Change& change = view.diff.changes[i];
    if (!is_news(change) || !is_on(change, pair)) continue;
    const std::string sentence = change_sentence(change, view.shows_personal);
    items += jump(change_id(view, i), status_class(change.status),
                  std::string(name_of(change.status)), sentence.substr(sentence.find(", ") + 2));
  }
  for (std::size_t i = 0; i < view.diff.text_changes.size(); ++i) {
    const TextChange& change = view.diff.text_changes[i];
    if (!is_on(change, pair)) continue;
    items += jump(text_change_id(view, i), "status-text", "text",
                  change.text_before + " → " + change.text_after);
  }
  return items;
}

std::string unshown(const DiffView& view) {
  const std::size_t count = view.diff.pages.size() - view.pairs.size();
  if (count == 0) return "";
  return element(
      "p", "none",
      counted(count, "page") + " without a change " + (count == 1 ? "is" : "are") + " not shown.");
}

}  // namespace

std::string diff_style() {
  std::string style = ".status-text{--tone:#5a4fa3}\n";
  for (std::size_t i = 0; i < kNames<ChangeStatus>.size(); ++i) {
    const auto status = static_cast<ChangeStatus>(i);
    style += "." + status_class(status) + "{--tone:" + hex_text(color_of(status)) + "}\n";
  }
  return style + std::string(asset("common.css")) + std::string(asset("diff.css"));
}

std::string diff_legend(const Diff& diff) {
  std::string items;
  for (std::size_t i = 0; i < kNames<ChangeStatus>.size(); ++i) {
    const auto status = static_cast<ChangeStatus>(i);
    const auto count = std::count_if(diff.changes.begin(), diff.changes.end(),
                                     [&](const Change& change) { return change.status == status; });
    if (count == 0) continue;
    items += element("li", status_class(status),
                     "<span class=\"swatch\"></span>" + std::string(name_of(status)) + " <b>" +
                         std::to_string(count) + "</b>");
  }
  return items.empty() ? "" : element("ul", "legend", items);
}

std::string jump_items(const DiffView& view) {
  std::string items;
  for (std::size_t i = 0; i < view.pairs.size(); ++i) {
    const PagePair pair = pair_of(view.pairs[i]);
    const std::string jumps = jumps_on(view, pair);
    items += "<li><a href=\"#" + pair_id(view, i) + "\">" + escaped(pair_title(pair)) + "</a>" +
             (jumps.empty() ? "" : element("ol", "", jumps)) + "</li>\n";
  }
  return items;
}

std::string diff_pairs(const DiffView& view) {
  std::string sections;
  for (std::size_t i = 0; i < view.pairs.size(); ++i) sections += pair_section(view, i);
  return sections + unshown(view);
}

std::string diff_tools() {
  const auto group = [](const char* label, const std::string& buttons) {
    return "<div role=\"group\" aria-label=\"" + std::string(label) + "\">" + buttons + "</div>";
  };
  const auto button = [](const char* action, const char* key, const char* label,
                         const char* state = "") {
    return "<button type=\"button\" data-do=\"" + std::string(action) + "\" title=\"key: " + key +
           "\"" + state + ">" + label + "</button>";
  };
  return "<div class=\"tools\" role=\"toolbar\" aria-label=\"View\">" +
         group("Changes",
               button("previous", "k", "Previous") + button("next", "j", "Next change")) +
         group("Layout", button("side", "1", "Side by side", " aria-pressed=\"true\"") +
                             button("slide", "2", "Slider", " aria-pressed=\"false\"") +
                             button("blink", "3", "Blink", " aria-pressed=\"false\"") +
                             button("flip", "f", "Flip")) +
         group("Size", button("smaller", "-", "Smaller") + button("fit", "0", "Fit") +
                           button("larger", "+", "Larger")) +
         "</div>\n";
}

}  // namespace palimpsest::report::html
