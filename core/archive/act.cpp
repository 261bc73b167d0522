#include "archive/act.hpp"

#include "base/digest.hpp"
#include "model/names.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::archive {
namespace {

// Written to records: never rename.
constexpr auto kActWords = names_of("import", "undo", "diff", "keys", "sign", "list", "repair",
                                    "remove", "edit", "fixity", "replicate", "refresh");

constexpr std::string_view kActTrailer = "Palimpsest-Act: ";
constexpr std::string_view kIdTrailer = "Palimpsest-Id: ";
constexpr std::string_view kRevisionTrailer = "Palimpsest-Revision: ";
constexpr std::string_view kUndoesTrailer = "Palimpsest-Undoes: ";
constexpr std::string_view kDocumentTrailer = "Palimpsest-Document: ";
constexpr std::string_view kListTrailer = "Palimpsest-List: ";
constexpr std::string_view kResultTrailer = "Palimpsest-Result: ";
constexpr std::string_view kScannerTrailer = "Palimpsest-Virus-Check: ";
constexpr std::string_view kWhyTrailer = "Palimpsest-Why: ";
constexpr std::string_view kSoftwareTrailer = "Palimpsest-Software: ";
constexpr std::string_view kHostTrailer = "Palimpsest-Host: ";
constexpr std::string_view kDurationTrailer = "Palimpsest-Duration: ";
constexpr std::string_view kSandboxTrailer = "Palimpsest-Sandbox: ";

std::string trailer(std::string_view key, std::string_view value) {
  return value.empty() ? std::string() : std::string(key) + std::string(value) + "\n";
}

// Returns tenths of a second: "2.4 s".
std::string seconds_text(double seconds) {
  const long tenths = std::lround(seconds * 10);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
}

std::optional<RevisionName> parse_revision_name(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || !is_valid_id(text.substr(0, at)) ||
      !is_valid_release_part(text.substr(at + 1))) {
    return std::nullopt;
  }
  return RevisionName{DocumentId(std::string(text.substr(0, at))),
                      RevisionFolder(std::string(text.substr(at + 1)))};
}

// Takes what one line of a message says of the act.
void read_trailer(std::string_view line, Act& act, bool& has_kind) {
  const auto value_of = [&](std::string_view key) { return line.substr(key.size()); };
  if (line.starts_with(kActTrailer)) {
    const auto word = std::find(kActWords.begin(), kActWords.end(), value_of(kActTrailer));
    has_kind = word != kActWords.end();
    if (has_kind) act.kind = static_cast<ActKind>(word - kActWords.begin());
  } else if (line.starts_with(kIdTrailer)) {
    act.id = value_of(kIdTrailer);
  } else if (line.starts_with(kUndoesTrailer)) {
    act.undoes = value_of(kUndoesTrailer);
  } else if (line.starts_with(kListTrailer)) {
    act.list = Sha256::parse(value_of(kListTrailer));
  } else if (line.starts_with(kResultTrailer)) {
    act.result = value_of(kResultTrailer);
  } else if (line.starts_with(kScannerTrailer)) {
    act.scanner = value_of(kScannerTrailer);
  } else if (line.starts_with(kWhyTrailer)) {
    act.why = value_of(kWhyTrailer);
  } else if (line.starts_with(kSoftwareTrailer)) {
    act.software = value_of(kSoftwareTrailer);
  } else if (line.starts_with(kDocumentTrailer) && is_valid_id(value_of(kDocumentTrailer))) {
    act.documents.emplace_back(std::string(value_of(kDocumentTrailer)));
  } else if (line.starts_with(kRevisionTrailer)) {
    auto name = parse_revision_name(value_of(kRevisionTrailer));
    if (name) act.revisions.push_back(std::move(*name));
  }
}

}  // namespace

std::string act_message(const Act& act, const std::string& subject, const std::string& body,
                        const Actor& actor) {
  std::string message = subject + "\n\n" + (body.empty() ? "" : body + "\n\n");
  message += trailer(kActTrailer, kActWords[static_cast<std::size_t>(act.kind)]);
  message += trailer(kIdTrailer, act.id);
  for (const RevisionName& revision : act.revisions)
    message += trailer(kRevisionTrailer, revision.text());
  for (const DocumentId& document : act.documents)
    message += trailer(kDocumentTrailer, document.text());
  message += trailer(kUndoesTrailer, act.undoes);
  if (act.list) message += trailer(kListTrailer, act.list->hex());
  message += trailer(kResultTrailer, act.result);
  message += trailer(kScannerTrailer, act.scanner);
  message += trailer(kWhyTrailer, actor.why);
  message += trailer(kSoftwareTrailer, actor.software);
  message += trailer(kHostTrailer, actor.host);
  if (act.seconds > 0) message += trailer(kDurationTrailer, seconds_text(act.seconds));
  message += trailer(kSandboxTrailer, act.sandbox);
  return message;
}

std::string act_word(ActKind kind) {
  return std::string(kActWords[static_cast<std::size_t>(kind)]);
}

std::optional<Act> parse_act(std::string_view message) {
  Act act;
  bool has_kind = false;
  while (!message.empty()) {
    const std::size_t end = std::min(message.find('\n'), message.size());
    read_trailer(message.substr(0, end), act, has_kind);
    message.remove_prefix(std::min(end + 1, message.size()));
  }
  if (!has_kind) return std::nullopt;
  return act;
}

std::string make_act_id(const Actor& actor, const CommitId& parent, const std::string& seed) {
  std::string compact;
  for (const char c : actor.time.text()) {
    if (c != '-' && c != ':') compact += c;
  }
  return compact + "-" +
         sha256_of(parent.text() + "\n" + actor.operator_name + "\n" + seed).hex().substr(0, 6);
}

}  // namespace palimpsest::archive
