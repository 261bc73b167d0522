// Which request gets which answer. Knows no sockets, so that tests can ask it anything.
//
//   GET  /                                  documents, by release, agency, status
//   GET  /d/DOCUMENT                        a document
//   GET  /d/DOCUMENT@RELEASE/3              a page of it; #r2 is a redaction there
//   GET  /compare/DOCUMENT?before=&after=   two releases
//   GET  /search?q=  /search.json?q=        what is found
//   GET  /table  /statistics  /statistics.svg
//   GET  /iiif/image/NAME/...               IIIF Image API 3.0, level 1; NAME is DOCUMENT@RELEASE:3
//   GET  /iiif/DOCUMENT@RELEASE/manifest    IIIF Presentation API 3.0
//   GET  /iiif/DOCUMENT@RELEASE/3/redactions
//   GET  /original/DOCUMENT@RELEASE.pdf     where originals are handed out
//   POST /annotate                          where readers may annotate
//
// These addresses are printed in citations: never change what one means.
#pragma once

#include "web/answer.hpp"
#include "web/answer_cache.hpp"
#include "web/being_made.hpp"
#include "web/checks.hpp"
#include "web/rate_limit.hpp"
#include "web/room.hpp"
#include "web/target.hpp"

#include <optional>
#include <string>

namespace palimpsest::web {

struct Request {
  std::string method;
  std::string target;
  std::string host;
  std::optional<std::string> origin = {};
  std::string body = {};
};

struct RouteOptions {
  bool annotates = false;  // whether readers may say something of redactions
  bool hands_out_originals = false;
};

class Routes {
 public:
  // Refers to `room`, which must outlive it.
  Routes(Room& room, AllowedNames names, const RouteOptions& options);

  // Returns the answer to any request, whatever it holds; throws nothing but for want of memory.
  [[nodiscard]] AnswerPointer answer(const Request& request);

 private:
  [[nodiscard]] std::optional<Answer> refusal(const Request& request) const;
  [[nodiscard]] AnswerPointer answer_to_get(const Request& request);
  [[nodiscard]] Answer made(const Request& request, const Target& target);
  [[nodiscard]] Answer document(const Target& target);
  [[nodiscard]] Answer page(const PlaceName& name);
  [[nodiscard]] Answer browse(const Target& target);
  [[nodiscard]] Answer compare(const Target& target);
  [[nodiscard]] Answer search(const Target& target, bool is_json);
  [[nodiscard]] Answer statistics(const Target& target, bool is_plot);
  [[nodiscard]] Answer iiif(const Request& request, const Target& target);
  [[nodiscard]] Answer image(const std::string& address, const Target& target);
  [[nodiscard]] Answer asset_named(const std::string& name);
  [[nodiscard]] Answer original(const std::string& name);
  [[nodiscard]] Answer annotate(const Request& request);

  Room& room_;
  AllowedNames names_;
  RouteOptions options_;
  std::string token_;  // that forms carry back; empty where readers may not annotate
  AnswerCache cache_;
  BeingMade being_made_;
  RateLimit annotations_, searches_, comparisons_;
};

}  // namespace palimpsest::web
