// Keys and signatures, judged by stock OpenSSH, git and OpenSSL.
#include "base/error.hpp"
#include "proof/git/ssh_signature.hpp"
#include "proof/keys/key_file.hpp"
#include "tools.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::proof {
namespace {

using ::testing::HasSubstr;

constexpr const char* kWho = "reader@example.org";
constexpr const char* kVerifyMessage =
    "ssh-keygen -Y verify -f allowed -n file -I reader@example.org -s message.sig < message";

class Keys : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!folder_.runs("command -v ssh-keygen git openssl")) {
      GTEST_SKIP() << "ssh-keygen, git or openssl is not installed";
    }
  }

  [[nodiscard]] std::unique_ptr<Signer> open(const std::string& name,
                                             const KeyAccess& access = {}) const {
    return open_key(folder_.path() / name, access);
  }

  // Returns what the failure says, and its hint behind it.
  [[nodiscard]] std::string refusal_of(const std::string& name,
                                       const KeyAccess& access = {}) const {
    try {
      (void)open(name, access);
    } catch (const Error& error) {
      return std::string(error.what()) + " | " + error.hint();
    }
    return "";
  }

  // Whether ssh-keygen takes our signature of a text.
  [[nodiscard]] bool is_taken_by_ssh(const Signer& signer, const std::string& message) const {
    folder_.write("message", message);
    folder_.write("message.sig", ssh_signature(signer, "file", message));
    folder_.write("allowed", std::string(kWho) + " " + signer.public_key().ssh_line() + "\n");
    return folder_.runs(kVerifyMessage);
  }

  ShellFolder folder_;
};

TEST_F(Keys, MadeHereSignWhatStockOpensshTakes) {
  const auto signer = make_signer(folder_.path() / "key.pem");
  EXPECT_TRUE(is_taken_by_ssh(*signer, "what was released")) << folder_.said();
  EXPECT_TRUE(is_taken_by_ssh(*signer, "")) << folder_.said();
  folder_.write("message", "what was released later");
  EXPECT_FALSE(folder_.runs(kVerifyMessage));
}

TEST_F(Keys, MadeHereAreReadByStockOpenssl) {
  folder_.write("key.pem", new_key_pem("a passphrase"));
  EXPECT_TRUE(folder_.runs("openssl pkey -in key.pem -passin 'pass:a passphrase' -text -noout"))
      << folder_.said();
  EXPECT_THAT(folder_.said(), HasSubstr("ED25519"));
  EXPECT_FALSE(folder_.runs("openssl pkey -in key.pem -passin pass:wrong -noout"));
}

TEST_F(Keys, OfStockOpensslAreOpened) {
  ASSERT_TRUE(
      folder_.runs("openssl genpkey -algorithm ed25519 -out plain.pem && "
                   "openssl pkcs8 -topk8 -in plain.pem -passout pass:secret -out safe.pem"))
      << folder_.said();
  const auto plain = open("plain.pem");
  EXPECT_EQ(open("safe.pem", {"secret", {}})->public_key(), plain->public_key());
  EXPECT_THAT(refusal_of("safe.pem"), HasSubstr("needs a passphrase | give it with"));
  EXPECT_THAT(refusal_of("safe.pem", {"wrong", {}}), HasSubstr("the passphrase may be wrong"));
}

TEST_F(Keys, OfOtherKindsAreRefused) {
  ASSERT_TRUE(
      folder_.runs("openssl genpkey -algorithm RSA -out rsa.pem && "
                   "ssh-keygen -q -t ecdsa -N '' -f ecdsa"))
      << folder_.said();
  folder_.write("text", "no key at all\n");
  EXPECT_THAT(refusal_of("rsa.pem"), HasSubstr("is no Ed25519 key"));
  EXPECT_THAT(refusal_of("ecdsa"), HasSubstr("no Ed25519 key"));
  EXPECT_THAT(refusal_of("text"), HasSubstr("is no key that this program knows"));
}

TEST_F(Keys, OfOpensshAreOpenedWithoutAPassphrase) {
  ASSERT_TRUE(folder_.runs("ssh-keygen -q -t ed25519 -N '' -C 'a comment' -f key"));
  const auto signer = open("key");
  EXPECT_EQ(folder_.read("key.pub"), signer->public_key().ssh_line() + " a comment\n");
  EXPECT_TRUE(is_taken_by_ssh(*signer, "what was released")) << folder_.said();
  ASSERT_TRUE(folder_.runs("ssh-keygen -l -f key.pub"));
  EXPECT_THAT(folder_.said(), HasSubstr(signer->public_key().ssh_fingerprint() + " "));
}

TEST_F(Keys, OfOpensshWithAPassphraseAreRefusedWithTheCommandThatConvertsThem) {
  ASSERT_TRUE(folder_.runs("ssh-keygen -q -t ed25519 -N secret -f locked"));
  const std::string refusal = refusal_of("locked");
  EXPECT_THAT(refusal, HasSubstr("is encrypted | convert a copy of it: cp "));
  EXPECT_THAT(refusal, HasSubstr("ssh-keygen -p -N '' -f key"));
  ASSERT_TRUE(folder_.runs("cp locked key && ssh-keygen -p -P secret -N '' -f key"))
      << folder_.said();
  EXPECT_EQ(folder_.read("locked.pub").substr(0, 80), open("key")->public_key().ssh_line());
}

TEST_F(Keys, DamagedAreRefused) {
  ASSERT_TRUE(folder_.runs("ssh-keygen -q -t ed25519 -N '' -f key"));
  std::string text = folder_.read("key");
  for (const std::size_t cut : {std::size_t{40}, text.size() / 2, text.size() - 60}) {
    folder_.write("cut", text.substr(0, cut) + "\n-----END OPENSSH PRIVATE KEY-----\n");
    EXPECT_THAT(refusal_of("cut"), HasSubstr("is damaged")) << cut;
  }
}

TEST_F(Keys, OfTheAgentSignAndStayThere) {
  ASSERT_TRUE(
      folder_.runs("ssh-keygen -q -t ed25519 -N '' -f key && "
                   "ssh-keygen -q -t ed25519 -N '' -f other"));
  EXPECT_THAT(refusal_of("key.pub"), HasSubstr("there is no ssh-agent"));
  const std::string socket = (folder_.path() / "agent").string();
  ASSERT_TRUE(folder_.runs("ssh-agent -a '" + socket +
                           "' > agent.sh && . ./agent.sh && "
                           "ssh-add key"))
      << folder_.said();
  const auto signer = open("key.pub", {"", socket});
  EXPECT_EQ(signer->public_key(), open("key")->public_key());
  EXPECT_TRUE(is_taken_by_ssh(*signer, "what was released")) << folder_.said();
  const auto stranger = open("other.pub", {"", socket});
  EXPECT_THROW((void)stranger->sign("text"), Error);
  EXPECT_TRUE(folder_.runs(". ./agent.sh && ssh-agent -k"));
  EXPECT_THROW((void)signer->sign("text"), Error);
}

TEST_F(Keys, SignCommitsThatGitVerifies) {
  const auto signer = make_signer(folder_.path() / "key.pem");
  folder_.write("allowed", std::string(kWho) + " " + signer->public_key().ssh_line() + "\n");
  ASSERT_TRUE(
      folder_.runs("git init -q --bare r && git -C r config gpg.format ssh && "
                   "git -C r config gpg.ssh.allowedSignersFile \"$PWD/allowed\" && "
                   "git -C r hash-object -w -t tree --stdin </dev/null"));
  const std::string payload =
      "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n"
      "author A <a@example.org> 1700000000 +0000\n"
      "committer A <a@example.org> 1700000000 +0000\n\nImport\n\nmore\n";
  const std::string commit =
      signed_commit_text(payload, ssh_signature(*signer, kGitPurpose, payload));
  folder_.write("commit", commit);
  EXPECT_TRUE(
      folder_.runs("git -C r verify-commit --raw $(git -C r hash-object -w -t commit "
                   "../commit) && git -C r fsck --full --strict"))
      << folder_.said();
  EXPECT_THAT(folder_.said(), HasSubstr("Good \"git\" signature for reader@example.org"));
  const SignedCommit split = split_commit(commit);
  EXPECT_EQ(split.payload, payload);
  EXPECT_EQ(ssh_signer_of(split.signature, kGitPurpose, split.payload), signer->public_key());
  EXPECT_EQ(split_commit(payload).signature, "");
  EXPECT_EQ(split_commit(payload).payload, payload);
}

TEST_F(Keys, SignaturesOfStockOpensshAreTakenForTheirPurposeAlone) {
  ASSERT_TRUE(
      folder_.runs("ssh-keygen -q -t ed25519 -N '' -f key && printf text > text && "
                   "ssh-keygen -q -Y sign -f key -n git text"))
      << folder_.said();
  const std::string signature = folder_.read("text.sig");
  EXPECT_EQ(ssh_signer_of(signature, "git", "text"), open("key")->public_key());
  EXPECT_FALSE(ssh_signer_of(signature, "file", "text"));
  EXPECT_FALSE(ssh_signer_of(signature, "git", "Text"));
}

TEST_F(Keys, SignaturesAreRefusedWithAnyByteChanged) {
  const auto signer = make_signer(folder_.path() / "key.pem");
  const std::string signature = ssh_signature(*signer, "git", "text");
  for (std::size_t at = 0; at < signature.size(); ++at) {
    std::string wrong = signature;
    wrong[at] = static_cast<char>(wrong[at] ^ 1);
    const auto found = ssh_signer_of(wrong, "git", "text");
    EXPECT_FALSE(found && *found == signer->public_key()) << "byte " << at;
  }
}

}  // namespace
}  // namespace palimpsest::proof
