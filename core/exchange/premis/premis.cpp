#include "exchange/premis/premis.hpp"

#include "exchange/premis/xml_writer.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace palimpsest::exchange {
namespace {

constexpr const char* kNamespace = "http://www.loc.gov/premis/v3";
constexpr const char* kInstance = "http://www.w3.org/2001/XMLSchema-instance";
constexpr const char* kSchema =
    "http://www.loc.gov/premis/v3 https://www.loc.gov/standards/premis/premis.xsd";
constexpr const char* kEventTypes = "http://id.loc.gov/vocabulary/preservation/eventType";
constexpr const char* kLocal = "palimpsest";  // type of identifiers of our own

std::string name_of_revision(const Revision& revision) {
  return revision.document.text() + "@" + revision.folder.text();
}

// The file of a revision: several revisions can be parts of one original.
std::string name_of_original(const Revision& revision) {
  return "sha256:" + revision.observed.digests.sha256.hex();
}

std::string name_of_rights(const Release& release) { return "release/" + release.id.text(); }

class Premis {
 public:
  explicit Premis(const Holdings& holdings) : holdings_(holdings) {
    for (const HeldDocument& document : holdings.documents) {
      for (const HeldRevision& held : document.revisions) {
        originals_[held.revision.observed.digests.sha256].push_back(&held);
        if (held.release.authority.empty()) continue;
        rights_[held.release.id].push_back(&held);
      }
    }
    for (const Event& event : holdings.events) {
      if (event.document && event.folder) {
        events_[event.document->text() + "@" + event.folder->text()].push_back(&event);
      } else {
        events_[event.document ? event.document->text() : ""].push_back(&event);
      }
    }
  }

  [[nodiscard]] std::string run() {
    xml_.begin("premis");
    xml_.attribute("xmlns", kNamespace);
    xml_.attribute("xmlns:xsi", kInstance);
    xml_.attribute("xsi:schemaLocation", kSchema);
    xml_.attribute("version", "3.0");
    for (const HeldDocument& document : holdings_.documents) add_document(document);
    for (const Event& event : holdings_.events) add_event(event);
    add_agents();
    for (const auto& [release, revisions] : rights_) add_rights(revisions);
    xml_.end();
    return xml_.finish();
  }

 private:
  void begin_object(const char* category) {
    xml_.begin("object");
    xml_.attribute("xsi:type", category);
  }

  // <nameType>...</nameType><nameValue>...</nameValue> inside <name>, as every identifier has them.
  void add_identifier(const std::string& name, const std::string& type, const std::string& value) {
    xml_.begin(name);
    xml_.text(name + "Type", type);
    xml_.text(name + "Value", value);
    xml_.end();
  }

  void add_document(const HeldDocument& held) {
    begin_object("intellectualEntity");
    add_identifier("objectIdentifier", kLocal, held.document.id.text());
    for (const std::string& alias : held.document.aliases) {
      add_identifier("objectIdentifier", "alias", alias);
    }
    for (const HeldRevision& revision : held.revisions) {
      add_relationship("structural", "has part", name_of_revision(revision.revision));
    }
    link_events(held.document.id.text());
    xml_.end();
    for (const HeldRevision& revision : held.revisions) {
      add_representation(held.document.id, revision);
      add_file(revision);
    }
  }

  void add_representation(const DocumentId& document, const HeldRevision& held) {
    begin_object("representation");
    add_identifier("objectIdentifier", kLocal, name_of_revision(held.revision));
    if (!held.revision.claimed.file_name.empty()) {
      xml_.text("originalName", held.revision.claimed.file_name);
    }
    add_relationship("structural", "is part of", document.text());
    add_relationship("structural", "includes", name_of_original(held.revision));
    link_events(name_of_revision(held.revision));
    if (held.import) link_events("", held.import->entry);
    link_rights(held.release);
    xml_.end();
  }

  // Of all revisions that have this original: parts of it, or of several releases.
  void add_file(const HeldRevision& held) {
    const Sha256& sha256 = held.revision.observed.digests.sha256;
    if (!files_.insert(sha256).second) return;
    const std::vector<const HeldRevision*>& parts = originals_.at(sha256);
    begin_object("file");
    add_identifier("objectIdentifier", kLocal, name_of_original(held.revision));
    add_characteristics(parts);
    const auto named = std::find_if(parts.begin(), parts.end(), [](const HeldRevision* part) {
      return !part->revision.claimed.file_name.empty();
    });
    if (named != parts.end()) xml_.text("originalName", (*named)->revision.claimed.file_name);
    const auto stored = std::find_if(parts.begin(), parts.end(), [](const HeldRevision* part) {
      return !part->original_path.empty();
    });
    if (stored != parts.end()) add_storage((*stored)->original_path);
    for (const HeldRevision* part : parts) {
      add_relationship("structural", "is included in", name_of_revision(part->revision));
    }
    xml_.end();
  }

  void add_characteristics(const std::vector<const HeldRevision*>& parts) {
    const Observed& observed = parts.front()->revision.observed;
    xml_.begin("objectCharacteristics");
    xml_.text("compositionLevel", "0");
    const std::string program = parts.front()->import ? parts.front()->import->program : "";
    add_fixity("SHA-256", observed.digests.sha256.hex(), program);
    add_fixity("SHA-512", observed.digests.sha512, program);
    add_claimed_fixity(parts);
    xml_.text("size", std::to_string(observed.digests.size));
    xml_.begin("format");
    xml_.begin("formatDesignation");
    xml_.text("formatName", original_format(parts.front()->revision));
    if (!observed.pdf_version.empty()) xml_.text("formatVersion", observed.pdf_version);
    xml_.end();
    xml_.end();
    if (!observed.producer.empty()) {
      xml_.begin("creatingApplication");
      xml_.text("creatingApplicationName", observed.producer);
      xml_.end();
    }
    xml_.end();
  }

  // A digest that the bytes do not have is none of theirs: the event of its check tells of it.
  void add_claimed_fixity(const std::vector<const HeldRevision*>& parts) {
    std::set<ClaimedChecksum> written;
    for (const HeldRevision* part : parts) {
      for (const ClaimedChecksum& claim : part->revision.claimed.checksums) {
        if (!claim.agrees.value_or(false) || !written.insert(claim).second) continue;
        add_fixity(checksum_label(claim.kind), claim.value, claim.source);
      }
    }
  }

  void add_storage(const std::string& path) {
    xml_.begin("storage");
    xml_.begin("contentLocation");
    xml_.text("contentLocationType", "path in the archive");
    xml_.text("contentLocationValue", path);
    xml_.end();
    xml_.end();
  }

  void add_fixity(const std::string& algorithm, const std::string& value,
                  const std::string& originator) {
    xml_.begin("fixity");
    xml_.text("messageDigestAlgorithm", algorithm);
    xml_.text("messageDigest", value);
    if (!originator.empty()) xml_.text("messageDigestOriginator", originator);
    xml_.end();
  }

  void add_relationship(const char* type, const char* subtype, const std::string& object) {
    xml_.begin("relationship");
    xml_.text("relationshipType", type);
    xml_.text("relationshipSubType", subtype);
    add_identifier("relatedObjectIdentifier", kLocal, object);
    xml_.end();
  }

  // Links those that are about the log's entry `since` or later ones.
  void link_events(const std::string& subject, std::uint64_t since = 0) {
    const auto events = events_.find(subject);
    if (events == events_.end()) return;
    for (const Event* event : events->second) {
      if (event->entry < since) continue;
      add_identifier("linkingEventIdentifier", kLocal, event->id);
    }
  }

  void link_rights(const Release& release) {
    if (release.authority.empty()) return;
    add_identifier("linkingRightsStatementIdentifier", kLocal, name_of_rights(release));
  }

  void add_event(const Event& event) {
    xml_.begin("event");
    add_identifier("eventIdentifier", kLocal, event.id);
    xml_.begin("eventType");
    xml_.attribute("authorityURI", kEventTypes);
    xml_.content(name_of(event.type));
    xml_.end();
    xml_.text("eventDateTime", event.time.text());
    xml_.begin("eventDetailInformation");
    xml_.text("eventDetail", event.detail);
    xml_.end();
    xml_.begin("eventOutcomeInformation");
    xml_.text("eventOutcome", name_of(event.outcome));
    xml_.end();
    if (!event.agent.empty()) link_agent(event.agent, "implementer");
    if (!event.program.empty()) link_agent(event.program, "executing program");
    xml_.end();
  }

  void link_agent(const std::string& name, const char* role) {
    xml_.begin("linkingAgentIdentifier");
    xml_.text("linkingAgentIdentifierType", kLocal);
    xml_.text("linkingAgentIdentifierValue", name);
    xml_.text("linkingAgentRole", role);
    xml_.end();
  }

  // Who did what is recorded with it: this program, which only tells of it, is none of them.
  void add_agents() {
    std::map<std::string, const char*> agents;  // name -> type
    for (const Event& event : holdings_.events) {
      if (!event.agent.empty()) agents.emplace(event.agent, "person or organization");
    }
    for (const Event& event : holdings_.events) {
      if (!event.program.empty()) agents[event.program] = "software";
    }
    for (const auto& [name, type] : agents) add_agent(name, type);
  }

  void add_agent(const std::string& name, const char* type) {
    xml_.begin("agent");
    add_identifier("agentIdentifier", kLocal, name);
    xml_.text("agentName", name);
    xml_.text("agentType", type);
    xml_.end();
  }

  // The law or order of a release is all that is known of rights.
  void add_rights(const std::vector<const HeldRevision*>& revisions) {
    const Release& release = revisions.front()->release;
    xml_.begin("rights");
    xml_.begin("rightsStatement");
    add_identifier("rightsStatementIdentifier", kLocal, name_of_rights(release));
    xml_.text("rightsBasis", "other");
    xml_.begin("otherRightsInformation");
    xml_.text("otherRightsBasis", "release");
    xml_.text("otherRightsNote", release.authority);
    xml_.end();
    for (const HeldRevision* held : revisions) {
      add_identifier("linkingObjectIdentifier", kLocal, name_of_revision(held->revision));
    }
    xml_.end();
    xml_.end();
  }

  const Holdings& holdings_;
  XmlWriter xml_;
  std::map<std::string, std::vector<const Event*>> events_;  // by revision, document, or ""
  std::map<Sha256, std::vector<const HeldRevision*>> originals_;
  std::map<ReleaseId, std::vector<const HeldRevision*>> rights_;
  std::set<Sha256> files_;  // that are written
};

}  // namespace

std::string premis_xml(const Holdings& holdings) { return Premis(holdings).run(); }

}  // namespace palimpsest::exchange
