#include "web/pages/frame.hpp"

#include "base/markup.hpp"

namespace palimpsest::web::pages {
namespace {

using markup::element;
using markup::escaped;

std::string nav_link(const char* address, const char* name, bool is_here) {
  return "<li><a href=\"" + std::string(address) + "\"" +
         (is_here ? " aria-current=\"page\"" : "") + ">" + name + "</a></li>";
}

std::string masthead(const Frame& frame) {
  return "<a class=\"skip\" href=\"#content\">To the content</a>\n<header class=\"masthead\">\n"
         "<p class=\"name\"><a href=\"/\">The reading room</a></p>\n"
         "<form class=\"search\" role=\"search\" action=\"/search\"><label for=\"q\">Search</label>"
         "<input id=\"q\" name=\"q\" type=\"search\" maxlength=\"500\" autocomplete=\"off\" "
         "placeholder=\"Words, &quot;phrases&quot;, prefix*\" value=\"" +
         escaped(frame.asked) +
         "\"><button>Search</button><div id=\"found\" role=\"status\" hidden></div></form>\n"
         "<nav aria-label=\"Main\"><ul>" +
         nav_link("/", "Documents", frame.section == Section::kDocuments) +
         nav_link("/search", "Search", frame.section == Section::kSearch) +
         nav_link("/table", "Documents × releases", frame.section == Section::kTable) +
         nav_link("/statistics", "Statistics", frame.section == Section::kStatistics) +
         "</ul></nav>\n</header>\n";
}

}  // namespace

std::string framed(const Frame& frame) {
  std::string head =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
      escaped(frame.title) + " – The reading room</title>\n";
  std::vector<std::string> styles = {"common.css"};
  styles.insert(styles.end(), frame.styles.begin(), frame.styles.end());
  styles.push_back("room.css");
  for (const std::string& style : styles) {
    head += "<link rel=\"stylesheet\" href=\"/assets/" + style + "\">\n";
  }
  std::vector<std::string> scripts = {"room.js"};
  scripts.insert(scripts.end(), frame.scripts.begin(), frame.scripts.end());
  for (const std::string& script : scripts) {
    head += "<script src=\"/assets/" + script + "\" defer></script>\n";
  }
  return head + "</head>\n<body>\n" + masthead(frame) + "<main id=\"content\" tabindex=\"-1\">\n" +
         frame.body +
         "</main>\n<footer><p>Made by Palimpsest. What a program read is unchecked: compare it "
         "with "
         "the picture of the page before you quote it. Places that show personal data are left "
         "out.</p></footer>\n</body>\n</html>\n";
}

std::string failure_page(int status, const std::string& what, const std::string& hint) {
  const std::string title = status == 404   ? "There is no such page"
                            : status == 400 ? "This cannot be meant"
                            : status == 403 ? "This is not allowed"
                            : status == 503 ? "Too many readers at once"
                                            : "This failed";
  return framed({title, Section::kNone,
                 "<h1>" + title + "</h1>\n" + element("p", "deck", escaped(what) + ".") +
                     (hint.empty() ? "" : element("p", "", escaped(hint)))});
}

}  // namespace palimpsest::web::pages
