#include "web/routes.hpp"

#include "base/error.hpp"
#include "web/asked.hpp"
#include "web/asset.hpp"
#include "web/failure.hpp"
#include "web/iiif/image_info.hpp"
#include "web/iiif/image_request.hpp"
#include "web/iiif/manifest.hpp"
#include "web/pages/browse_page.hpp"
#include "web/pages/compare_page.hpp"
#include "web/pages/document_page.hpp"
#include "web/pages/heat_page.hpp"
#include "web/pages/page_page.hpp"
#include "web/pages/search_page.hpp"
#include "web/pages/statistics_page.hpp"
#include "web/pages/words.hpp"

#include <exception>
#include <new>
#include <utility>

namespace palimpsest::web {
namespace {

constexpr std::size_t kCacheBytes = 64U << 20;
constexpr double kAnnotationsPerSecond = 1;  // a person reads a redaction before judging it
constexpr double kAnnotationsAtOnce = 30;
// What takes a core for up to half a second, or two processes for seconds; answers that are kept do
// not count, and neither does waiting for one. Two hundred readers may type at once.
constexpr double kSearchesPerSecond = 40;
constexpr double kSearchesAtOnce = 200;
constexpr double kComparisonsPerSecond = 2;
constexpr double kComparisonsAtOnce = 60;
// Pages that say whether a file is whole: damage shows after a minute, and costs a look at the
// file.
constexpr auto kLookAge = std::chrono::seconds(60);
constexpr auto kUnwholeAge = std::chrono::minutes(10);  // of a comparison that may be whole then
constexpr std::size_t kHitsAsTyped = 8;
constexpr std::size_t kHits = 40;

Answer redirect(int status, const std::string& address) {
  Answer answer{status, "text/plain; charset=utf-8"};
  answer.headers.emplace_back("Location", address);
  return answer;
}

Answer html(std::string bytes) {
  Answer answer;
  answer.bytes = std::move(bytes);
  return answer;
}

Answer html_with_look(std::string bytes) {
  Answer answer = html(std::move(bytes));
  answer.kept_for = kLookAge;
  return answer;
}

bool is_iiif(const Target& target) {
  return !target.segments.empty() && target.segments.front() == "iiif";
}

}  // namespace

Routes::Routes(Room& room, AllowedNames names, const RouteOptions& options)
    : room_(room),
      names_(std::move(names)),
      options_(options),
      token_(options.annotates ? make_secret() : std::string()),
      cache_(kCacheBytes),
      annotations_(kAnnotationsPerSecond, kAnnotationsAtOnce),
      searches_(kSearchesPerSecond, kSearchesAtOnce),
      comparisons_(kComparisonsPerSecond, kComparisonsAtOnce) {}

std::optional<Answer> Routes::refusal(const Request& request) const {
  if (!names_.has_host(request.host)) {
    return failure(421, "this server does not go by that name");
  }
  const bool is_read = request.method == "GET" || request.method == "HEAD";
  if (!is_read && request.method != "POST") {
    Answer answer = failure(405, "this server knows GET, HEAD and POST");
    answer.headers.emplace_back("Allow", "GET, HEAD, POST");
    return answer;
  }
  const bool is_open_to_all = is_read && names_.is_public() && request.target.starts_with("/iiif/");
  if (request.origin && !names_.has_origin(*request.origin) && !is_open_to_all) {
    return failure(403, "a page of another origin may not ask for this");
  }
  return std::nullopt;
}

AnswerPointer Routes::answer(const Request& request) {
  const bool is_post = request.method == "POST";
  try {
    if (auto refused = refusal(request)) {
      return std::make_shared<const Answer>(std::move(*refused));
    }
    if (is_post) return std::make_shared<const Answer>(annotate(request));
    return answer_to_get(request);
  } catch (const Error& error) {
    return std::make_shared<const Answer>(failure_of(error, is_post));
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return std::make_shared<const Answer>(failure(500, "this cannot be answered"));
  }
}

AnswerPointer Routes::answer_to_get(const Request& request) {
  const std::string state = room_.state();
  // A manifest names the server as it was asked for.
  const std::string key = request.host + " " + request.target;
  if (AnswerPointer kept = cache_.find(state, key)) return kept;
  return being_made_.once(state + " " + key, [&] {
    const auto target = parse_target(request.target);
    Answer answer = target ? made(request, *target) : failure(400, "this is no address");
    if (target && is_iiif(*target) && names_.is_public()) {
      answer.headers.emplace_back("Access-Control-Allow-Origin", "*");
      answer.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
    }
    auto pointer = std::make_shared<const Answer>(std::move(answer));
    if (pointer->is_kept) cache_.keep(state, key, pointer);
    return pointer;
  });
}

Answer Routes::made(const Request& request, const Target& target) {
  const std::vector<std::string>& path = target.segments;
  if (path.empty()) return browse(target);
  const std::string& first = path.front();
  if (first == "d") return document(target);
  if (first == "compare" && path.size() == 2) return compare(target);
  if (first == "iiif") return iiif(request, target);
  if (first == "assets" && path.size() == 2) return asset_named(path[1]);
  if (first == "original" && path.size() == 2) return original(path[1]);
  if (path.size() > 1) refuse_as_absent();
  if (first == "search") return search(target, false);
  if (first == "search.json") return search(target, true);
  if (first == "table") {
    return html(pages::heat_page(room_.heat(first_of(target), pages::kHeatRows), first_of(target)));
  }
  if (first == "statistics") return statistics(target, false);
  if (first == "statistics.svg") return statistics(target, true);
  if (first == "favicon.ico") return Answer{204, "image/x-icon"};
  refuse_as_absent();
}

Answer Routes::browse(const Target& target) {
  ListRequest request{target.field("release"), target.field("agency"), target.field("status")};
  request.first = first_of(target);
  return html(pages::browse_page(request, room_.documents(request)));
}

Answer Routes::document(const Target& target) {
  const std::vector<std::string>& path = target.segments;
  if (path.size() < 2 || path.size() > 3) refuse_as_absent();
  const std::size_t at = path[1].find('@');
  PlaceName name{path[1].substr(0, at)};
  if (at == std::string::npos) {
    if (path.size() != 2) refuse_as_absent();
    const ShownDocument shown = room_.document(name.document);
    if (shown.id != name.document) return redirect(301, pages::address_of({shown.id}));
    return html_with_look(pages::document_page(shown, options_.hands_out_originals
                                                          ? pages::Originals::kHandedOut
                                                          : pages::Originals::kKept));
  }
  name.folder = path[1].substr(at + 1);
  name.page = path.size() == 3 ? parse_number(path[2]).value_or(0) : 1;
  if (name.page < 1) refuse_as_absent();
  return page(name);
}

Answer Routes::page(const PlaceName& name) {
  const ShownPage shown = room_.page(name);
  if (shown.name != name) return redirect(301, pages::address_of(shown.name));
  return html_with_look(pages::page_page(shown, token_));
}

Answer Routes::compare(const Target& target) {
  bool is_refused = false;
  const auto admit = [&] {
    is_refused = !comparisons_.allows_one();
    if (is_refused) throw Error(ErrorKind::kConflict, "too much is compared at once");
  };
  ShownComparison comparison;
  try {
    comparison = room_.comparison(target.segments[1], target.field("before"), target.field("after"),
                                  first_of(target), admit);
  } catch (const Error& error) {
    if (is_refused) return failure(429, error.what());
    throw;
  }
  Answer answer = html(pages::compare_page(comparison));
  if (!comparison.is_whole) answer.kept_for = kUnwholeAge;
  if (!comparison.is_compared) {
    answer.status = 202;
    answer.is_kept = false;
  }
  return answer;
}

Answer Routes::search(const Target& target, bool is_json) {
  const std::string release = target.field("release");
  const std::string date = target.field("date");
  const bool asks = is_json || !target.field("q").empty();
  if (asks && !searches_.allows_one()) return failure(429, "too much is searched for at once");
  if (is_json) {
    const auto found = room_.search(search_request(target, kHitsAsTyped), release, date);
    return {200, "application/json", pages::search_json(found)};
  }
  if (target.field("q").empty()) {
    return html(pages::search_page(target.query, std::nullopt, ""));
  }
  try {
    const auto found = room_.search(search_request(target, kHits), release, date);
    return html(pages::search_page(target.query, found, ""));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kUsage && error.kind() != ErrorKind::kInput) throw;
    return html(pages::search_page(target.query, std::nullopt,
                                   std::string(error.what()) + ". " + error.hint()));
  }
}

Answer Routes::statistics(const Target& target, bool is_plot) {
  const StatusGroup by = group_of(target);
  if (is_plot) return {200, "image/svg+xml", room_.plot(by)};
  return html(pages::statistics_page(room_.statistics(by)));
}

Answer Routes::iiif(const Request& request, const Target& target) {
  const std::vector<std::string>& path = target.segments;
  const std::string address = names_.address(request.host);
  if (path.size() >= 3 && path[1] == "image") return image(address, target);
  if (path.size() == 3 && path[2] == "manifest") {
    return {200, iiif::kManifestType, iiif::manifest(address, room_.file(revision_named(path[1])))};
  }
  if (path.size() == 4 && path[3] == "redactions") {
    const ShownFile file = room_.file(revision_named(path[1]));
    const int page = parse_number(path[2]).value_or(0);
    if (page < 1 || page > static_cast<int>(file.pages.size())) refuse_as_absent();
    return {200, iiif::kManifestType, iiif::annotation_page(address, file, page)};
  }
  refuse_as_absent();
}

Answer Routes::image(const std::string& address, const Target& target) {
  const std::vector<std::string>& path = target.segments;
  const PlaceName name = iiif::parse_image_name(path[2]);
  if (path.size() == 3) return redirect(303, iiif::image_address(address, name) + "/info.json");
  const ListedPage page = room_.listed_page(name);
  if (!page.has_picture) {
    throw Error(ErrorKind::kInput, "the picture of this page is not shown");
  }
  const PictureSide whole = picture_size(page.size);
  if (path.size() == 4 && path[3] == "info.json") {
    return {200, iiif::kImageType, iiif::image_info(address, name, whole)};
  }
  if (path.size() != 7) refuse_as_absent();
  const TileRequest tile =
      iiif::parse_image_request({path[3], path[4], path[5], path[6]}, name, whole);
  Answer answer{200, "image/jpeg", room_.tile(tile)};
  answer.headers.emplace_back("Link", "<http://iiif.io/api/image/3/level1.json>;rel=\"profile\"");
  return answer;
}

Answer Routes::asset_named(const std::string& name) {
  if (auto own = asset(name)) return std::move(*own);
  const std::string drawn = room_.drawing_asset(name);
  if (drawn.empty()) refuse_as_absent();
  return {200, type_of_asset(name), drawn};
}

Answer Routes::original(const std::string& name) {
  constexpr std::string_view kEnding = ".pdf";
  if (!options_.hands_out_originals || !name.ends_with(kEnding)) refuse_as_absent();
  const PlaceName revision = revision_named(name.substr(0, name.size() - kEnding.size()));
  Answer answer{200, "application/pdf", room_.original(revision)};
  answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"original.pdf\"");
  answer.is_kept = false;
  return answer;
}

Answer Routes::annotate(const Request& request) {
  const auto target = parse_target(request.target);
  const bool is_here = target && target->segments == std::vector<std::string>{"annotate"};
  if (!is_here || !options_.annotates) refuse_as_absent();
  if (!request.origin) return failure(403, "a form must say from which origin it comes");
  const auto fields = parse_fields(request.body);
  if (!fields) return failure(400, "this is no form of a page");
  const Target form{{}, *fields};
  if (!is_same_secret(form.field("token"), token_)) {
    return failure(403, "the page is older than this server", "load it again");
  }
  if (!annotations_.allows_one()) return failure(429, "too much is said at once");
  const AnnotationRequest annotation = annotation_request(form);
  room_.annotate(annotation);
  Answer answer =
      redirect(303, pages::address_of(annotation.page) + "#" + encoded(annotation.redaction));
  answer.is_kept = false;
  return answer;
}

}  // namespace palimpsest::web
