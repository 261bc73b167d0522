// Signed notes (C2SP signed-note): a text, an empty line, and one line for each signature.
//
//   palimpsest/0f1e...
//   3
//   <root, base64>
//
//   — palimpsest/0f1e... <key id and signature, base64>
//
// A note without signature lines is one that nobody signed yet.
#pragma once

#include "proof/keys/ed25519.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::proof {

// A key that signs notes, under a name. Several keys can bear one name.
struct NoteKey {
  std::string name;
  PublicKey key;

  // Returns the four bytes that tell keys of one name apart, as eight hexadecimal digits.
  [[nodiscard]] std::string id() const;

  // Returns "<name>+<id>+<base64 of the algorithm and the key>", which other programs take, too.
  [[nodiscard]] std::string verifier_text() const;

  // Reads that form. Nothing when it is none, or its id is not that of the key.
  [[nodiscard]] static std::optional<NoteKey> parse(std::string_view text);

  friend bool operator==(const NoteKey&, const NoteKey&) = default;
};

struct NoteSignature {
  std::string name;
  std::string key_id;     // eight hexadecimal digits
  std::string signature;  // bytes

  friend bool operator==(const NoteSignature&, const NoteSignature&) = default;
};

struct Note {
  std::string text;  // ends with a line end
  std::vector<NoteSignature> signatures;

  [[nodiscard]] std::string bytes() const;

  // Nothing when `bytes` have another form.
  [[nodiscard]] static std::optional<Note> parse(std::string_view bytes);

  // Puts a signature behind the others. Whoever signed already is left as it is.
  void sign(const std::string& name, const Signer& signer);

  // Whether a signature of `key` is there and right.
  [[nodiscard]] bool is_signed_by(const NoteKey& key) const;

  friend bool operator==(const Note&, const Note&) = default;
};

}  // namespace palimpsest::proof
