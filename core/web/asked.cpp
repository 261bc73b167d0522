#include "web/asked.hpp"

#include "base/error.hpp"

#include <map>

namespace palimpsest::web {
namespace {

constexpr std::size_t kQueryLimit = 500;  // characters

}  // namespace

void refuse_as_absent() {
  throw Error(ErrorKind::kInput, "this reading room has no page of that address");
}

std::size_t first_of(const Target& target) {
  return static_cast<std::size_t>(parse_number(target.field("first")).value_or(0));
}

StatusGroup group_of(const Target& target) {
  return parse_name<StatusGroup>(target.field("by")).value_or(StatusGroup::kRelease);
}

SearchRequest search_request(const Target& target, std::size_t limit) {
  SearchRequest request;
  request.query = target.field("q");
  if (request.query.size() > kQueryLimit) {
    throw Error(ErrorKind::kUsage, "a query has at most 500 characters");
  }
  request.text = target.field("revealed").empty() ? SearchedText::kPages : SearchedText::kRevealed;
  request.filter.agency = target.field("agency");
  request.filter.code = target.field("code");
  request.filter.only_redacted =
      !target.field("redacted").empty() && request.text == SearchedText::kPages;
  request.is_fuzzy = !target.field("fuzzy").empty();
  request.limit = limit;
  return request;
}

AnnotationRequest annotation_request(const Target& form) {
  static const std::map<std::string, Annotation> kActs = {{"confirm", Annotation::kConfirm},
                                                          {"reject", Annotation::kReject},
                                                          {"correct", Annotation::kCorrect}};
  const auto act = kActs.find(form.field("act"));
  if (act == kActs.end()) {
    throw Error(ErrorKind::kUsage, "nothing is said of the redaction");
  }
  AnnotationRequest annotation;
  annotation.page = {form.field("document"), form.field("release"),
                     parse_number(form.field("page")).value_or(0)};
  annotation.redaction = form.field("redaction");
  annotation.act = act->second;
  annotation.codes = form.field("codes");
  annotation.kind = form.field("kind");
  annotation.by = form.field("by");
  return annotation;
}

PlaceName revision_named(const std::string& text) {
  const std::size_t at = text.find('@');
  if (at == std::string::npos) refuse_as_absent();
  return {text.substr(0, at), text.substr(at + 1)};
}

}  // namespace palimpsest::web
