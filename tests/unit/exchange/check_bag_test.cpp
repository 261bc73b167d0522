// Good and bad bags, by what RFC 8493 says that a bag MUST be.
#include "exchange/bagit/check_bag.hpp"

#include "base/checksum.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>

#include <gmock/gmock.h>
#include <unistd.h>

namespace palimpsest::exchange {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace fs = std::filesystem;

const std::string kDeclaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

// The files of a bag, before they are written. A manifest is made of what stands in `listed`.
class BagText {
 public:
  BagText() {
    files["bagit.txt"] = kDeclaration;
    files["data/a.pdf"] = "one";
    files["data/deep/b c.pdf"] = "second";
    files["bag-info.txt"] = "Contact-Name: A. Reader\n  of the archive\nPayload-Oxum: 9.2\n";
    make_manifests();
  }

  // Makes the manifests of the files as they are now.
  void make_manifests(const std::vector<std::string>& algorithms = {"sha256", "sha512"}) {
    std::erase_if(files, [](const auto& file) { return file.first.find("manifest-") < 4; });
    for (const std::string& algorithm : algorithms) {
      files["manifest-" + algorithm + ".txt"] = manifest(algorithm, true);
    }
    for (const std::string& algorithm : algorithms) {
      files["tagmanifest-" + algorithm + ".txt"] = manifest(algorithm, false);
    }
  }

  std::map<std::string, std::string> files;

 private:
  [[nodiscard]] std::string manifest(const std::string& algorithm, bool is_payload) const {
    const ChecksumKind kind = algorithm == "md5"      ? ChecksumKind::kMd5
                              : algorithm == "sha512" ? ChecksumKind::kSha512
                                                      : ChecksumKind::kSha256;
    std::string text;
    for (const auto& [path, bytes] : files) {
      if (path.starts_with("data/") != is_payload || path.starts_with("tagmanifest-")) continue;
      text += checksum_of(kind, bytes) + "  " + path + "\n";
    }
    return text;
  }
};

class CheckBag : public ::testing::Test {
 protected:
  BagCheck check(const BagText& bag) {
    const fs::path folder = temporary_.path() / std::to_string(++count_);
    for (const auto& [path, bytes] : bag.files) {
      make_folders((folder / path).parent_path());
      write_new_file(folder / path, bytes, fs::perms::owner_all);
    }
    return check_bag(folder);
  }

  // Expects that a bag with one change is invalid for this reason, and names this path.
  void expect_invalid(const std::function<void(BagText&)>& change, const std::string& path,
                      const std::string& what) {
    BagText bag;
    change(bag);
    const BagCheck result = check(bag);
    EXPECT_FALSE(is_valid(result)) << what;
    EXPECT_THAT(result.problems, Contains(AllOf(Field(&BagProblem::path, path),
                                                Field(&BagProblem::what, HasSubstr(what)),
                                                Field(&BagProblem::is_warning, false))));
  }

  // Expects a warning, and a valid bag.
  void expect_warning(const BagText& bag, const std::string& path, const std::string& what) {
    const BagCheck result = check(bag);
    EXPECT_TRUE(is_valid(result)) << what;
    EXPECT_THAT(result.problems, Contains(AllOf(Field(&BagProblem::path, path),
                                                Field(&BagProblem::what, HasSubstr(what)))));
  }

  test::TemporaryFolder temporary_;
  int count_ = 0;
};

std::string& file(BagText& bag, const std::string& path) { return bag.files.at(path); }

std::string line_of(const std::string& bytes, const std::string& path) {
  return checksum_of(ChecksumKind::kSha256, bytes) + "  " + path + "\n";
}

TEST_F(CheckBag, TakesAWholeOne) {
  const BagCheck result = check(BagText());
  EXPECT_THAT(result.problems, IsEmpty());
  EXPECT_EQ(result.version, "1.0");
  EXPECT_EQ(result.files, 2U);
  EXPECT_EQ(result.bytes, 9U);
  EXPECT_EQ(result.tag_files, 4U);
  EXPECT_THAT(result.algorithms, ElementsAre("sha256", "sha512"));
}

TEST_F(CheckBag, TakesOneOfOtherLineEndsStarsBlanksAndUpperCase) {
  BagText bag;
  bag.files["bagit.txt"] = "BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n";
  bag.make_manifests({"sha256"});
  std::string digest = checksum_of(ChecksumKind::kSha256, "one");
  for (char& c : digest) c = static_cast<char>(std::toupper(c));
  bag.files["manifest-sha256.txt"] = digest + " \t *data/a.pdf\r" +
                                     checksum_of(ChecksumKind::kSha256, "second") +
                                     " data/deep/b c.pdf\r";
  bag.files.erase("tagmanifest-sha256.txt");
  EXPECT_THAT(check(bag).problems, IsEmpty());
}

TEST_F(CheckBag, TakesOneWithoutPayloadAndWithoutTagManifests) {
  BagText bag;
  bag.files = {{"bagit.txt", kDeclaration}, {"manifest-sha256.txt", ""}, {"data/x", ""}};
  bag.files["manifest-sha256.txt"] = line_of("", "data/x");
  EXPECT_THAT(check(bag).problems, IsEmpty());
}

TEST_F(CheckBag, FindsAnotherDeclaration) {
  const auto declared = [](const std::string& text) {
    return [text](BagText& bag) { file(bag, "bagit.txt") = text; };
  };
  const std::string encoding = "Tag-File-Character-Encoding: UTF-8\n";
  expect_invalid([](BagText& bag) { bag.files.erase("bagit.txt"); }, "bagit.txt", "missing");
  expect_invalid(declared("BagIt-Version 1.0\n" + encoding), "bagit.txt", "first line");
  expect_invalid(declared("BagIt-Version: 2.7\n" + encoding), "bagit.txt", "not known: 2.7");
  expect_invalid(declared("BagIt-Version: 1.0\n"), "bagit.txt", "1 line, not two");
  expect_invalid(declared("BagIt-Version: 1.0\n\n" + encoding), "bagit.txt", "3 lines");
  expect_invalid(declared(kDeclaration + "More: x\n"), "bagit.txt", "3 lines");
  expect_invalid(declared("\xEF\xBB\xBF" + kDeclaration), "bagit.txt", "byte order mark");
}

TEST_F(CheckBag, FindsAMissingPayloadFolderOrManifest) {
  expect_invalid(
      [](BagText& bag) {
        bag.files.erase("data/a.pdf");
        bag.files.erase("data/deep/b c.pdf");
      },
      "data", "the folder of the payload is missing");
  expect_invalid(
      [](BagText& bag) {
        bag.files.erase("manifest-sha256.txt");
        bag.files.erase("manifest-sha512.txt");
      },
      "manifest-<algorithm>.txt", "no payload manifest");
}

TEST_F(CheckBag, FindsPayloadThatIsNotInEveryManifest) {
  expect_invalid([](BagText& bag) { bag.files["data/new"] = "x"; }, "data/new",
                 "not in manifest-sha256.txt");
  expect_invalid(
      [](BagText& bag) {
        std::string& text = file(bag, "manifest-sha512.txt");
        text.erase(0, text.find('\n') + 1);
      },
      "data/a.pdf", "not in manifest-sha512.txt");
}

TEST_F(CheckBag, AsksOneManifestOnlyOfOlderVersions) {
  BagText bag;
  bag.files["bagit.txt"] = "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n";
  bag.make_manifests();
  std::string& text = bag.files["manifest-sha512.txt"];
  text.erase(0, text.find('\n') + 1);
  bag.files.erase("tagmanifest-sha256.txt");
  bag.files.erase("tagmanifest-sha512.txt");
  EXPECT_THAT(check(bag).problems, IsEmpty());
  bag.files["data/new"] = "x";
  EXPECT_FALSE(is_valid(check(bag)));
}

TEST_F(CheckBag, FindsMissingAndAlteredFiles) {
  expect_invalid([](BagText& bag) { bag.files.erase("data/a.pdf"); }, "data/a.pdf",
                 "lists the file, and it is missing");
  expect_invalid([](BagText& bag) { file(bag, "data/a.pdf") = "two"; }, "data/a.pdf",
                 "another checksum than manifest-sha256.txt");
  expect_invalid([](BagText& bag) { file(bag, "bag-info.txt") += "X: y\n"; }, "bag-info.txt",
                 "another checksum than tagmanifest-sha256.txt");
}

TEST_F(CheckBag, FindsWhatAManifestCannotSay) {
  const auto added = [](const std::string& line) {
    return [line](BagText& bag) { file(bag, "manifest-sha256.txt") += line; };
  };
  const std::string name = "manifest-sha256.txt";
  expect_invalid(added("no checksum\n"), name, "line 3 is no checksum");
  expect_invalid(added("abcdef\n"), name, "line 3 is no checksum");
  expect_invalid(added(line_of("one", "data/a.pdf")), "data/a.pdf", "lists the file twice");
  expect_invalid(added(line_of(kDeclaration, "bagit.txt")), name, "what is no payload");
  expect_invalid([](BagText& bag) { file(bag, "manifest-sha256.txt").insert(0, "\xEF\xBB\xBF"); },
                 name, "byte order mark");
  expect_invalid(added(line_of("x", "data/\xFF")), name, "not in UTF-8");
}

TEST_F(CheckBag, FindsPathsThatLeaveTheBag) {
  for (const auto& [path, why] :
       std::map<std::string, std::string>{{"/etc/passwd", "is absolute"},
                                          {"data/../../x", "leads upwards"},
                                          {"..", "leads upwards"},
                                          {"data\\..\\x", "leads upwards"},
                                          {"~/x", "home folder"},
                                          {"~reader/x", "home folder"},
                                          {"C:/x", "names a drive"},
                                          {"\\\\server\\x", "is absolute"}}) {
    expect_invalid([&](BagText& bag) { file(bag, "manifest-sha256.txt") += line_of("x", path); },
                   "manifest-sha256.txt", why);
    expect_invalid([&](BagText& bag) { bag.files["fetch.txt"] = "http://x.example/ 3 " + path; },
                   "fetch.txt", why);
  }
}

TEST_F(CheckBag, FindsFilesThatWereNotFetched) {
  const auto fetch = [](const std::string& text) {
    return [text](BagText& bag) { bag.files["fetch.txt"] = text; };
  };
  expect_invalid(
      [](BagText& bag) {
        bag.files.erase("data/a.pdf");
        bag.files["fetch.txt"] = "https://x.example/a.pdf - data/a.pdf\n";
      },
      "data/a.pdf", "was not fetched from https://x.example/a.pdf");
  expect_invalid(fetch("https://x.example/n 3 data/new\n"), "data/new",
                 "and manifest-sha256.txt does not");
  expect_invalid(fetch("https://x.example/a 4 data/a.pdf\n"), "data/a.pdf", "another length");
  expect_invalid(fetch("https://x.example/a 3 bagit.txt\n"), "fetch.txt", "what is no payload");
  expect_invalid(fetch("https://x.example/a many data/a.pdf\n"), "fetch.txt", "line 1 is not");
  expect_invalid(fetch("http://x/a 3 data/a.pdf\nhttp://x/a 3 data/a.pdf\n"), "data/a.pdf",
                 "fetch.txt lists the file twice");
  BagText fetched;
  fetched.files["fetch.txt"] = "https://x.example/a.pdf 3 data/a.pdf\n";
  EXPECT_THAT(check(fetched).problems, IsEmpty());
}

TEST_F(CheckBag, FindsTagManifestsThatDoNotListWhatTheyMust) {
  expect_invalid(
      [](BagText& bag) {
        file(bag, "tagmanifest-sha256.txt") =
            line_of(file(bag, "manifest-sha256.txt"), "manifest-sha256.txt");
      },
      "tagmanifest-sha256.txt", "it does not list manifest-sha512.txt");
  expect_invalid(
      [](BagText& bag) {
        file(bag, "tagmanifest-sha256.txt") +=
            line_of(file(bag, "tagmanifest-sha512.txt"), "tagmanifest-sha512.txt");
      },
      "tagmanifest-sha256.txt", "it lists a tag manifest");
  expect_invalid(
      [](BagText& bag) { file(bag, "tagmanifest-sha256.txt") += line_of("one", "data/a.pdf"); },
      "tagmanifest-sha256.txt", "what is payload");
}

TEST_F(CheckBag, FindsAWrongPayloadOxum) {
  const auto info = [](const std::string& text) {
    return [text](BagText& bag) {
      file(bag, "bag-info.txt") = text;
      bag.make_manifests();
    };
  };
  expect_invalid(info("Payload-Oxum: 9.3\n"), "bag-info.txt", "and the payload is 9.2");
  expect_invalid(info("payload-oxum: 10.2\n"), "bag-info.txt", "and the payload is 9.2");
  expect_invalid(info("Payload-Oxum: nine\n"), "bag-info.txt", "not two numbers");
  expect_invalid(info("Payload-Oxum: 9.2\nPayload-Oxum: 9.2\n"), "bag-info.txt", "twice");
  expect_invalid(info("no label\n"), "bag-info.txt", "line 1 has no label");
}

TEST_F(CheckBag, SaysWhichChecksumsProveLittleOrNothing) {
  BagText weak;
  weak.make_manifests({"md5"});
  expect_warning(weak, "manifest-md5.txt", "can be made");
  BagText unknown;
  unknown.files["manifest-blake9.txt"] = "aa  data/a.pdf\nbb  data/deep/b c.pdf\n";
  unknown.files.erase("tagmanifest-sha256.txt");
  unknown.files.erase("tagmanifest-sha512.txt");
  expect_warning(unknown, "manifest-blake9.txt", "not compared");
  expect_invalid(
      [](BagText& bag) {
        bag.files.erase("manifest-sha256.txt");
        bag.files.erase("manifest-sha512.txt");
        bag.files["manifest-blake9.txt"] = "aa  data/a.pdf\nbb  data/deep/b c.pdf\n";
      },
      "", "no payload manifest is of an algorithm");
}

TEST_F(CheckBag, WarnsOfNamesThatSomeSystemsTakeForOne) {
  BagText bag;
  bag.files["data/A.PDF"] = "other";
  bag.files.erase("bag-info.txt");
  bag.make_manifests();
  expect_warning(bag, "data/A.PDF", "for the same file as data/a.pdf");
}

TEST_F(CheckBag, FindsAFileInAnotherNormalFormAndNotInAnotherCase) {
  BagText bag;
  bag.files["data/caf\xC3\xA9"] = "x";  // composed
  bag.files.erase("bag-info.txt");
  bag.make_manifests({"sha256"});
  bag.files.erase("tagmanifest-sha256.txt");
  std::string& text = bag.files["manifest-sha256.txt"];
  const std::size_t at = text.find("caf\xC3\xA9");
  text.replace(at, 5, "cafe\xCC\x81");  // decomposed
  expect_warning(bag, "data/caf\xC3\xA9", "another normal form of Unicode");
  expect_invalid(
      [](BagText& other) {
        std::string& manifest = file(other, "manifest-sha256.txt");
        manifest.replace(manifest.find("a.pdf"), 5, "A.pdf");
      },
      "data/A.pdf", "in another case there is data/a.pdf");
}

TEST_F(CheckBag, DecodesWhatALineCannotHold) {
  BagText bag;
  bag.files["data/100%\nsure"] = "x";
  bag.files.erase("bag-info.txt");
  bag.make_manifests({"sha256"});
  bag.files.erase("tagmanifest-sha256.txt");
  std::string& text = bag.files["manifest-sha256.txt"];
  text.replace(text.find("100%\nsure"), 9, "100%25%0Asure");
  EXPECT_THAT(check(bag).problems, IsEmpty());
}

// Before version 1.0 nobody encoded a percent sign.
TEST_F(CheckBag, LeavesAPercentSignOfAnOlderVersionAsItIs) {
  BagText bag;
  bag.files["bagit.txt"] = "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n";
  bag.files["data/100%25"] = "x";
  bag.files["data/two\nlines"] = "y";
  bag.files.erase("bag-info.txt");
  bag.make_manifests({"sha256"});
  std::string& text = bag.files["manifest-sha256.txt"];
  text.replace(text.find("two\nlines"), 9, "two%0Alines");
  bag.files.erase("tagmanifest-sha256.txt");
  EXPECT_THAT(check(bag).problems, IsEmpty());
}

TEST_F(CheckBag, ReadsTagFilesInTheEncodingThatIsDeclared) {
  BagText bag;
  bag.files["bagit.txt"] = "BagIt-Version: 1.0\nTag-File-Character-Encoding: ISO-8859-1\n";
  bag.files["data/caf\xC3\xA9"] = "x";
  bag.files["bag-info.txt"] = "Contact-Name: Andr\xE9\nPayload-Oxum: 10.3\n";
  bag.make_manifests({"sha256"});
  std::string& text = bag.files["manifest-sha256.txt"];
  text.replace(text.find("caf\xC3\xA9"), 5, "caf\xE9");
  bag.files.erase("tagmanifest-sha256.txt");
  expect_warning(bag, "bagit.txt", "are in ISO-8859-1, and UTF-8 is recommended");
  EXPECT_EQ(check(bag).problems.size(), 1U);
}

TEST_F(CheckBag, WarnsOfAnEncodingThatIsNotKnown) {
  BagText bag;
  bag.files["bagit.txt"] = "BagIt-Version: 1.0\nTag-File-Character-Encoding: cuneiform\n";
  bag.make_manifests();
  expect_warning(bag, "bagit.txt", "is not known here: cuneiform");
}

TEST_F(CheckBag, FindsBytesThatAreNoneOfTheEncoding) {
  expect_invalid(
      [](BagText& bag) {
        bag.files["bagit.txt"] = "BagIt-Version: 1.0\nTag-File-Character-Encoding: US-ASCII\n";
        file(bag, "bag-info.txt") = "Contact-Name: Andr\xE9\n";
      },
      "bag-info.txt", "it is not in US-ASCII");
}

// Reads as somebody who may not read everything; root may.
class AsNobody {
 public:
  AsNobody() {
    if (is_root_) {
      EXPECT_EQ(::seteuid(kNobody), 0);
    }
  }
  ~AsNobody() {
    if (is_root_) {
      EXPECT_EQ(::seteuid(0), 0);
    }
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  static constexpr uid_t kNobody = 65534;
  bool is_root_ = ::geteuid() == 0;
};

TEST_F(CheckBag, NamesWhatItCannotReadAndGoesOn) {
  constexpr auto kReadable = fs::perms(0755);
  BagText text;
  text.files["data/deep/later"] = "x";
  text.files["data/z"] = "x";
  text.make_manifests({"sha256"});
  (void)check(text);
  const fs::path bag = temporary_.path() / std::to_string(count_);
  fs::permissions(temporary_.path(), kReadable);
  for (const auto& entry : fs::recursive_directory_iterator(bag)) {
    fs::permissions(entry, kReadable);
  }
  fs::permissions(bag / "data" / "a.pdf", fs::perms::none);
  fs::permissions(bag / "bag-info.txt", fs::perms::none);
  fs::permissions(bag / "data" / "deep", fs::perms::none);
  std::ofstream(bag / "data" / "z") << "altered";
  const AsNobody nobody;
  const BagCheck result = check_bag(bag);
  const auto has = [&](const char* path, const char* what) {
    EXPECT_THAT(result.problems, Contains(AllOf(Field(&BagProblem::path, path),
                                                Field(&BagProblem::what, HasSubstr(what)))));
  };
  has("data/a.pdf", "Permission denied");
  has("bag-info.txt", "Permission denied");
  has("data/deep", "the folder cannot be listed: Permission denied");
  has("data/z", "another checksum");
}

TEST_F(CheckBag, FollowsNoLink) {
  const fs::path folder = temporary_.path() / "linked";
  make_folders(folder / "data");
  write_new_file(folder / "bagit.txt", kDeclaration, fs::perms::owner_all);
  write_new_file(temporary_.path() / "outside", "x", fs::perms::owner_all);
  fs::create_symlink("../../outside", folder / "data" / "x");
  write_new_file(folder / "manifest-sha256.txt", line_of("x", "data/x"), fs::perms::owner_all);
  const BagCheck result = check_bag(folder);
  EXPECT_FALSE(is_valid(result));
  EXPECT_THAT(result.problems, Contains(Field(&BagProblem::what, HasSubstr("is a link"))));
}

TEST_F(CheckBag, RefusesWhatIsNoFolder) {
  EXPECT_THROW((void)check_bag(temporary_.path() / "none"), Error);
}

}  // namespace
}  // namespace palimpsest::exchange
