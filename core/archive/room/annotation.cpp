#include "archive/room/annotation.hpp"

#include "base/error.hpp"

namespace palimpsest::archive {
namespace {

constexpr const char* kNoKind = "none";  // no redaction at all

}  // namespace

std::vector<FieldValue> values_of(const web::AnnotationRequest& request) {
  if (request.act == web::Annotation::kReject) return {{"kind", kNoKind}};
  std::vector<FieldValue> values;
  if (request.act == web::Annotation::kCorrect) {
    if (!request.codes.empty()) values.push_back({"codes", request.codes});
    if (!request.kind.empty()) values.push_back({"kind", request.kind});
  }
  values.push_back({"checked", "yes"});
  return values;
}

void check_privacy_stays(const Catalogue& catalogue, const RevisionPlace& place,
                         const web::AnnotationRequest& request) {
  const bool keeps = request.act == web::Annotation::kConfirm ||
                     (request.act == web::Annotation::kCorrect && request.codes.empty() &&
                      request.kind != kNoKind);
  if (keeps) return;
  const auto recorded = catalogue.recorded_pages(place.revision);
  const Page said = catalogue.page(place.revision, place.page);
  for (const Page* page : {&recorded[static_cast<std::size_t>(place.page - 1)], &said}) {
    for (const Redaction& each : page->redactions) {
      if (each.id != request.redaction || !has_privacy_code(each.codes)) continue;
      throw Error(ErrorKind::kUsage,
                  "a redaction for the sake of a person can be confirmed here, and not changed",
                  "tell whoever runs this reading room");
    }
  }
}

}  // namespace palimpsest::archive
