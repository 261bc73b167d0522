#include "report/html/change_card.hpp"

#include "base/counted.hpp"
#include "report/html/markup.hpp"
#include "report/read_text.hpp"
#include "report/redaction_text.hpp"

#include <algorithm>
#include <sstream>

namespace palimpsest::report::html {
namespace {

bool is_opened(ChangeStatus status) {
  return status == ChangeStatus::kLifted || status == ChangeStatus::kShrunk;
}

std::string codes_of(const Change& change) {
  const auto side = [](const std::optional<RedactionSide>& each) {
    return codes_text(each->codes);
  };
  if (!change.before) return side(change.after);
  if (!change.after || !change.code_changed) return side(change.before);
  return side(change.before) + " → " + side(change.after);
}

std::size_t word_count(const std::string& text) {
  std::istringstream words(text);
  std::size_t count = 0;
  for (std::string word; words >> word;) ++count;
  return count;
}

// What stands in the place of words that are left out.
std::string personal_note(const Change& change) {
  if (change.unquoted_words > 0) return unquoted_text(change);
  return counted(word_count(change.text), "word") + " at a privacy code, left out here";
}

// Words beside the text, which did not change.
std::string context(const std::string& words) {
  return words.empty() ? "" : " " + element("span", "context", isolated(words)) + " ";
}

std::string words_markup(const Change& change, bool shows_personal) {
  if (change.status == ChangeStatus::kKept) return "";
  if (change.unquoted_words > 0 || (change.personal && !shows_personal)) {
    return element("p", "left-out", escaped(personal_note(change)));
  }
  if (change.text.empty()) return element("p", "left-out", "Nothing legible was read there.");
  const std::string tag = is_opened(change.status) ? "ins" : "del";
  const std::string words = context(change.words_left) +
                            element(tag, "", isolated(marked_text(change))) +
                            context(change.words_right);
  return element("blockquote", "", words) +
         element("p", "source",
                 change.checked ? escaped(reading_label(change))
                                : reading_label(change) + ", " + percent_text(change.confidence));
}

std::string spaced_name(MarkKind kind) {
  std::string name(name_of(kind));
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string crop(const std::optional<Picture>& picture, const std::string& caption) {
  if (!picture) return "";
  return "<figure class=\"crop\"><img width=\"" + std::to_string(picture->width) + "\" height=\"" +
         std::to_string(picture->height) + "\" alt=\"" + caption + "\" src=\"" +
         data_uri(*picture) + "\"><figcaption>" + caption + "</figcaption></figure>";
}

std::string crops_markup(const Crops& crops) {
  const std::string figures = crop(crops.before, "earlier") + crop(crops.after, "later");
  return figures.empty() ? "" : element("div", "crops", figures);
}

std::string links(const ChangeIds& ids) {
  std::string text;
  const auto add = [&](const std::string& id, const char* name) {
    if (id.empty()) return;
    text += (text.empty() ? "" : " · ") + ("<a href=\"#" + id + "\">" + name + "</a>");
  };
  add(ids.before, "on the earlier page");
  add(ids.after, "on the later page");
  return element("p", "links", text);
}

std::string heading(const std::string& status, const std::string& markup) {
  return "<h3><span class=\"status\">" + status + "</span> " + markup + "</h3>";
}

}  // namespace

std::string status_class(ChangeStatus status) { return "status-" + std::string(name_of(status)); }

std::string change_sentence(const Change& change, bool shows_personal) {
  std::string text = std::string(name_of(change.status)) + ", " + codes_of(change);
  const bool has_words = !change.text.empty() || change.unquoted_words > 0;
  if (change.status == ChangeStatus::kKept || !has_words) return text;
  const bool is_left_out = change.unquoted_words > 0 || (change.personal && !shows_personal);
  return text + ": " + (is_left_out ? personal_note(change) : marked_text(change));
}

std::string change_card(const Change& change, const Crops& crops, const ChangeIds& ids,
                        bool shows_personal) {
  const bool is_reason = change.status == ChangeStatus::kKept && change.code_changed;
  const std::string status = is_reason ? "reason changed" : std::string(name_of(change.status));
  return "<li id=\"" + ids.card + "\" class=\"change " + status_class(change.status) + "\">" +
         heading(status, "<b>" + escaped(codes_of(change)) + "</b>") +
         words_markup(change, shows_personal) + crops_markup(crops) + links(ids) + "</li>\n";
}

std::string text_change_card(const TextChange& change, const Crops& crops, const std::string& id) {
  std::string words;
  if (!change.text_before.empty()) words += element("del", "", isolated(change.text_before)) + " ";
  if (!change.text_after.empty()) words += element("ins", "", isolated(change.text_after));
  return "<li id=\"" + id + "\" class=\"change status-text\">" +
         heading("text changed", "outside redactions") +
         element("blockquote", "",
                 context(change.words_left) + words + context(change.words_right)) +
         element("p", "source", reading_label(TextSource::kOcr)) + crops_markup(crops) + "</li>\n";
}

std::string metadata_list(const std::vector<MetadataChange>& changes, const PagePair& pair) {
  std::string items;
  for (const MetadataChange& change : changes) {
    const bool is_here =
        (change.before && pair.before && change.before->page == pair.before->number) ||
        (change.after && pair.after && change.after->page == pair.after->number);
    if (!is_here) continue;
    std::string words = change.name.empty() ? spaced_name(change.kind) : change.name;
    words = "<b>" + escaped(words) + "</b>";
    if (!change.text_before.empty())
      words += " " + element("del", "", isolated(change.text_before));
    if (!change.text_after.empty()) words += " " + element("ins", "", isolated(change.text_after));
    items += element("li", "", words);
  }
  if (items.empty()) return "";
  return "<h3 class=\"metadata\">Stamps, numbers and markings, no part of the verdict</h3>" +
         element("ul", "metadata", items);
}

}  // namespace palimpsest::report::html
