#include "proof/log/signed_note.hpp"

#include "base/digest.hpp"
#include "proof/encoding.hpp"

#include <algorithm>

namespace palimpsest::proof {
namespace {

constexpr std::string_view kDash = "\xE2\x80\x94 ";  // an em dash and a space
constexpr char kEd25519 = 1;                         // of the algorithms of signed notes
constexpr std::size_t kIdBytes = 4;

bool is_name(std::string_view text) {
  return !text.empty() && std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '+' || c == 0x7F;
  });
}

std::optional<NoteSignature> parse_signature(std::string_view line) {
  if (!line.starts_with(kDash)) return std::nullopt;
  line.remove_prefix(kDash.size());
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || !is_name(line.substr(0, space))) return std::nullopt;
  const auto bytes = from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() <= kIdBytes) return std::nullopt;
  return NoteSignature{std::string(line.substr(0, space)), to_hex(bytes->substr(0, kIdBytes)),
                       bytes->substr(kIdBytes)};
}

}  // namespace

std::string NoteKey::id() const {
  return sha256_of(name + "\n" + kEd25519 + key.bytes()).hex().substr(0, 2 * kIdBytes);
}

std::string NoteKey::verifier_text() const {
  return name + "+" + id() + "+" + to_base64(kEd25519 + key.bytes());
}

std::optional<NoteKey> NoteKey::parse(std::string_view text) {
  const std::size_t first = text.find('+');
  const std::size_t second = text.find('+', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
  const auto bytes = from_base64(text.substr(second + 1));
  if (!bytes || bytes->empty() || bytes->front() != kEd25519) return std::nullopt;
  const auto key = PublicKey::from_bytes(std::string_view(*bytes).substr(1));
  if (!key || !is_name(text.substr(0, first))) return std::nullopt;
  NoteKey note_key{std::string(text.substr(0, first)), *key};
  if (note_key.verifier_text() != text) return std::nullopt;
  return note_key;
}

std::string Note::bytes() const {
  std::string bytes = text + "\n";
  for (const NoteSignature& signature : signatures) {
    bytes += std::string(kDash) + signature.name + " " +
             to_base64(from_hex(signature.key_id).value_or("") + signature.signature) + "\n";
  }
  return bytes;
}

std::optional<Note> Note::parse(std::string_view bytes) {
  const std::size_t gap = bytes.rfind("\n\n");
  if (gap == std::string_view::npos || !bytes.ends_with('\n')) return std::nullopt;
  Note note{std::string(bytes.substr(0, gap + 1)), {}};
  for (std::size_t at = gap + 2; at < bytes.size();) {
    const std::size_t end = bytes.find('\n', at);
    auto signature = parse_signature(bytes.substr(at, end - at));
    if (!signature) return std::nullopt;
    note.signatures.push_back(std::move(*signature));
    at = end + 1;
  }
  if (note.bytes() != bytes) return std::nullopt;
  return note;
}

void Note::sign(const std::string& name, const Signer& signer) {
  const NoteKey key{name, signer.public_key()};
  if (is_signed_by(key)) return;
  signatures.push_back({name, key.id(), signer.sign(text)});
}

bool Note::is_signed_by(const NoteKey& key) const {
  return std::any_of(signatures.begin(), signatures.end(), [&](const NoteSignature& signature) {
    return signature.name == key.name && signature.key_id == key.id() &&
           key.key.has_signed(text, signature.signature);
  });
}

}  // namespace palimpsest::proof
