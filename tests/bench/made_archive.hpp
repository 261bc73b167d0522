// Revisions of one page of made words, for benches that fill an archive without reading a file.
#pragma once

#include "archive/act.hpp"
#include "archive/import/revision_tree.hpp"
#include "archive/tree/catalogue.hpp"

#include <random>
#include <string>
#include <vector>

namespace palimpsest::bench {

inline Page made_page(std::mt19937& random) {
  constexpr int kLines = 40;
  constexpr int kWordsOfALine = 9;
  Page page{1, {points(612), points(792)}, TextSource::kOcr, {}, {}, {}, std::string(64, 'a')};
  for (int y = 0; y < kLines; ++y) {
    Line& line = page.lines.emplace_back();
    for (int x = 0; x < kWordsOfALine; ++x) {
      std::string word;
      for (unsigned i = 0; i < 3 + random() % 6; ++i)
        word += static_cast<char>('a' + random() % 26);
      const Length left = points(72 + 50 * x);
      const Length top = points(72 + 15 * y);
      line.push_back({word, {left, top, left + points(40), top + points(10)}, 90});
    }
  }
  return page;
}

inline Revision made_revision(int number, std::mt19937& random) {
  const std::string text = "bytes of " + std::to_string(number);
  return {DocumentId("104-" + std::to_string(10000 + number / 100000) + "-" +
                     std::to_string(100000 + number % 100000)),
          RevisionFolder("2023-06-27"),
          {},
          IdWitness::kFileName,
          {digests_of(text), 1, "1.4", "bench", {{"ocr", "auto"}}},
          {"file.pdf", ""},
          {},
          {made_page(random)}};
}

using ReadPages = std::vector<archive::ReadPage>;

inline ReadPages read_pages_of(const Revision& revision) {
  ReadPages pages;
  for (const Page& page : revision.pages) pages.push_back(archive::as_read(page));
  return pages;
}

// Returns what an import of it commits, the original apart.
inline store::CommitRequest made_commit(const archive::Catalogue& catalogue,
                                        const Revision& revision, const ReadPages& pages,
                                        const Release& release, const archive::Actor& actor) {
  const archive::Act act{
      archive::ActKind::kImport, "made", {{revision.document, revision.folder}}, {}, 0};
  const std::string subject = "Import " + revision.document.text() + "@" + revision.folder.text();
  return {archive::revision_edits(catalogue, revision, pages, {revision.document, {}}, release),
          archive::act_message(act, subject, "", actor), actor.time, actor.operator_name};
}

}  // namespace palimpsest::bench
