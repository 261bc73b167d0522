// The schemas themselves: that they keep to what valijson enforces, and that they bite.
#include "record/schema.hpp"

#include "base/error.hpp"
#include "model/diff.hpp"
#include "model/history.hpp"
#include "model/outcome.hpp"
#include "model/verification.hpp"
#include "schemas/embedded.hpp"
#include "support/golden.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>
#include <string>

#include <gmock/gmock.h>

namespace palimpsest::record {
namespace {

using Path = Json::json_pointer;

// What both judges enforce alike. valijson ignores what it does not know, and compares multipleOf
// in floating point.
const std::set<std::string> kSupported = {
    "$schema",     "$ref",      "title",   "description",
    "definitions", "type",      "enum",    "required",
    "properties",  "items",     "oneOf",   "additionalProperties",
    "minItems",    "maxItems",  "minimum", "maximum",
    "minLength",   "maxLength", "pattern", "additionalItems"};
const std::set<std::string> kBesideReference = {"$schema", "$ref", "title", "description",
                                                "definitions"};

Json schema_tree(std::string_view name) { return Json::parse(schemas::file(name)); }

std::vector<std::string> schema_names() {
  std::vector<std::string> names;
  for (const auto& file : schemas::files()) {
    if (file.name.ends_with(".schema.json")) names.emplace_back(file.name);
  }
  return names;
}

// Calls `visit` for every schema inside `node`, with itself first.
void visit_schemas(const Json& node, const std::string& place,
                   const std::function<void(const Json&, const std::string&)>& visit) {
  visit(node, place);
  for (const char* key : {"properties", "definitions"}) {
    if (!node.contains(key)) continue;
    for (const auto& [name, child] : node.at(key).items()) {
      visit_schemas(child, place + "/" + key + "/" + name, visit);
    }
  }
  for (const char* key : {"items", "additionalProperties", "additionalItems", "oneOf"}) {
    if (!node.contains(key)) continue;
    const Json& child = node.at(key);
    if (child.is_object()) visit_schemas(child, place + "/" + key, visit);
    if (!child.is_array()) continue;
    for (const Json& each : child) visit_schemas(each, place + "/" + key, visit);
  }
}

void visit_all_schemas(const std::function<void(const Json&, const std::string&)>& visit) {
  for (const std::string& name : schema_names()) visit_schemas(schema_tree(name), name, visit);
}

std::vector<std::filesystem::path> examples() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(PALIMPSEST_EXAMPLES)) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

// import-failed.json is an example of import.schema.json.
std::string schema_of(const std::filesystem::path& example) {
  const std::string stem = example.stem().string();
  return stem.substr(0, stem.find('-')) + ".schema.json";
}

bool accepts(const Schema& schema, const Json& value) {
  try {
    schema.check(value, "the example");
    return true;
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kIntegrity);
    return false;
  }
}

Json of_another_type(const Json& value) {
  if (value.is_number()) return "seven";
  if (value.is_null()) return true;
  if (value.is_array()) return Json::object();
  return value.is_object() ? Json::array() : Json(7.5);
}

// Breaks one example at every place, once for each way to break it there.
class Breaker {
 public:
  Breaker(Json tree, Json example)
      : tree_(std::move(tree)), schema_(tree_), example_(std::move(example)) {}

  void break_everything() { visit(tree_, example_, Path()); }
  [[nodiscard]] int count() const { return count_; }

 private:
  // Whether `value` can be meant by `node`, by its type and the keys that it has.
  [[nodiscard]] bool fits(const Json& node, const Json& value) const {
    const std::string type = node.value("type", "");
    if ((type == "null") != value.is_null()) return false;
    if (!type.empty() && (type == "array") != value.is_array()) return false;
    const Json required = node.value("required", Json::array());
    return std::all_of(required.begin(), required.end(), [&](const Json& key) {
      return value.contains(key.get_ref<const std::string&>());
    });
  }

  // Returns the schema that says what `value` is, behind references and alternatives.
  [[nodiscard]] const Json& resolved(const Json& node, const Json& value) const {
    if (node.contains("$ref")) {
      return resolved(tree_.at(Path(node.at("$ref").get<std::string>().substr(1))), value);
    }
    if (!node.contains("oneOf")) return node;
    for (const Json& each : node.at("oneOf")) {
      const Json& alternative = resolved(each, value);
      if (fits(alternative, value)) return alternative;
    }
    ADD_FAILURE() << "no alternative fits " << value.dump();
    return node;
  }

  void visit(const Json& unresolved, const Json& value, const Path& place) {
    const Json& node = resolved(unresolved, value);
    expect_refused(place, of_another_type(value), "has a wrong type");
    if (value.is_array()) visit_elements(node, value, place);
    if (value.is_object()) visit_properties(node, value, place);
    if (value.is_number()) break_number(node, place);
    if (node.contains("pattern") || node.contains("enum")) expect_refused(place, "?", "is no word");
  }

  void visit_elements(const Json& node, const Json& value, const Path& place) {
    const Json& items = node.at("items");
    for (std::size_t i = 0; i < value.size(); ++i) {
      visit(items.is_array() ? items.at(i) : items, value[i], place / i);
    }
    if (items.is_array() || node.contains("maxItems")) {
      Json longer = value;
      const std::size_t most =
          items.is_array() ? items.size() : node.at("maxItems").get<std::size_t>();
      while (longer.size() <= most) longer.push_back(value.back());
      expect_refused(place, longer, "has one too many");
    }
    if (node.contains("minItems")) {
      Json shorter = value;
      while (shorter.size() >= node.at("minItems").get<std::size_t>()) {
        shorter.erase(shorter.size() - 1);
      }
      expect_refused(place, shorter, "has one too few");
    }
  }

  void visit_properties(const Json& node, const Json& value, const Path& place) {
    const bool is_map = node.at("additionalProperties").is_object();
    for (const auto& [key, child] : value.items()) {
      const Json properties = node.value("properties", Json::object());
      visit(properties.contains(key) ? properties.at(key) : node.at("additionalProperties"), child,
            place / key);
      Json rest = value;
      rest.erase(key);
      const Json required = node.value("required", Json::array());
      if (std::find(required.begin(), required.end(), key) != required.end()) {
        expect_refused(place, rest, "lacks a key");
      } else {
        EXPECT_TRUE(accepts(schema_, with(place, rest))) << place.to_string() << " needs " << key;
      }
    }
    if (is_map) return;
    Json larger = value;
    larger["surprise"] = 1;
    expect_refused(place, larger, "has an unknown key");
  }

  void break_number(const Json& node, const Path& place) {
    expect_refused(place, node.at("minimum").get<double>() - 1, "is too small");
    expect_refused(place, node.at("maximum").get<double>() + 1, "is too large");
    if (node.at("type") == "integer") expect_refused(place, 1.5, "is no whole number");
  }

  [[nodiscard]] Json with(const Path& place, const Json& replacement) const {
    Json changed = example_;
    changed[place] = replacement;
    return changed;
  }

  void expect_refused(const Path& place, const Json& replacement, const char* how) {
    EXPECT_FALSE(accepts(schema_, with(place, replacement)))
        << "'" << place.to_string() << "' " << how;
    ++count_;
  }

  Json tree_;
  Schema schema_;
  Json example_;
  int count_ = 0;
};

TEST(Schemas, CanAllBeRead) {
  for (const std::string& name : schema_names())
    EXPECT_NO_THROW(Schema(whole_schema(name))) << name;
}

TEST(Schemas, UseOnlyKeywordsThatAreEnforced) {
  visit_all_schemas([](const Json& node, const std::string& place) {
    const auto& allowed = node.contains("$ref") ? kBesideReference : kSupported;
    for (const auto& [key, value] : node.items()) {
      EXPECT_TRUE(allowed.contains(key)) << place << " uses " << key;
    }
  });
}

TEST(Schemas, SayWhatEveryObjectAndPropertyIs) {
  visit_all_schemas([](const Json& node, const std::string& place) {
    if (node.value("type", "") == "object") {
      EXPECT_TRUE(node.contains("additionalProperties")) << place;
    }
    const Json properties = node.value("properties", Json::object());
    for (const auto& [name, property] : properties.items()) {
      EXPECT_TRUE(property.contains("description") || property.contains("$ref"))
          << place << "/" << name;
    }
    for (const Json& key : node.value("required", Json::array())) {
      EXPECT_TRUE(properties.contains(key.get<std::string>())) << place << " requires " << key;
    }
    if (node.value("type", "") == "array") {
      EXPECT_TRUE(node.contains("items")) << place;
    }
  });
  for (const std::string& name : schema_names()) {
    EXPECT_TRUE(schema_tree(name).contains("title")) << name;
    EXPECT_TRUE(schema_tree(name).contains("description")) << name;
  }
}

// std::regex recurses once a character: a pattern without an upper end lets a text end the process.
TEST(Schemas, HavePatternsWithAnUpperEnd) {
  visit_all_schemas([](const Json& node, const std::string& place) {
    if (!node.contains("pattern")) return;
    std::string pattern = node.at("pattern");
    for (auto at = pattern.find("[+]"); at != std::string::npos; at = pattern.find("[+]")) {
      pattern.erase(at, 3);
    }
    EXPECT_EQ(pattern.find_first_of("*+"), std::string::npos) << place;
    EXPECT_EQ(pattern.find(",}"), std::string::npos) << place;
    EXPECT_TRUE(pattern.starts_with('^') && pattern.ends_with('$')) << place;
  });
}

TEST(Schemas, KnowTheWordsOfTheProgram) {
  const auto expect_words = [](const char* file, const char* place, const auto& names) {
    std::vector<std::string> words = schema_tree(file).at(Path(place)).at("enum");
    EXPECT_THAT(words, ::testing::ElementsAreArray(names)) << place;
  };
  const char* common = "common.schema.json";
  expect_words(common, "/definitions/role/properties/kind", kNames<FileRole>);
  expect_words(common, "/definitions/id_witness", kNames<IdWitness>);
  expect_words(common, "/definitions/text_source", kNames<TextSource>);
  expect_words(common, "/definitions/redaction/properties/kind", kNames<RedactionKind>);
  expect_words(common, "/definitions/code_detail/properties/where", kNames<CodePlace>);
  expect_words(common, "/definitions/finding/properties/kind", kNames<FindingKind>);
  expect_words(common, "/definitions/verdict", kNames<Verdict>);
  expect_words("history.schema.json", "/definitions/state/properties/status",
               kNames<PassageStatus>);
  expect_words("diff.schema.json", "/properties/verdict", kNames<Verdict>);
  expect_words("diff.schema.json", "/definitions/change/properties/status", kNames<ChangeStatus>);
  expect_words("diff.schema.json", "/definitions/unpaired/properties/side", kNames<Side>);
  expect_words("import.schema.json", "/definitions/file/properties/status", kNames<ImportStatus>);
}

TEST(Schemas, EachHaveAnExample) {
  std::set<std::string> shown = {"common.schema.json"};
  for (const auto& example : examples()) shown.insert(schema_of(example));
  const std::vector<std::string> names = schema_names();
  EXPECT_EQ(shown, std::set<std::string>(names.begin(), names.end()));
}

TEST(Schemas, AcceptTheirExamplesAndRefuseThemBrokenAnywhere) {
  int count = 0;
  for (const auto& path : examples()) {
    SCOPED_TRACE(path.filename().string());
    const Json example = Json::parse(test::bytes_of(path));
    EXPECT_TRUE(accepts(Schema(whole_schema(schema_of(path))), example));
    Breaker breaker(whole_schema(schema_of(path)), example);
    breaker.break_everything();
    count += breaker.count();
  }
  RecordProperty("broken_examples", count);
  EXPECT_GT(count, 500);
}

TEST(Schema, ThatIsBadIsAnErrorAndNoAbort) {
  EXPECT_THROW(Schema(Json{{"type", 7}}), Error);
  EXPECT_THROW(Schema(Json{{"$ref", "#/definitions/nowhere"}}), Error);
  EXPECT_THROW(Schema(Json{{"$ref", "elsewhere.json#/definitions/id"}}), Error);
  EXPECT_THROW(static_cast<void>(whole_schema("nothing.schema.json")), Error);
}

}  // namespace
}  // namespace palimpsest::record
