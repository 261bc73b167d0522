#include "identify/numbers.hpp"

#include <gtest/gtest.h>

namespace palimpsest::identify {
namespace {

std::string alias_in(std::string_view name) {
  const auto number = number_in_file_name(name);
  return number ? alias_of(*number) : "nothing";
}

TEST(NumberInFileName, FindsARecordNumberWhateverFollowsIt) {
  for (const char* name :
       {"124-10180-10295.pdf", "124-10180-10295_r2023.pdf", "124-10180-10295_multirif_redacted.pdf",
        "124-10180-10295[c00546914].pdf", "124-10180-10295 (C06932208).pdf"}) {
    EXPECT_EQ(alias_in(name), "124-10180-10295") << name;
    EXPECT_EQ(number_in_file_name(name)->kind, "rif") << name;
  }
}

TEST(NumberInFileName, NamesTheKindOfANumberThatDoesNotSayIt) {
  EXPECT_EQ(alias_in("docid-32174879.pdf"), "docid:32174879");
  EXPECT_EQ(alias_in("DOCID-32206291.PDF"), "docid:32206291");
  EXPECT_EQ(alias_in("C02022704.pdf"), "cia:C02022704");
}

TEST(NumberInFileName, FindsACrestNumber) {
  EXPECT_EQ(alias_in("CIA-RDP79T00936A000600310003-4.pdf"), "CIA-RDP79T00936A000600310003-4");
  EXPECT_EQ(alias_in("cia-rdp84-00951r000100050005-3.pdf"), "CIA-RDP84-00951R000100050005-3");
}

TEST(NumberInFileName, FindsNothingInOtherNames) {
  for (const char* name : {"scan0001.pdf", "2124-10180-10295.pdf", "124-10180-102951.pdf",
                           "cib_02022704.pdf", "2023-06-27.pdf", ""}) {
    EXPECT_EQ(alias_in(name), "nothing") << name;
  }
}

}  // namespace
}  // namespace palimpsest::identify
