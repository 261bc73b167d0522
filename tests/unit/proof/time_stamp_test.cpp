// Time stamps of a local authority, judged by stock OpenSSL.
#include "proof/time/time_stamp.hpp"

#include "base/error.hpp"
#include "tools.hpp"

#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::proof {
namespace {

using ::testing::HasSubstr;

const std::string kMessage = "palimpsest/0f1e\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";

class TimeStamps : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!folder_.runs("openssl version")) GTEST_SKIP() << "openssl is not installed";
    ASSERT_TRUE(folder_.runs("sh " PALIMPSEST_TIME_AUTHORITY)) << folder_.said();
  }

  [[nodiscard]] std::string reply_to(const std::string& query) const {
    folder_.write("query.tsq", query);
    EXPECT_TRUE(
        folder_.runs("openssl ts -reply -config ts.cnf -queryfile query.tsq -out reply.tsr"))
        << folder_.said();
    return folder_.read("reply.tsr");
  }

  // Returns the kind and the words of the refusal.
  template <class Act>
  [[nodiscard]] std::string refusal_of(Act act, ErrorKind kind) const {
    try {
      act();
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), kind);
      return std::string(error.what()) + " | " + error.hint();
    }
    return "";
  }

  ShellFolder folder_;
};

TEST_F(TimeStamps, HoldForWhatWasStamped) {
  const std::string query = time_stamp_query(kMessage);
  const std::string reply = reply_to(query);
  ASSERT_TRUE(folder_.runs("openssl ts -query -in query.tsq -text")) << folder_.said();
  EXPECT_THAT(folder_.said(), HasSubstr("Hash Algorithm: sha256"));
  EXPECT_THAT(folder_.said(), HasSubstr("Certificate required: yes"));
  const StampedReply stamped = take_reply(kMessage, reply, folder_.read("ca.pem"));
  const TimeStamp stamp = check_reply(kMessage, stamped);
  EXPECT_LT(std::abs(stamp.time.seconds - Instant::now().seconds), 60);
  EXPECT_GT(stamp.expires.seconds, Instant::now().seconds);
  EXPECT_EQ(stamp.policy, "1.2.3.4");
  EXPECT_THAT(stamp.signer, HasSubstr("Test authority"));
}

TEST_F(TimeStamps, AreTakenByStockOpensslWithTheChainThatIsKept) {
  const StampedReply stamped =
      take_reply(kMessage, reply_to(time_stamp_query(kMessage)), folder_.read("ca.pem"));
  folder_.write("message", kMessage);
  folder_.write("kept.tsr", stamped.reply);
  folder_.write("kept.pem", stamped.chain);
  EXPECT_TRUE(folder_.runs("openssl ts -verify -data message -in kept.tsr -CAfile kept.pem"))
      << folder_.said();
  folder_.write("message", kMessage + "x");
  EXPECT_FALSE(folder_.runs("openssl ts -verify -data message -in kept.tsr -CAfile kept.pem"));
}

TEST_F(TimeStamps, HoldForNothingElse) {
  const StampedReply stamped =
      take_reply(kMessage, reply_to(time_stamp_query(kMessage)), folder_.read("ca.pem"));
  EXPECT_THAT(refusal_of([&] { (void)check_reply("another", stamped); }, ErrorKind::kIntegrity),
              HasSubstr("does not hold"));
  const std::string reply = reply_to(time_stamp_query("another"));
  EXPECT_THAT(refusal_of([&] { (void)take_reply(kMessage, reply, folder_.read("ca.pem")); },
                         ErrorKind::kInput),
              HasSubstr("ask the authority again"));
}

TEST_F(TimeStamps, NeedAWayToARoot) {
  const std::string reply = reply_to(time_stamp_query(kMessage));
  EXPECT_THAT(refusal_of([&] { (void)take_reply(kMessage, reply, ""); }, ErrorKind::kInput),
              HasSubstr("leads to no root"));
  ASSERT_TRUE(folder_.runs("mkdir -p other && cd other && sh " PALIMPSEST_TIME_AUTHORITY));
  EXPECT_THAT(refusal_of([&] { (void)take_reply(kMessage, reply, folder_.read("other/ca.pem")); },
                         ErrorKind::kInput),
              HasSubstr("leads to no root"));
}

TEST_F(TimeStamps, SayWhenTheFirstCertificateRunsOut) {
  ASSERT_TRUE(folder_.runs("sh " PALIMPSEST_TIME_AUTHORITY " 1")) << folder_.said();
  const StampedReply stamped =
      take_reply(kMessage, reply_to(time_stamp_query(kMessage)), folder_.read("ca.pem"));
  const TimeStamp stamp = check_reply(kMessage, stamped);
  EXPECT_LE(stamp.expires.seconds - stamp.time.seconds, 86400);
}

TEST_F(TimeStamps, AreRefusedWithAnyByteChangedOutsideTheCertificatesThatTravelAlong) {
  const StampedReply stamped =
      take_reply(kMessage, reply_to(time_stamp_query(kMessage)), folder_.read("ca.pem"));
  const TimeStamp right = check_reply(kMessage, stamped);
  ASSERT_TRUE(
      folder_.runs("openssl x509 -in ca.pem -outform der -out ca.der && "
                   "openssl x509 -in tsa.pem -outform der -out tsa.der"));
  const auto is_within = [&](std::size_t at, const std::string& certificate) {
    const std::size_t start = stamped.reply.find(folder_.read(certificate));
    return start != std::string::npos && at >= start &&
           at < start + folder_.read(certificate).size();
  };
  std::size_t held = 0;
  for (std::size_t at = 0; at < stamped.reply.size(); at += 7) {
    StampedReply wrong = stamped;
    wrong.reply[at] = static_cast<char>(wrong.reply[at] ^ 1);
    try {
      const TimeStamp stamp = check_reply(kMessage, wrong);
      EXPECT_EQ(stamp.time, right.time) << at;
      EXPECT_EQ(stamp.serial, right.serial) << at;
      if (!is_within(at, "ca.der") && !is_within(at, "tsa.der")) ++held;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kIntegrity);
    }
  }
  // The chain is kept apart, so the copies inside the reply are not needed. Of the rest only
  // fields that nothing signs, such as the parameters of an algorithm, may change.
  EXPECT_LE(held, 2U);
}

TEST_F(TimeStamps, ThatWereRefusedByTheAuthorityAreNone) {
  folder_.write("empty", "");
  ASSERT_TRUE(
      folder_.runs("openssl ts -query -data empty -md5 -out query.tsq && openssl ts -reply "
                   "-config ts.cnf -queryfile query.tsq -out reply.tsr"))
      << folder_.said();
  EXPECT_THAT(
      refusal_of([&] { (void)take_reply("", folder_.read("reply.tsr"), ""); }, ErrorKind::kInput),
      HasSubstr("the authority refused"));
  EXPECT_THAT(refusal_of([&] { (void)take_reply("", "hello", ""); }, ErrorKind::kInput),
              HasSubstr("is no time-stamp reply"));
}

}  // namespace
}  // namespace palimpsest::proof
