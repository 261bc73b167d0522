#include "report/html/diff_html.hpp"

#include "report/diff_text.hpp"
#include "report/html/diff_parts.hpp"
#include "report/html/document.hpp"
#include "report/html/markup.hpp"
#include "report/html/notes.hpp"

namespace palimpsest::report {
namespace {

using html::element;
using html::escaped;
using html::isolated;

std::string header(const DiffView& view) {
  const std::string names =
      view.diff.verdict == Verdict::kFirst
          ? isolated(view.after)
          : isolated(view.before) + " <span class=\"to\">→</span> " + isolated(view.after);
  return "<header>\n<p class=\"kicker\">What the later release opened and closed</p>\n<h1>" +
         names + "</h1>\n" + element("p", "deck", escaped(summary_text(view.diff)) + ".") +
         html::diff_legend(view.diff) + html::notes(view.diff.findings) + "</header>\n";
}

}  // namespace

std::string diff_html(const DiffView& view) {
  const std::string body = header(view) + html::diff_tools() +
                           "<div class=\"layout\">\n<nav id=\"jumps\" aria-label=\"Changes\">"
                           "<h2>Changes</h2>" +
                           element("ol", "", html::jump_items(view)) + "</nav>\n<main>\n" +
                           html::diff_pairs(view) + "</main>\n</div>\n<footer><p>Made by " +
                           "Palimpsest. " + html::kCaution + "</p></footer>\n";
  return html::document_text({view.before + " → " + view.after, html::diff_style(),
                              std::string(html::asset("diff.js")), body});
}

}  // namespace palimpsest::report
