#include "web/pages/browse_page.hpp"

#include "base/counted.hpp"
#include "base/markup.hpp"
#include "web/pages/frame.hpp"
#include "web/pages/words.hpp"
#include "web/target.hpp"

namespace palimpsest::web::pages {
namespace {

using markup::element;
using markup::escaped;
using markup::isolated;

std::string choices(const char* name, const char* label, const std::vector<Choice>& all,
                    const std::string& chosen) {
  std::string options = "<option value=\"\">all</option>";
  for (const auto& [value, count] : all) {
    const std::string words = value == "disagree" ? "agency and program disagree" : value;
    options += "<option value=\"" + escaped(value) + "\"" + (value == chosen ? " selected" : "") +
               ">" + escaped(words) + " (" + std::to_string(count) + ")</option>";
  }
  const std::string id = "by-" + std::string(name);
  return labelled(id, label,
                  "<select id=\"" + id + "\" name=\"" + name + "\">" + options + "</select>");
}

std::string filter_form(const ListRequest& request, const DocumentList& list) {
  return "<form class=\"filter\" action=\"/\">\n" +
         choices("release", "Release", list.releases, request.release) +
         choices("agency", "Agency", list.agencies, request.agency) +
         choices("status", "Status", list.statuses, request.status) +
         "<button>Show</button></form>\n";
}

std::string release_links(const ListedDocument& document) {
  std::string links;
  for (const std::string& folder : document.folders) {
    links += "<li>" + link(address_of({document.status.id.text(), folder, 1}), folder) + "</li>";
  }
  return links.empty() ? "–" : "<ul class=\"inline\">" + links + "</ul>";
}

std::string row_markup(const ListedDocument& document) {
  const DocumentStatus& status = document.status;
  const std::string id = status.id.text();
  std::string withheld;
  if (status.content.all.redactions > 0) {
    withheld = counted(static_cast<std::size_t>(status.content.all.redactions), "redaction");
  }
  return "<tr><th scope=\"row\">" + link(address_of({id}), id) +
         (document.title.empty() ? "" : element("span", "title", isolated(document.title))) +
         "</th><td>" + release_links(document) + "</td><td>" + isolated(status.agency) +
         "</td><td>" +
         element("span", "status-" + std::string(name_of(status.found)),
                 status_words(status.found)) +
         (disagrees(status) ? "<span class=\"alarm\"> declared otherwise</span>" : "") +
         "</td><td class=\"number\">" + withheld + "</td></tr>\n";
}

std::string table_markup(const DocumentList& list) {
  if (list.documents.empty()) return element("p", "none", "No document is like that.");
  std::string rows;
  for (const ListedDocument& document : list.documents) rows += row_markup(document);
  return "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Documents\"><table>"
         "<thead><tr><th scope=\"col\">Document</th><th scope=\"col\">Releases</th>"
         "<th scope=\"col\">Agency</th><th scope=\"col\">Newest release</th>"
         "<th scope=\"col\" class=\"number\">Withheld in it</th></tr></thead><tbody>\n" +
         rows + "</tbody></table></div>\n";
}

}  // namespace

std::string browse_page(const ListRequest& request, const DocumentList& list) {
  const std::string address = "/?release=" + encoded(request.release) +
                              "&agency=" + encoded(request.agency) +
                              "&status=" + encoded(request.status);
  return framed(
      {"Documents", Section::kDocuments,
       "<h1>What was released, and what is still withheld</h1>\n" +
           element("p", "deck", counted(list.count, "document") + ".") +
           filter_form(request, list) + table_markup(list) +
           pager(address, request.first, list.documents.size(), list.count, request.limit)});
}

}  // namespace palimpsest::web::pages
