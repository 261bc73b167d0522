#include "record/values.hpp"

#include "base/error.hpp"

#include <cmath>
#include <limits>

namespace palimpsest::record {
namespace {

// How far a number may lie from whole hundredths, in hundredths: what a double loses at the largest
// Length, and far below a third decimal.
constexpr double kRoundingSlack = 1e-5;

Json code_json(const Code& code) {
  return {{"raw", code.raw},
          {"system", code.system},
          {"where", name_of(code.where)},
          {"confidence", code.confidence}};
}

Outline read_outline(const Json& value) {
  Outline outline;
  outline.reserve(value.size());
  for (const Json& point : value) {
    outline.push_back({read_length(point.at(0), "outline"), read_length(point.at(1), "outline")});
  }
  return outline;
}

Json reasons_json(const std::vector<WithheldReason>& reasons) {
  Json values = Json::array();
  for (const WithheldReason& reason : reasons) {
    Json& value = values.emplace_back(Json{{"reason", reason.reason}});
    if (reason.pages != 0) value["pages"] = reason.pages;
  }
  return values;
}

std::vector<WithheldReason> read_reasons(const Json& value) {
  std::vector<WithheldReason> reasons;
  for (const Json& each : value) {
    reasons.push_back({each.at("reason").get<std::string>(), each.value("pages", 0)});
  }
  return reasons;
}

}  // namespace

void refuse(std::string_view field, std::string_view reason) {
  throw Error(ErrorKind::kIntegrity, std::string(field) + " " + std::string(reason));
}

Json to_json(Length length) {
  if (length.hundredths % 100 == 0) return length.hundredths / 100;
  return length.in_points();
}

Json to_json(const Region& region) {
  return Json::array(
      {to_json(region.left), to_json(region.top), to_json(region.right), to_json(region.bottom)});
}

Json to_json(const std::vector<Region>& regions) {
  Json values = Json::array();
  for (const Region& region : regions) values.push_back(to_json(region));
  return values;
}

Json to_json(const Outline& outline) {
  Json points = Json::array();
  for (const Point& point : outline) {
    points.push_back(Json::array({to_json(point.x), to_json(point.y)}));
  }
  return points;
}

Json to_json(const Finding& finding) {
  Json value = {{"kind", name_of(finding.kind)}, {"message", finding.message}};
  if (finding.page) value["page"] = *finding.page;
  if (finding.region) value["region"] = to_json(*finding.region);
  if (finding.characters != 0) value["characters"] = finding.characters;
  return value;
}

Json to_json(const std::vector<Finding>& findings) {
  Json values = Json::array();
  for (const Finding& finding : findings) values.push_back(to_json(finding));
  return values;
}

Json to_json(const Redaction& redaction) {
  Json value = {{"id", redaction.id},
                {"region", to_json(redaction.region)},
                {"outline", redaction.outline ? to_json(*redaction.outline) : Json()},
                {"kind", name_of(redaction.kind)},
                {"lines", redaction.lines},
                {"characters", redaction.characters},
                {"confidence", redaction.confidence},
                {"evidence", redaction.evidence},
                {"exposed", nullptr}};
  if (redaction.exposed_characters) {
    value["exposed"] = {{"characters", *redaction.exposed_characters}};
  }
  put_codes(value, redaction.codes);
  if (redaction.pages_withheld != 0) value["pages_withheld"] = redaction.pages_withheld;
  if (!redaction.reasons.empty()) value["reasons"] = reasons_json(redaction.reasons);
  put_known(value, "substitute", redaction.substitute);
  return value;
}

Json to_json(const std::vector<Redaction>& redactions) {
  Json values = Json::array();
  for (const Redaction& redaction : redactions) values.push_back(to_json(redaction));
  return values;
}

Json to_json(const Role& role) {
  Json value = {{"kind", name_of(role.kind)}};
  if (role.part != 0) value["part"] = role.part;
  if (role.parts != 0) value["parts"] = role.parts;
  return value;
}

Json to_json(const Release& release) {
  Json value = {{"id", release.id.text()}};
  put_known(value, "agency", release.agency);
  put_known(value, "authority", release.authority);
  put_known(value, "series", release.series);
  put_known(value, "source", release.source);
  if (release.date) value["date"] = release.date->text();
  return value;
}

Length read_length(const Json& value, std::string_view field) {
  const double hundredths = value.get<double>() * 100;
  const double whole = std::round(hundredths);
  if (!(std::abs(hundredths - whole) <= kRoundingSlack)) {
    refuse(field, "has a length of more than two decimals");
  }
  if (whole < std::numeric_limits<std::int32_t>::min() ||
      whole > std::numeric_limits<std::int32_t>::max()) {
    refuse(field, "has a length out of range");
  }
  return {static_cast<std::int32_t>(whole)};
}

Region read_region(const Json& value, std::string_view field) {
  return {read_length(value.at(0), field), read_length(value.at(1), field),
          read_length(value.at(2), field), read_length(value.at(3), field)};
}

std::vector<Region> read_regions(const Json& value, std::string_view field) {
  std::vector<Region> regions;
  for (const Json& each : value) regions.push_back(read_region(each, field));
  return regions;
}

std::optional<PageRange> read_range(const Json& value, const char* key) {
  if (!value.contains(key)) return std::nullopt;
  const PageRange range{value.at(key).at(0).get<int>(), value.at(key).at(1).get<int>()};
  if (range.last < range.first) refuse(key, "ends before it begins");
  return range;
}

void put_range(Json& owner, const char* key, const std::optional<PageRange>& range) {
  if (range) owner[key] = {range->first, range->last};
}

Finding read_finding(const Json& value) {
  Finding finding;
  finding.kind = read_name<FindingKind>(value.at("kind"), "finding");
  finding.message = value.at("message").get<std::string>();
  if (value.contains("page")) finding.page = value.at("page").get<int>();
  if (value.contains("region")) finding.region = read_region(value.at("region"), "finding region");
  finding.characters = value.value("characters", 0);
  return finding;
}

std::vector<Finding> read_findings(const Json& value) {
  std::vector<Finding> findings;
  findings.reserve(value.size());
  for (const Json& each : value) findings.push_back(read_finding(each));
  return findings;
}

Redaction read_redaction(const Json& value) {
  Redaction redaction;
  redaction.id = value.at("id").get<std::string>();
  redaction.region = read_region(value.at("region"), "redaction " + redaction.id + " region");
  if (!value.at("outline").is_null()) redaction.outline = read_outline(value.at("outline"));
  redaction.kind = read_name<RedactionKind>(value.at("kind"), "redaction kind");
  redaction.codes = read_codes(value);
  redaction.lines = value.at("lines").get<int>();
  redaction.characters = value.at("characters").get<int>();
  redaction.confidence = value.at("confidence").get<double>();
  redaction.evidence = value.at("evidence").get<std::vector<std::string>>();
  const Json& exposed = value.at("exposed");
  if (!exposed.is_null()) redaction.exposed_characters = exposed.at("characters").get<int>();
  redaction.pages_withheld = value.value("pages_withheld", 0);
  if (value.contains("reasons")) redaction.reasons = read_reasons(value.at("reasons"));
  redaction.substitute = known_text(value, "substitute");
  return redaction;
}

Role read_role(const Json& value) {
  return {read_name<FileRole>(value.at("kind"), "role kind"), value.value("part", 0),
          value.value("parts", 0)};
}

Sha256 read_sha256(const Json& value, std::string_view field) {
  const auto digest = Sha256::parse(value.get_ref<const std::string&>());
  if (!digest) refuse(field, "is no SHA-256");
  return *digest;
}

Instant read_instant(const Json& value, std::string_view field) {
  const auto instant = Instant::parse(value.get_ref<const std::string&>());
  if (!instant) refuse(field, "is no time");
  return *instant;
}

void put_known(Json& owner, const char* key, const std::string& text) {
  if (!text.empty()) owner[key] = text;
}

std::string known_text(const Json& owner, const char* key) {
  return owner.value(key, std::string());
}

void put_mark(Json& owner, const PersonMark& mark) {
  owner["by"] = mark.by;
  owner["at"] = mark.at.text();
}

PersonMark read_mark(const Json& owner) {
  const auto at = Instant::parse(owner.at("at").get_ref<const std::string&>());
  if (!at) refuse("at", "is no time");
  return {owner.at("by").get<std::string>(), *at};
}

void put_codes(Json& owner, const std::vector<Code>& codes) {
  Json texts = Json::array();
  Json details = Json::array();
  for (const Code& code : codes) {
    texts.push_back(code.normalized);
    details.push_back(code_json(code));
  }
  owner["codes"] = std::move(texts);
  owner["code_details"] = std::move(details);
}

std::vector<Code> read_codes(const Json& owner) {
  const Json& texts = owner.at("codes");
  const Json& details = owner.at("code_details");
  if (texts.size() != details.size()) refuse("code_details", "has another length than codes");
  std::vector<Code> codes;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Json& detail = details.at(i);
    codes.push_back({detail.at("raw").get<std::string>(), texts.at(i).get<std::string>(),
                     detail.at("system").get<std::string>(),
                     read_name<CodePlace>(detail.at("where"), "code where"),
                     detail.at("confidence").get<double>()});
  }
  return codes;
}

}  // namespace palimpsest::record
