#include "web/pages/page_page.hpp"

#include "base/counted.hpp"
#include "base/markup.hpp"
#include "web/iiif/image_info.hpp"
#include "web/pages/frame.hpp"
#include "web/pages/words.hpp"
#include "web/target.hpp"

#include <algorithm>
#include <cstdio>

namespace palimpsest::web::pages {
namespace {

using markup::element;
using markup::escaped;
using markup::isolated;

std::string points_of(Length length) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", length.in_points());
  return text;
}

std::string kind_class(const Redaction& redaction) {
  return "kind-" + std::string(name_of(redaction.kind));
}

std::string sentence(const Redaction& redaction) {
  std::string text = redaction.id + ": " + std::string(name_of(redaction.kind)) + ", " +
                     codes_words(redaction.codes);
  if (redaction.characters > 0) {
    text += ", about " + counted(static_cast<std::size_t>(redaction.characters), "character");
  }
  return text;
}

std::string area_markup(const Redaction& redaction) {
  std::string points;
  for (const Point& point : outline_of(redaction)) {
    points += (points.empty() ? "" : " ") + points_of(point.x) + "," + points_of(point.y);
  }
  const std::string title = escaped(sentence(redaction));
  return "<a class=\"area " + kind_class(redaction) + "\" href=\"#" + escaped(redaction.id) +
         "\" aria-label=\"" + title + "\"><title>" + title +
         "</title><polygon class=\"rim\" points=\"" + points +
         "\"/><polygon class=\"line\" points=\"" + points + "\"/></a>\n";
}

// The picture as it stands without a script, and as it is printed.
std::string sheet_markup(const ShownPage& page) {
  const std::string width = points_of(page.size.width);
  const std::string height = points_of(page.size.height);
  const int pixels = (picture_size(page.size).width + 1) / 2;
  std::string markup = "<svg class=\"sheet\" viewBox=\"0 0 " + width + " " + height +
                       "\" role=\"group\" aria-label=\"Page " + std::to_string(page.name.page) +
                       " with its redactions\">\n<image width=\"" + width + "\" height=\"" +
                       height + "\" preserveAspectRatio=\"none\" href=\"" +
                       escaped(iiif::image_address("", page.name)) + "/full/" +
                       std::to_string(pixels) + ",/0/default.jpg\"/>\n";
  for (const Redaction& redaction : page.redactions) markup += area_markup(redaction);
  return markup + "</svg>\n";
}

std::string viewer_markup(const ShownPage& page) {
  if (!page.has_picture) {
    return "<div class=\"viewer\">" +
           element("p", "no-picture", "The picture of this page is not shown.") + "</div>\n";
  }
  return "<div class=\"viewer\">\n<div class=\"zoom\" role=\"group\" aria-label=\"Size\" hidden>"
         "<button type=\"button\" data-zoom=\"out\" title=\"key: -\">Smaller</button>"
         "<button type=\"button\" data-zoom=\"fit\" title=\"key: 0\">Fit</button>"
         "<button type=\"button\" data-zoom=\"in\" title=\"key: +\">Larger</button></div>\n"
         "<div id=\"deep\" hidden data-info=\"" +
         escaped(iiif::image_address("", page.name)) + "/info.json\" data-width=\"" +
         points_of(page.size.width) + "\" data-height=\"" + points_of(page.size.height) +
         "\"></div>\n<figure>" + sheet_markup(page) + "</figure></div>\n";
}

std::string hidden_field(const char* name, const std::string& value) {
  return "<input type=\"hidden\" name=\"" + std::string(name) + "\" value=\"" + escaped(value) +
         "\">";
}

std::string kind_options(RedactionKind kind) {
  std::string options;
  for (const std::string_view name : kNames<RedactionKind>) {
    options += "<option" + std::string(name == name_of(kind) ? " selected" : "") + ">" +
               std::string(name) + "</option>";
  }
  return options;
}

std::string annotation_form(const ShownPage& page, const Redaction& redaction,
                            const std::string& token) {
  const std::string id = escaped(redaction.id);
  const std::string codes = redaction.codes.empty() ? "" : codes_words(redaction.codes);
  const auto labelled = [&](const char* field, const char* label, const std::string& control) {
    return "<label for=\"" + std::string(field) + "-" + id + "\">" + label + "</label>" + control;
  };
  return "<details><summary>Confirm, reject or correct</summary>"
         "<form class=\"annotate\" method=\"post\" action=\"/annotate\">" +
         hidden_field("token", token) + hidden_field("document", page.name.document) +
         hidden_field("release", page.name.folder) +
         hidden_field("page", std::to_string(page.name.page)) +
         hidden_field("redaction", redaction.id) +
         labelled("by", "Your name",
                  "<input id=\"by-" + id +
                      "\" name=\"by\" required maxlength=\"100\" "
                      "autocomplete=\"name\">") +
         labelled("codes", "Codes",
                  "<input id=\"codes-" + id + "\" name=\"codes\" maxlength=\"200\" value=\"" +
                      escaped(codes) + "\">") +
         labelled("kind", "Kind",
                  "<select id=\"kind-" + id + "\" name=\"kind\">" + kind_options(redaction.kind) +
                      "</select>") +
         "<div class=\"acts\"><button name=\"act\" value=\"confirm\">Confirm</button>"
         "<button name=\"act\" value=\"reject\">No redaction</button>"
         "<button name=\"act\" value=\"correct\">Correct</button></div></form></details>";
}

std::string card_markup(const ShownPage& page, const Redaction& redaction,
                        const std::string& token) {
  const Region& box = redaction.region;
  std::string content = "<h3><a href=\"#" + escaped(redaction.id) + "\"><span class=\"tag\">" +
                        escaped(redaction.id) + "</span> <span class=\"kind\">" +
                        std::string(name_of(redaction.kind)) + "</span> <b>" +
                        escaped(codes_words(redaction.codes)) + "</b></a></h3><p class=\"extent\">";
  if (redaction.characters > 0) {
    content += "hides about " +
               counted(static_cast<std::size_t>(redaction.characters), "character") + " on " +
               counted(static_cast<std::size_t>(std::max(1, redaction.lines)), "line") + ", ";
  }
  content += percent(redaction.confidence) + " sure</p>";
  if (!token.empty()) content += annotation_form(page, redaction, token);
  return "<li id=\"" + escaped(redaction.id) + "\" class=\"card " + kind_class(redaction) +
         "\" tabindex=\"-1\" data-left=\"" + points_of(box.left) + "\" data-top=\"" +
         points_of(box.top) + "\" data-width=\"" + points_of(box.width()) + "\" data-height=\"" +
         points_of(box.height()) + "\" data-title=\"" + escaped(sentence(redaction)) + "\">" +
         content + "</li>\n";
}

std::string cards_markup(const ShownPage& page, const std::string& token) {
  std::string cards;
  for (const Redaction& redaction : page.redactions) cards += card_markup(page, redaction, token);
  return "<section class=\"known\" aria-labelledby=\"withheld\"><h2 id=\"withheld\">Withheld on "
         "this page</h2>" +
         (cards.empty() ? element("p", "none", "No redaction was found.")
                        : element("ol", "cards", cards)) +
         "</section>\n";
}

std::string text_markup(const ShownPage& page) {
  std::string lines;
  for (const std::string& line : page.lines) lines += element("p", "", escaped(line));
  return "<section class=\"reading\" aria-labelledby=\"text\"><h2 id=\"text\">Text</h2>" +
         element("p", "source", escaped(page.text_source)) +
         (lines.empty() ? element("p", "none", "There is no text to be read.")
                        : "<div class=\"lines\" dir=\"auto\">" + lines + "</div>") +
         "</section>\n";
}

std::string page_links(const ShownPage& page) {
  PlaceName name = page.name;
  const auto to = [&](int number, const char* relation, const char* text) {
    name.page = number;
    return "<a rel=\"" + std::string(relation) + "\" href=\"" + escaped(address_of(name)) + "\">" +
           text + "</a>";
  };
  std::string links = "<nav class=\"pager\" aria-label=\"Pages\">";
  if (page.name.page > 1) links += to(page.name.page - 1, "prev", "← Previous page") + " ";
  links += "<span>Page " + std::to_string(page.name.page) + " of " +
           std::to_string(page.page_count) + "</span>";
  if (page.name.page < page.page_count) {
    links += " " + to(page.name.page + 1, "next", "Next page →");
  }
  return links + "</nav>\n";
}

std::string release_links(const ShownPage& page) {
  std::string items;
  for (const std::string& folder : page.folders) {
    const bool is_here = folder == page.name.folder;
    items += "<li>" +
             (is_here ? "<b aria-current=\"true\">" + isolated(folder) + "</b>"
                      : link(address_of({page.name.document, folder, 1}), folder)) +
             "</li>";
  }
  return "<nav aria-label=\"Releases\"><ul class=\"inline releases\">" + items + "</ul></nav>\n";
}

}  // namespace

std::string page_page(const ShownPage& page, const std::string& token) {
  const std::string title = page.title.empty() ? page.name.document : page.title;
  const std::string body =
      "<header class=\"head\"><p class=\"kicker\">" +
      link(address_of({page.name.document}), "Document " + page.name.document) + "</p>\n<h1>" +
      isolated(title) + "</h1>\n" + release_links(page) + page_links(page) +
      notice_markup(page.notice) + "</header>\n<div class=\"spread\">\n" + viewer_markup(page) +
      "<div class=\"beside\">\n" + cards_markup(page, token) + text_markup(page) +
      "<section><h2>How to cite it</h2>" + element("p", "cite", escaped(page.citation)) +
      element("p", "check", check_markup(page.check, page.sha256)) + "</section>\n</div>\n</div>\n";
  return framed(
      {page.name.text(), Section::kDocuments, body, {}, {"openseadragon.min.js", "page.js"}});
}

}  // namespace palimpsest::web::pages
