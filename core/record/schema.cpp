#include "record/schema.hpp"

#include "base/error.hpp"
#include "record/schema_check.hpp"
#include "schemas/embedded.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <string>

// valijson prints and aborts where it may not throw.
#define VALIJSON_USE_EXCEPTIONS 1
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

namespace palimpsest::record {
namespace {

constexpr std::string_view kCommonFile = "common.schema.json";

// valijson collects every violation: a hostile text of 64 MB would fill 10 GB with them. Larger
// trees are refused without a reason.
constexpr int kMaxExplainedValues = 100'000;

constexpr std::size_t kMaxReasonBytes = 300;  // a line or two in a terminal

// Makes every reference to the shared file one to the schema itself.
void turn_references_inwards(Json& node) {
  if (node.is_object() && node.contains("$ref")) {
    std::string& target = node["$ref"].get_ref<std::string&>();
    if (target.starts_with(kCommonFile)) target.erase(0, kCommonFile.size());
  }
  if (!node.is_structured()) return;
  for (Json& child : node) turn_references_inwards(child);
}

Json with_shared_definitions(Json tree) {
  turn_references_inwards(tree);
  const Json common = parse_text(schemas::file(kCommonFile), kCommonFile);
  Json& definitions = tree["definitions"];
  for (const auto& [name, definition] : common.at("definitions").items()) {
    if (definitions.contains(name)) {
      throw Error(ErrorKind::kInternal, "a schema defines the shared name '" + name + "' again");
    }
    definitions[name] = definition;
  }
  return tree;
}

// Returns words[0][3] for the validator's own <root>, [words], [0], [3].
std::string field_name(const std::vector<std::string>& context) {
  std::string name;
  for (std::size_t i = 1; i < context.size(); ++i) {
    std::string_view step = context[i];
    const bool is_index = step.size() > 2 && step[1] >= '0' && step[1] <= '9';
    if (!is_index && step.starts_with('[') && step.ends_with(']')) {
      step = step.substr(1, step.size() - 2);
      if (!name.empty()) name += '.';
    }
    name += step;
  }
  return name.empty() ? "its top level" : name;
}

// Takes the number of values in `value` from `budget`; false when it does not suffice.
bool fits(const Json& value, int& budget) {
  if (--budget < 0) return false;
  if (!value.is_structured()) return true;
  return std::all_of(value.begin(), value.end(),
                     [&](const Json& each) { return fits(each, budget); });
}

// A reason may hold keys of the text, which nobody trusts.
std::string presentable(std::string_view reason) {
  std::string text(reason.substr(0, kMaxReasonBytes));
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };
  std::replace_if(text.begin(), text.end(), std::not_fn(is_plain), '?');
  return text;
}

// Returns the shared schema called `file`; it lives as long as the program.
const Schema& shared_schema(std::string_view file) {
  static std::mutex mutex;
  static std::map<std::string, Schema, std::less<>> known;
  const std::lock_guard lock(mutex);
  const auto found = known.find(file);
  return found != known.end()
             ? found->second
             : known.emplace(std::string(file), Schema(whole_schema(file))).first->second;
}

}  // namespace

struct Schema::Parsed {
  valijson::Schema schema;
};

Schema::Schema(const Json& tree) : parsed_(std::make_unique<Parsed>()) {
  try {
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(tree), parsed_->schema);
  } catch (const std::exception& error) {
    throw Error(ErrorKind::kInternal, std::string("a schema cannot be used: ") + error.what());
  }
}

Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

void Schema::check(const Json& value, std::string_view thing) const {
  const valijson::adapters::NlohmannJsonAdapter target(value);
  // It keeps the patterns that it compiled, which takes longer than judging a record by them.
  thread_local valijson::Validator validator(valijson::Validator::kStrongTypes);
  if (validator.validate(parsed_->schema, target, nullptr)) return;
  int budget = kMaxExplainedValues;
  if (!fits(value, budget)) throw_broken(thing, "breaks its schema");
  valijson::ValidationResults results;
  validator.validate(parsed_->schema, target, &results);
  valijson::ValidationResults::Error first;
  if (!results.popError(first)) first.description = "breaks its schema";
  throw_broken(thing, field_name(first.context) + ": " + first.description);
}

Json whole_schema(std::string_view file) {
  const std::string_view text = schemas::file(file);
  if (text.empty()) {
    throw Error(ErrorKind::kInternal, "there is no schema '" + std::string(file) + "'");
  }
  Json tree = parse_text(text, file);
  return file == kCommonFile ? tree : with_shared_definitions(std::move(tree));
}

void throw_broken(std::string_view thing, std::string_view reason) {
  throw Error(ErrorKind::kIntegrity, std::string(thing) + " is broken: " + presentable(reason));
}

std::string checked_text(const Json& value, const RecordForm& form) {
  try {
    shared_schema(form.schema).check(value, form.thing);
  } catch (const Error& error) {
    throw Error(ErrorKind::kInternal, std::string("cannot be written: ") + error.what());
  }
  return canonical_text(value);
}

Json parse_checked(std::string_view text, const RecordForm& form) {
  Json value = parse_text(text, form.thing);
  shared_schema(form.schema).check(value, form.thing);
  return value;
}

void check_against_schema(std::string_view text, std::string_view schema) {
  static_cast<void>(parse_checked(text, {"the text", schema}));
}

}  // namespace palimpsest::record
