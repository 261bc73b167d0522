#include "web/checks.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

namespace palimpsest::web {
namespace {

TEST(AllowedNames, AreThoseOfThisMachineWithThePort) {
  const AllowedNames names(8080, "");
  for (const char* host : {"127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080"}) {
    EXPECT_TRUE(names.has_host(host)) << host;
  }
  for (const char* host : {"", "localhost", "localhost:8081", "evil.example:8080",
                           "localhost:8080.evil.example", "127.0.0.1:8080 ", "0.0.0.0:8080"}) {
    EXPECT_FALSE(names.has_host(host)) << host;
  }
  EXPECT_TRUE(names.has_origin("http://localhost:8080"));
  for (const char* origin : {"", "null", "https://localhost:8080", "http://localhost",
                             "http://evil.example", "http://localhost:8080/"}) {
    EXPECT_FALSE(names.has_origin(origin)) << origin;
  }
  EXPECT_FALSE(names.is_public());
}

TEST(AllowedNames, HoldThePublicAddress) {
  const AllowedNames names(8080, "https://Reading.example/");
  EXPECT_TRUE(names.has_host("reading.example"));
  EXPECT_TRUE(names.has_origin("https://reading.example"));
  EXPECT_FALSE(names.has_origin("http://reading.example"));
  EXPECT_EQ(names.address("127.0.0.1:8080"), "https://reading.example");
  EXPECT_TRUE(names.is_public());
}

TEST(AllowedNames, RefuseAnAddressWithAPath) {
  for (const char* url : {"reading.example", "ftp://reading.example", "https://",
                          "https://reading.example/room", "https://a b", "https://u@h"}) {
    EXPECT_THROW(AllowedNames(8080, url), Error) << url;
  }
}

TEST(Secrets, AreLongAndDiffer) {
  const std::string secret = make_secret();
  EXPECT_EQ(secret.size(), 32U);
  EXPECT_NE(secret, make_secret());
  EXPECT_TRUE(is_same_secret(secret, secret));
  EXPECT_FALSE(is_same_secret(secret, ""));
  EXPECT_FALSE(is_same_secret(secret, std::string(32, '0')));
}

}  // namespace
}  // namespace palimpsest::web
