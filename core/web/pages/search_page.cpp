#include "web/pages/search_page.hpp"

#include "base/counted.hpp"
#include "base/markup.hpp"
#include "web/pages/frame.hpp"
#include "web/pages/words.hpp"
#include "web/target.hpp"

#include <nlohmann/json.hpp>

namespace palimpsest::web::pages {
namespace {

using markup::element;
using markup::escaped;
using markup::isolated;

std::string value_of(const SearchFields& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

std::string text_field(const SearchFields& fields, const char* name, const char* label,
                       const char* example) {
  const std::string id = "f-" + std::string(name);
  return labelled(id, label,
                  "<input id=\"" + id + "\" name=\"" + name +
                      "\" maxlength=\"200\" placeholder=\"" + escaped(example) + "\" value=\"" +
                      escaped(value_of(fields, name)) + "\">");
}

std::string box(const SearchFields& fields, const char* name, const char* label) {
  return "<label class=\"box\"><input type=\"checkbox\" name=\"" + std::string(name) +
         "\" value=\"yes\"" + (value_of(fields, name).empty() ? "" : " checked") + "> " + label +
         "</label>\n";
}

std::string form(const SearchFields& fields) {
  return "<form class=\"filter\" action=\"/search\">\n" +
         text_field(fields, "q", "Words", "Baker AND expansion") +
         text_field(fields, "release", "Release", "2023 or 2017..2018") +
         text_field(fields, "agency", "Agency", "CIA") +
         text_field(fields, "code", "Code", "1.4 or (b)(1)") +
         text_field(fields, "date", "Date of the document", "1962-10") +
         box(fields, "revealed", "only what a later release opened") +
         box(fields, "redacted", "only pages with a redaction") +
         box(fields, "fuzzy", "as recognition misread it, too") +
         "<button>Search</button></form>\n";
}

std::string address_of_hit(const SearchHit& hit) {
  if (hit.release.empty() || hit.page == 0) return address_of({hit.document.text()});
  return address_of({hit.document.text(), hit.release, hit.page});
}

std::string snippet_markup(const SearchHit& hit) {
  std::string words;
  for (const SnippetPart& part : hit.snippet) {
    words += (words.empty() ? "" : " ") +
             (part.is_hit ? element("mark", "", escaped(part.text)) : escaped(part.text));
  }
  return words.empty() ? "" : "<p class=\"snippet\" dir=\"auto\">" + words + "</p>";
}

std::string hit_markup(const SearchHit& hit) {
  const std::string id = hit.document.text();
  std::string place = id;
  if (!hit.release.empty()) place += "@" + hit.release;
  if (hit.page > 0) place += "/" + std::to_string(hit.page);
  std::string also;
  if (hit.revealed) {
    also = element(
        "p", "where",
        "opened by " + link(comparison_address(id, hit.revealed->before, hit.revealed->after),
                            hit.revealed->before + " → " + hit.revealed->after));
  }
  return "<li><h2>" + link(address_of_hit(hit), hit.title.empty() ? id : hit.title) + "</h2>" +
         element("p", "where", isolated(place)) + snippet_markup(hit) + also + "</li>\n";
}

std::string outcome_markup(const SearchOutcome& outcome) {
  std::string said = counted(outcome.documents, "document") + " shown";
  if (!outcome.is_complete) said += "; there are more: ask for less";
  if (!outcome.similar.empty()) {
    said += "; also as";
    for (const std::string& word : outcome.similar) said += " " + word;
  }
  std::string hits;
  for (const SearchHit& hit : outcome.hits) hits += hit_markup(hit);
  return element("p", "deck", escaped(said) + ".") +
         (hits.empty() ? "" : element("ol", "hits", hits));
}

}  // namespace

std::string search_page(const SearchFields& fields, const std::optional<SearchOutcome>& outcome,
                        const std::string& failure) {
  const std::string asked = value_of(fields, "q");
  std::string body = "<h1>Search</h1>\n" + form(fields);
  if (!failure.empty()) body += element("p", "alarm", escaped(failure));
  if (outcome) body += outcome_markup(*outcome);
  return framed(
      {asked.empty() ? "Search" : "Search: " + asked, Section::kSearch, body, {}, {}, asked});
}

std::string search_json(const SearchOutcome& outcome) {
  using Json = nlohmann::ordered_json;
  Json hits = Json::array();
  for (const SearchHit& hit : outcome.hits) {
    Json snippet = Json::array();
    for (const SnippetPart& part : hit.snippet) {
      snippet.push_back(Json::array({part.text, part.is_hit}));
    }
    hits.push_back({{"address", address_of_hit(hit)},
                    {"document", hit.document.text()},
                    {"title", hit.title},
                    {"snippet", std::move(snippet)}});
  }
  return Json({{"hits", std::move(hits)}}).dump(-1, ' ', true, Json::error_handler_t::replace) +
         "\n";
}

}  // namespace palimpsest::web::pages
