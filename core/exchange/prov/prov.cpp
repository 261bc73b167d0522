#include "exchange/prov/prov.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace palimpsest::exchange {
namespace {

using Json = nlohmann::json;

constexpr const char* kOwn = "palimpsest:";  // prefix of names of our own

// A qualified name: what a local part may not hold is written as %XX.
std::string qualified(const std::string& local) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._/@+";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string name = kOwn;
  for (const char c : local) {
    if (kPlain.find(c) != std::string_view::npos) {
      name += c;
      continue;
    }
    const auto value = static_cast<unsigned char>(c);
    name += '%';
    name += kDigits[value >> 4];
    name += kDigits[value & 15];
  }
  return name;
}

Json typed(const std::string& value, const char* type) { return {{"$", value}, {"type", type}}; }

std::string revision_name(const DocumentId& document, const RevisionFolder& folder) {
  return qualified("revision/" + document.text() + "@" + folder.text());
}

class Prov {
 public:
  explicit Prov(const Holdings& holdings) : holdings_(holdings) {}

  [[nodiscard]] std::string run() {
    value_["prefix"] = {{"palimpsest", "urn:palimpsest:" + holdings_.archive + ":"},
                        {"dcterms", "http://purl.org/dc/terms/"}};
    for (const HeldDocument& document : holdings_.documents) add_document(document);
    return value_.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  }

 private:
  void add_document(const HeldDocument& held) {
    const std::string document = qualified("document/" + held.document.id.text());
    value_["entity"][document] = {{"prov:label", held.document.id.text()},
                                  {"prov:type", "document"}};
    for (const HeldRevision& revision : held.revisions) add_revision(document, revision);
    for (const HeldDiff& diff : held.diffs.diffs) add_diff(held.document.id, diff);
  }

  // The import takes the original in; reading makes the revision of it.
  void add_revision(const std::string& document, const HeldRevision& held) {
    const Revision& revision = held.revision;
    const std::string name = revision_name(revision.document, revision.folder);
    const std::string original = add_original(held);
    value_["entity"][name] = {
        {"prov:label", revision.document.text() + "@" + revision.folder.text()},
        {"prov:type", "revision"},
        {"palimpsest:pages", revision.observed.page_count}};
    relate("specializationOf", {{"prov:specificEntity", name}, {"prov:generalEntity", document}});
    relate("wasDerivedFrom", {{"prov:generatedEntity", name}, {"prov:usedEntity", original}});
    const std::string act = revision.document.text() + "@" + revision.folder.text();
    const std::string import = add_activity("import/" + act, "import", held);
    const std::string reading = add_activity("ocr/" + act, "ocr", held);
    for (const auto& [tool, version] : revision.observed.tooling) {
      value_["activity"][reading][qualified("tool/" + tool)] = version;
    }
    relate("used", {{"prov:activity", import}, {"prov:entity", original}});
    relate("used", {{"prov:activity", reading}, {"prov:entity", original}});
    relate("wasInformedBy", {{"prov:informed", reading}, {"prov:informant", import}});
    relate("wasGeneratedBy", {{"prov:entity", name}, {"prov:activity", reading}});
    if (!held.release.agency.empty()) {
      const std::string agency = add_agent("agent/", held.release.agency, "prov:Organization");
      // A claim: nothing that is held proves that the agency made the file.
      relate("wasAttributedTo",
             {{"prov:entity", original}, {"prov:agent", agency}, {"palimpsest:claimed", true}});
    }
  }

  // Several revisions can have one original, each with a source of its own.
  std::string add_original(const HeldRevision& held) {
    const Observed& observed = held.revision.observed;
    const std::string name = qualified("original/" + observed.digests.sha256.hex());
    Json& entity = value_["entity"][name];
    entity["prov:type"] = "original";
    entity["dcterms:format"] = original_format(held.revision);
    entity["palimpsest:sha256"] = observed.digests.sha256.hex();
    entity["palimpsest:sha512"] = observed.digests.sha512;
    entity["palimpsest:size"] = observed.digests.size;
    if (!held.revision.claimed.source_url.empty()) {
      add_value(entity["dcterms:source"], held.revision.claimed.source_url);
    }
    return name;
  }

  // An attribute with several values is an array.
  static void add_value(Json& attribute, const std::string& value) {
    if (attribute.is_null()) {
      attribute = value;
      return;
    }
    if (!attribute.is_array()) attribute = Json::array({attribute});
    if (std::find(attribute.begin(), attribute.end(), value) == attribute.end()) {
      attribute.push_back(value);
    }
    if (attribute.size() == 1) attribute = attribute.front();
  }

  std::string add_activity(const std::string& local, const char* kind, const HeldRevision& held) {
    const std::string name = qualified(local);
    value_["activity"][name] = {{"prov:type", kind}};
    if (!held.import) return name;
    add_making(name, {held.import->time, held.import->program, held.import->agent});
    return name;
  }

  void add_making(const std::string& activity, const Making& making) {
    value_["activity"][activity]["prov:startTime"] = making.time.text();
    value_["activity"][activity]["prov:endTime"] = making.time.text();
    if (!making.program.empty()) {
      const std::string program = add_agent("software/", making.program, "prov:SoftwareAgent");
      relate("wasAssociatedWith", {{"prov:activity", activity}, {"prov:agent", program}});
    }
    if (!making.agent.empty()) {
      const std::string person = add_agent("agent/", making.agent, "prov:Person");
      relate("wasAssociatedWith", {{"prov:activity", activity}, {"prov:agent", person}});
    }
  }

  void add_diff(const DocumentId& document, const HeldDiff& diff) {
    const std::string name = qualified("diff/" + diff.path);
    const std::string activity = qualified("compare/" + diff.path);
    value_["entity"][name] = {{"prov:type", "diff"},
                              {"palimpsest:verdict", name_of(diff.verdict)},
                              {"palimpsest:sha256", diff.sha256.hex()}};
    value_["activity"][activity] = {{"prov:type", "diff"}, {"palimpsest:method", diff.method}};
    if (diff.making) add_making(activity, *diff.making);
    relate("wasGeneratedBy", {{"prov:entity", name}, {"prov:activity", activity}});
    for (const auto* side : {&diff.before, &diff.after}) {
      for (const RevisionFolder& folder : *side) {
        const std::string revision = revision_name(document, folder);
        relate("used", {{"prov:activity", activity}, {"prov:entity", revision}});
        relate("wasDerivedFrom", {{"prov:generatedEntity", name}, {"prov:usedEntity", revision}});
      }
    }
  }

  std::string add_agent(const char* folder, const std::string& label, const char* type) {
    const std::string name = qualified(folder + label);
    value_["agent"][name] = {{"prov:type", typed(type, "prov:QUALIFIED_NAME")},
                             {"prov:label", label}};
    return name;
  }

  // Relations have no names of their own; PROV-JSON asks for blank ones.
  void relate(const char* relation, const Json& ends) {
    value_[relation]["_:r" + std::to_string(++relations_)] = ends;
  }

  const Holdings& holdings_;
  Json value_;
  std::size_t relations_ = 0;
};

}  // namespace

std::string prov_json(const Holdings& holdings) { return Prov(holdings).run(); }

}  // namespace palimpsest::exchange
