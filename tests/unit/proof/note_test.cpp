#include "proof/keys/key_file.hpp"
#include "proof/log/checkpoint.hpp"
#include "proof/log/signed_note.hpp"
#include "tools.hpp"

#include <gtest/gtest.h>

namespace palimpsest::proof {
namespace {

// The key and the note of the specification's authors (golang.org/x/mod/sumdb/note).
constexpr const char* kVerifier =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const std::string kNote =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "\xE2\x80\x94 PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM"
    "=\n";

TEST(SignedNote, TakesTheNoteOfTheSpecification) {
  const auto key = NoteKey::parse(kVerifier);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->name, "PeterNeumann");
  EXPECT_EQ(key->id(), "c74f20a3");
  EXPECT_EQ(key->verifier_text(), kVerifier);
  const auto note = Note::parse(kNote);
  ASSERT_TRUE(note);
  EXPECT_TRUE(note->is_signed_by(*key));
  EXPECT_EQ(note->bytes(), kNote);
}

TEST(SignedNote, IsRefusedWithAnyBitFlipped) {
  const NoteKey key = NoteKey::parse(kVerifier).value();
  for (std::size_t at = 0; at < kNote.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string wrong = kNote;
      wrong[at] = static_cast<char>(wrong[at] ^ 1 << bit);
      const auto note = Note::parse(wrong);
      EXPECT_FALSE(note && note->is_signed_by(key)) << "byte " << at << ", bit " << bit;
    }
  }
}

TEST(NoteKey, IsRefusedWithAnyCharacterChanged) {
  for (std::size_t at = 13; at < std::string_view(kVerifier).size(); ++at) {
    std::string wrong = kVerifier;
    wrong[at] = wrong[at] == 'a' ? 'b' : 'a';
    EXPECT_FALSE(NoteKey::parse(wrong)) << wrong;
  }
  EXPECT_FALSE(NoteKey::parse(""));
  EXPECT_FALSE(NoteKey::parse("name+c74f20a3"));
}

TEST(SignedNote, TellsTheSignatureOfOneKeyFromThatOfAnother) {
  const ShellFolder folder;
  const auto first = make_signer(folder.path() / "first.pem");
  const auto second = make_signer(folder.path() / "second.pem");
  Note note{"a text\n\nof two parts\n", {}};
  note.sign("example.org/log", *first);
  note.sign("example.org/log", *first);
  EXPECT_EQ(note.signatures.size(), 1U);
  EXPECT_TRUE(note.is_signed_by({"example.org/log", first->public_key()}));
  EXPECT_FALSE(note.is_signed_by({"example.org/log", second->public_key()}));
  EXPECT_FALSE(note.is_signed_by({"example.org/other", first->public_key()}));
  note.sign("example.org/log", *second);
  EXPECT_TRUE(note.is_signed_by({"example.org/log", second->public_key()}));
  EXPECT_EQ(Note::parse(note.bytes()), note);
}

TEST(SignedNote, CanWaitForItsSignature) {
  const Note note{"a text\n", {}};
  EXPECT_EQ(note.bytes(), "a text\n\n");
  EXPECT_EQ(Note::parse("a text\n\n"), note);
  EXPECT_FALSE(Note::parse("a text\n"));
  EXPECT_FALSE(Note::parse("a text\n\nno signature\n"));
}

TEST(Checkpoint, HasTheTextOfTheSpecification) {
  const Checkpoint checkpoint{"example.com/behind-the-sofa", {20852163, sha256_of("")}};
  EXPECT_EQ(checkpoint.text(),
            "example.com/behind-the-sofa\n20852163\n"
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
  EXPECT_EQ(Checkpoint::parse(checkpoint.text()), checkpoint);
  EXPECT_EQ(Checkpoint::parse(checkpoint.text() + "an extension\n"), checkpoint);
}

TEST(Checkpoint, IsRefusedInAnyOtherForm) {
  for (const char* text :
       {"", "log\n", "log\n1\n", "log\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "log\n1\n47DEQpj8HBSa\n",
        "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n99999999999999999999\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"}) {
    EXPECT_FALSE(Checkpoint::parse(text)) << text;
  }
}

}  // namespace
}  // namespace palimpsest::proof
