#include "fake_room.hpp"
#include "web/routes.hpp"

#include <cstdlib>
#include <random>

#include <gtest/gtest.h>

namespace palimpsest::web {
namespace {

// Seconds of noise: PALIMPSEST_NOISE_SECONDS=600 is the long form, for a build with sanitizers.
int noise_seconds() {
  const char* text = std::getenv("PALIMPSEST_NOISE_SECONDS");
  return text != nullptr ? std::atoi(text) : 1;
}

// Puts requests together from pieces of real ones, and breaks bytes of them.
class Noise {
 public:
  std::string target() {
    static const char* const kPieces[] = {
        "/",         "d",       "iiif", "image",       "299-1",       "@2017",    ":1",
        "info.json", "full",    "max",  "0",           "..",          "%2e",      "%",
        "?q=",       "&",       "=",    "search.json", "compare",     "table",    ",512",
        "512,",      "0,0,9,9", "%00",  "%ff",         "\xff",        "annotate", "assets",
        "room.js",   "#r2",     "+",    "9999999999",  "default.jpg", "first=",   "manifest"};
    std::string text = "/";
    for (std::size_t left = dice() % 12; left > 0; --left) {
      text += kPieces[dice() % std::size(kPieces)];
      if (dice() % 2 == 0) text += '/';
    }
    return broken(std::move(text));
  }

  std::string broken(std::string text) {
    while (dice() % 3 == 0 && !text.empty()) {
      text[dice() % text.size()] = static_cast<char>(dice() % 256);
    }
    return text;
  }

  std::size_t dice() { return random_(); }

 private:
  std::mt19937_64 random_{20261129};
};

TEST(RequestNoise, GetsAnAnswerWhateverItIs) {
  FakeRoom room;
  Routes routes(room, AllowedNames(8080, ""), {true, true});
  Noise noise;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(noise_seconds());
  std::size_t answered = 0;
  std::size_t good = 0;
  while (std::chrono::steady_clock::now() < end) {
    Request request{"GET", noise.target(), "127.0.0.1:8080"};
    if (noise.dice() % 8 == 0) request.method = "POST";
    if (noise.dice() % 16 == 0) request.method = noise.broken("HEAD");
    if (noise.dice() % 16 == 0) request.host = noise.broken(request.host);
    if (noise.dice() % 8 == 0) request.origin = noise.broken("http://127.0.0.1:8080");
    if (request.method == "POST") request.body = noise.target();
    const auto answer = routes.answer(request);
    ASSERT_GE(answer->status, 200);
    ASSERT_LT(answer->status, 500) << request.target;
    ++answered;
    if (answer->status == 200) ++good;
  }
  EXPECT_GT(answered, 100U);
  EXPECT_GT(good, 10U);  // the noise reaches pages, too
  EXPECT_TRUE(room.said.empty());
}

}  // namespace
}  // namespace palimpsest::web
