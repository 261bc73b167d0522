#include "record/page_record.hpp"

#include "record/json.hpp"
#include "record/schema.hpp"
#include "record/values.hpp"

namespace palimpsest::record {
namespace {

constexpr RecordForm kPageForm = {"the page record", "page.schema.json"};

Json word_json(const Word& word) {
  return Json::array({word.text, to_json(word.region.left), to_json(word.region.top),
                      to_json(word.region.right), to_json(word.region.bottom), word.confidence});
}

Json lines_json(const std::vector<Line>& lines) {
  Json values = Json::array();
  for (const Line& line : lines) {
    Json words = Json::array();
    for (const Word& word : line) words.push_back(word_json(word));
    values.push_back(std::move(words));
  }
  return values;
}

Word read_word(const Json& value) {
  return {value.at(0).get<std::string>(),
          {read_length(value.at(1), "words"), read_length(value.at(2), "words"),
           read_length(value.at(3), "words"), read_length(value.at(4), "words")},
          value.at(5).get<int>()};
}

std::vector<Line> read_lines(const Json& value) {
  std::vector<Line> lines;
  lines.reserve(value.size());
  for (const Json& words : value) {
    Line& line = lines.emplace_back();
    line.reserve(words.size());
    for (const Json& word : words) line.push_back(read_word(word));
  }
  return lines;
}

// The record of a page need not say of each that it is of this page.
Json identifiers_json(std::vector<Identifier> identifiers) {
  for (Identifier& identifier : identifiers) identifier.page.reset();
  return to_json(identifiers);
}

Page read_page(const Json& value) {
  Page page;
  page.number = value.at("number").get<int>();
  page.size = {read_length(value.at("width"), "width"), read_length(value.at("height"), "height")};
  page.text_source = read_name<TextSource>(value.at("text_source"), "text_source");
  page.lines = read_lines(value.at("words"));
  for (const Json& each : value.at("redactions")) page.redactions.push_back(read_redaction(each));
  page.findings = read_findings(value.at("findings"));
  page.fingerprint = value.at("fingerprint").get<std::string>();
  page.identifiers = read_identifiers(value.at("identifiers"));
  for (Identifier& identifier : page.identifiers) identifier.page = page.number;
  if (value.contains("form")) page.form = read_form(value.at("form"));
  return page;
}

}  // namespace

std::string page_to_json(const Page& page) {
  Json value = {{"number", page.number},
                {"width", to_json(page.size.width)},
                {"height", to_json(page.size.height)},
                {"text_source", name_of(page.text_source)},
                {"words", lines_json(page.lines)},
                {"redactions", to_json(page.redactions)},
                {"findings", to_json(page.findings)},
                {"fingerprint", page.fingerprint},
                {"identifiers", identifiers_json(page.identifiers)}};
  if (page.form) value["form"] = to_json(*page.form);
  return checked_text(value, kPageForm);
}

Page parse_page(std::string_view text) { return read_record(text, kPageForm, read_page); }

}  // namespace palimpsest::record
