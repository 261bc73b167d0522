#include "archive/room/annotation.hpp"

#include "archive/edit/fields.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <string>

namespace palimpsest::archive {
namespace {

constexpr const char* kCodesField = "codes";
constexpr const char* kKindField = "kind";

// Whether a value, read as the edit reads it, changes the codes of a redaction or leaves it no
// kind. Throws Error(usage) for a kind and for codes that are none.
bool takes_away(const FieldValue& value) {
  const std::vector<std::string> said =
      values_in(*find_field(EditLevel::kRedaction, value.field), value.value);
  if (value.field == kCodesField) return true;
  return value.field == kKindField && (said.empty() || said.front() == kNoRedaction);
}

}  // namespace

std::vector<FieldValue> values_of(const web::AnnotationRequest& request) {
  if (request.act == web::Annotation::kReject) return {{kKindField, std::string(kNoRedaction)}};
  std::vector<FieldValue> values;
  if (request.act == web::Annotation::kCorrect) {
    if (!request.codes.empty()) values.push_back({kCodesField, request.codes});
    if (!request.kind.empty()) values.push_back({kKindField, request.kind});
  }
  values.push_back({"checked", "yes"});
  return values;
}

void check_privacy_stays(const Catalogue& catalogue, const RevisionPlace& place,
                         const web::AnnotationRequest& request) {
  const std::vector<FieldValue> values = values_of(request);
  if (std::none_of(values.begin(), values.end(), takes_away)) return;
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
