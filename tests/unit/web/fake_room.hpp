// A room that says of everything what an attacker would like to be said.
#pragma once

#include "base/error.hpp"
#include "web/room.hpp"

#include <string>
#include <vector>

namespace palimpsest::web {

inline constexpr const char* kHostile =
    "\"'><script>alert(1)</script><img src=x onerror=alert(1)>\r\nX-Evil: 1\x1b[2J&amp;</textarea>";

class FakeRoom : public Room {
 public:
  std::string words = kHostile;  // of every text
  std::string now = "1";         // the state
  bool is_compared = true;       // of comparisons
  bool is_begun = false;         // likewise
  int asked = 0;                 // how often something was drawn
  std::vector<AnnotationRequest> said = {};

  [[nodiscard]] std::string state() override { return now; }

  [[nodiscard]] DocumentList documents(const ListRequest&) override {
    ++asked;
    ListedDocument document{{DocumentId("299-1"),
                             words,
                             {},
                             "",
                             FoundStatus::kRedacted,
                             {},
                             ReleaseState::kUnknown,
                             ""},
                            words,
                            {"2017-11-03+2"}};
    return {1, {document}, {{words, 1}}, {{words, 2}}, {{"redacted", 1}}};
  }

  [[nodiscard]] ShownDocument document(const std::string& name) override {
    if (name != "299-1" && name != "alias") absent();
    ShownRevision revision{"2017-11-03+2", words, {OriginalCheck::kDamaged, words}, 1, 1,
                           {{words, 1}}};
    ShownStage stage{words, words, words, "2017-11-03", "", {revision}, Verdict::kOpened, {}};
    ShownStage withheld{words, "", "", "", words};
    return {"299-1", words, {words}, {{words, words}}, {withheld, stage, stage}, words, words};
  }

  [[nodiscard]] ShownPage page(const PlaceName& name) override {
    if (name.document == "299-0") return shown({"299-1", name.folder, name.page});
    if (name.document != "299-1" || name.page > 3) absent();
    return shown(name);
  }

  [[nodiscard]] ListedPage listed_page(const PlaceName& name) override {
    if (name.document != "299-1" || name.page > 3) absent();
    return {{points(612), points(792)}, name.page != 3, {redaction()}};
  }

  [[nodiscard]] ShownFile file(const PlaceName& name) override {
    if (name.document != "299-1") absent();
    return {name,  words, words,
            words, words, {listed_page({"299-1", "2017", 1}), listed_page({"299-1", "2017", 3})}};
  }

  [[nodiscard]] ShownComparison comparison(const std::string& document, const std::string&,
                                           const std::string&, std::size_t first,
                                           const Admission& admit) override {
    if (document == "nobody") absent();
    if (is_compared || !is_begun) admit();
    ShownComparison shown{document, words, words, words, {words, "2018"}, true, words};
    shown.first = first;
    shown.is_compared = is_compared;
    shown.notice = words;
    return shown;
  }

  [[nodiscard]] SearchOutcome search(const SearchRequest& request, const std::string&,
                                     const std::string&) override {
    if (request.query == "(") throw Error(ErrorKind::kUsage, words);
    SearchHit hit{DocumentId("299-1"), words, false, "2017-11-03", 2};
    hit.snippet = {{words, true}, {words, false}};
    hit.revealed = RevealedBy{words, words, "c1"};
    return {request.query, request.text, {hit}, 1, 1, false, 0, {words}};
  }

  [[nodiscard]] HeatTable heat(std::size_t, std::size_t) override {
    return {1, {words}, {{"299-1", words, {{true, false, 0.3, 2, words}}}}};
  }

  [[nodiscard]] CollectionStatus statistics(StatusGroup by) override {
    return {std::nullopt, by, {}, {{words, {}}}, {}};
  }

  [[nodiscard]] std::string plot(StatusGroup) override { return "<svg/>"; }
  [[nodiscard]] std::string tile(const TileRequest&) override { return "JPEG"; }
  [[nodiscard]] std::string original(const PlaceName&) override { return "%PDF-1.4"; }
  void annotate(const AnnotationRequest& request) override { said.push_back(request); }
  [[nodiscard]] std::string drawing_asset(const std::string& name) override {
    return name == "common.css" ? "body{}" : "";
  }

 private:
  [[noreturn]] void absent() const {
    throw Error(ErrorKind::kInput, "there is no " + words, words);
  }

  [[nodiscard]] Redaction redaction() const {
    Redaction redaction;
    redaction.id = "r\"1";
    redaction.region = {points(72), points(100), points(144), points(112)};
    redaction.codes = {{words, words, "foia", CodePlace::kInside, 1}};
    redaction.characters = 12;
    return redaction;
  }

  [[nodiscard]] ShownPage shown(const PlaceName& name) const {
    ShownPage page;
    page.name = name;
    page.title = words;
    page.page_count = 3;
    page.size = {points(612), points(792)};
    page.lines = {words};
    page.text_source = words;
    page.redactions = {redaction()};
    page.folders = {words};
    page.sha256 = words;
    page.check.time = words;
    page.citation = words;
    page.notice = words;
    return page;
  }
};

}  // namespace palimpsest::web
