// What people said and did in one archive comes out the same in another one of the same originals.
#include "archive/edit/corrections.hpp"

#include "archive/archive.hpp"
#include "archive/edit/edit_values.hpp"
#include "archive/edit/structure/restructure.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/undo.hpp"
#include "base/error.hpp"
#include "bench/made_archive.hpp"
#include "record/edit_lines.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

const Actor kImporter{"An Importer", "desk", Instant{1700000000}};
const Actor kReader{"A. Reader", "desk", Instant{1710000000}};

using Said = std::map<std::string, std::string>;  // what is said of, and what

// An archive of files of which each has `pages` pages, without their bytes.
class MadeArchive {
 public:
  explicit MadeArchive(const std::filesystem::path& folder) : store_(made(folder / "archive")) {}

  void add(const std::string& document, const std::string& folder, int pages) {
    std::mt19937 random(1);
    const std::string bytes = "bytes of " + document + " in " + folder;
    Revision revision{DocumentId(document),
                      RevisionFolder(folder),
                      {},
                      IdWitness::kFileName,
                      {digests_of(bytes), pages, "1.4", "test", {}},
                      {document + ".pdf", ""},
                      {},
                      {}};
    for (int number = 1; number <= pages; ++number) {
      revision.pages.push_back(bench::made_page(random));
      revision.pages.back().number = number;
    }
    const Release release{release_of(revision.folder), "NARA", "", "", "", EdtfDate::parse(folder)};
    store::Writer writer(store_);
    (void)writer.commit(bench::made_commit(Catalogue(store_), revision,
                                           bench::read_pages_of(revision), release, kImporter));
  }

  store::Store& store() { return store_; }

  [[nodiscard]] std::vector<Revision> revisions() const {
    const Catalogue catalogue(store_);
    std::vector<Revision> all;
    for (const DocumentId& id : catalogue.documents()) {
      for (const RevisionFolder& folder : catalogue.folders(id)) {
        all.push_back(catalogue.revision(id, folder).value());
      }
    }
    return all;
  }

  // Revisions are told by what they are of which file: ordinals of folders, and what the program
  // makes of a file beside others, also tell what was done and taken back.
  [[nodiscard]] Said said() const {
    const Catalogue catalogue(store_);
    Said said;
    for (const DocumentId& id : catalogue.documents())
      add_facts(catalogue.document(id).value(), said);
    for (const Revision& revision : revisions()) {
      const int first = revision.range ? revision.range->first : 1;
      std::string& text =
          said[revision.document.text() + "@" + release_of(revision.folder).text() + " " +
               revision.observed.digests.sha256.hex() + " " + std::to_string(first) + "+" +
               std::to_string(revision.observed.page_count)];
      if (revision.role.kind == FileRole::kPart)
        text += "part " + std::to_string(revision.role.part);
      for (const PersonValue& value : catalogue.edits(revision.document, revision.folder).values) {
        text += "; " + std::to_string(value.page) + " " + value.field + "=" + value.value + " by " +
                value.mark.by + " " + value.mark.at.text();
      }
    }
    return said;
  }

  [[nodiscard]] std::vector<std::string> names() const {
    const Catalogue catalogue(store_);
    std::vector<std::string> names;
    for (const DocumentId& id : catalogue.documents()) {
      const Document document = catalogue.document(id).value();
      for (const std::string& alias : document.aliases) {
        names.push_back(alias + " is " + id.text());
      }
    }
    return names;
  }

 private:
  static store::Store made(const std::filesystem::path& folder) {
    (void)create_archive(folder, kImporter);
    return open_archive(folder);
  }

  static void add_facts(const Document& document, Said& said) {
    std::string& text = said[document.id.text()];
    for (const Fact& fact : document.metadata) {
      if (fact.source.person)
        text += fact.name + "=" + fact.value + " by " + fact.source.person->by + "; ";
    }
    for (const StateClaim& claim : document.states) {
      if (claim.source.person)
        text += claim.release.text() + " " + std::string(name_of(claim.state)) + "; ";
    }
  }

  store::Store store_;
};

class Corrections : public ::testing::Test {
 protected:
  void fill(MadeArchive& archive) const {
    for (const auto& [document, folder, pages] : files_) archive.add(document, folder, pages);
  }

  // By way of the lines of the file.
  static ValuesOutcome carry(MadeArchive& from, MadeArchive& to) {
    std::vector<Correction> corrections;
    const Audience owner{"2024-01-01", RestrictedDocuments::kIncluded};
    for (const Correction& correction : corrections_of(from.store(), owner)) {
      corrections.push_back(record::parse_correction_line(record::correction_line(correction)));
    }
    return apply_corrections(to.store(), std::move(corrections), kImporter);
  }

  struct File {
    std::string document, folder;
    int pages = 0;
  };
  std::vector<File> files_ = {{"one", "2017", 3},
                              {"two", "2017", 4},
                              {"two", "2018", 2},
                              {"three", "2018", 5},
                              {"four", "2018", 1}};
  test::TemporaryFolder here_, there_;
  MadeArchive one_{here_.path()}, other_{there_.path()};
};

TEST_F(Corrections, CarryASplitAndWhatIsSaidOfItsPages) {
  fill(one_), fill(other_);
  (void)split_revision(one_.store(), "three@2018", {4, 5}, "letter", kReader);
  (void)edit_values(one_.store(), {{"", {"letter", "2018", 2, ""}, {{"text", "mine"}}}}, kReader);
  EXPECT_THAT(carry(one_, other_).bad, ::testing::IsEmpty());
  EXPECT_EQ(other_.said(), one_.said());
  EXPECT_FALSE(carry(one_, other_).commit);
  EXPECT_FALSE(carry(other_, one_).commit);
}

TEST_F(Corrections, CarryAJoinAsAJoin) {
  fill(one_), fill(other_);
  (void)join_revisions(one_.store(), "three@2018", "four@2018", kReader);
  EXPECT_THAT(carry(one_, other_).bad, ::testing::IsEmpty());
  EXPECT_EQ(other_.said(), one_.said());
  EXPECT_EQ(other_.names(), one_.names());
}

TEST_F(Corrections, EndWithTheNameThatADocumentGotBack) {
  fill(one_), fill(other_);
  (void)rename_document(one_.store(), "one", "first", kReader);
  (void)rename_document(one_.store(), "first", "one", kReader);
  EXPECT_THAT(carry(one_, other_).bad, ::testing::IsEmpty());
  EXPECT_EQ(other_.said(), one_.said());
  EXPECT_EQ(other_.names(), one_.names());
  EXPECT_FALSE(carry(one_, other_).commit);
}

TEST_F(Corrections, LeaveANameThatAnArchiveGaveItself) {
  fill(one_), fill(other_);
  (void)rename_document(one_.store(), "one", "first", kReader);
  (void)rename_document(other_.store(), "one", "first", kReader);
  (void)rename_document(other_.store(), "first", "harvest", kReader);
  EXPECT_FALSE(carry(one_, other_).commit);
}

// Acts at random. What an archive refuses is not done.
class Person {
 public:
  Person(MadeArchive& archive, unsigned seed) : archive_(archive), random_(seed) {}

  void act() {
    ++acts_;
    try {
      act_on(one_of(archive_.revisions()));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kUsage && error.kind() != ErrorKind::kConflict) throw;
    }
  }

 private:
  template <class Values>
  typename Values::value_type one_of(const Values& values) {
    return values[random_() % values.size()];
  }

  [[nodiscard]] std::string new_name() const { return "name-" + std::to_string(acts_); }

  void say(const EditTarget& target, const std::string& field, const std::string& value) {
    done_.push_back(edit_values(archive_.store(), {{"", target, {{field, value}}}}, kReader).act);
  }

  void act_on(const Revision& revision) {
    const std::string document = revision.document.text(), folder = revision.folder.text();
    const std::string name = document + "@" + folder;
    const Revision other = one_of(archive_.revisions());
    const int pages = revision.observed.page_count;
    switch (random_() % 9) {
      case 0:
        return say({document, "", 0, ""}, "title", "title " + std::to_string(acts_));
      case 1:
        return say({document, "2010", 0, ""}, "state", "missing");
      case 2:
        return say({document, folder, 1 + int(random_() % unsigned(pages)), ""}, "text",
                   "text " + std::to_string(acts_));
      case 3:
        return keep(rename_document(archive_.store(), document,
                                    random_() % 3 == 0 ? "one" : new_name(), kReader));
      case 4:
        return keep(merge_documents(archive_.store(), document, other.document.text(), kReader));
      case 5:
      case 6:
        return keep(split_revision(
            archive_.store(), name, random_() % 2 == 0 ? PageRange{1, 1} : PageRange{pages, pages},
            random_() % 3 == 0 ? other.document.text() : new_name(), kReader));
      case 7:
        return keep(join_revisions(archive_.store(), name,
                                   other.document.text() + "@" + other.folder.text(), kReader));
      default:
        if (!done_.empty()) (void)undo(archive_.store(), one_of(done_), kReader);
    }
  }

  void keep(const Restructuring& done) { done_.push_back(done.act); }

  MadeArchive& archive_;
  std::mt19937 random_;
  std::vector<std::string> done_;
  int acts_ = 0;
};

class CorrectionsOfRandomActs : public Corrections,
                                public ::testing::WithParamInterface<unsigned> {};

TEST_P(CorrectionsOfRandomActs, MakeTheSameOfAnArchiveOfTheSameOriginals) {
  fill(one_), fill(other_);
  Person person(one_, GetParam());
  for (int i = 0; i < 20; ++i) person.act();
  const ValuesOutcome outcome = carry(one_, other_);
  for (const BadRow& row : outcome.bad) ADD_FAILURE() << row.why;
  EXPECT_EQ(other_.said(), one_.said());
  EXPECT_FALSE(carry(one_, other_).commit);
  EXPECT_FALSE(carry(other_, one_).commit);
}

INSTANTIATE_TEST_SUITE_P(Seeds, CorrectionsOfRandomActs, ::testing::Values(1U, 2U, 5U, 8U));

}  // namespace
}  // namespace palimpsest::archive
