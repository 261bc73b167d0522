#include "index/summary_rows.hpp"

#include "index/rows.hpp"

#include <optional>
#include <string>

namespace palimpsest::index {
namespace {

std::optional<EdtfDate> date_of_text(const std::string& text) {
  return text.empty() ? std::nullopt : EdtfDate::parse(text);
}

constexpr const char* kListSql =
    "SELECT v.document, v.folder, v.role, v.part, v.parts, v.sha256, v.pages, v.unread,"
    " v.redactions, v.codes, r.id, r.agency, r.authority, r.series, r.source, r.date"
    " FROM revisions v JOIN releases r ON r.id = v.release ORDER BY v.document, v.position";

RevisionSummary summary_in(const Statement& row) {
  return {RevisionFolder(row.text(1)),
          {ReleaseId(row.text(10)), row.text(11), row.text(12), row.text(13), row.text(14),
           date_of_text(row.text(15))},
          {role_of(row.text(2)), static_cast<int>(row.number(3)), static_cast<int>(row.number(4))},
          sha256_of_text(row.text(5)),
          static_cast<int>(row.number(6)),
          static_cast<int>(row.number(7)),
          static_cast<int>(row.number(8)),
          split(row.text(9))};
}

constexpr const char* kStateSql =
    "SELECT document, is_placeholder, release, time, state, value, file_name, source, evidence,"
    " place, as_of FROM states ORDER BY document, position";

constexpr const char* kContentSql =
    "SELECT document, pages, words, redactions, withheld_pages, withheld_words FROM contents"
    " ORDER BY document, position";

constexpr const char* kCodeSql =
    "SELECT document, position, code, redactions, pages, words FROM codes"
    " ORDER BY document, position, code";

StateClaim claim_in(const Statement& row) {
  const ReleaseId release(row.text(2));
  const auto time = parse_name<StateTime>(row.text(3));
  const auto state = parse_name<ReleaseState>(row.text(4));
  if (!time || !state) fail_as_damaged();
  const std::string evidence = row.text(8);
  Source source{row.text(7), {}, row.text(9), release, date_of_text(row.text(10))};
  if (!evidence.empty()) source.evidence = sha256_of_text(evidence);
  return {release, *time, *state, row.text(5), row.text(6), std::move(source)};
}

// Returns redactions, pages and words that begin at `column`.
WithheldContent withheld_in(const Statement& row, int column) {
  return {static_cast<int>(row.number(column)), static_cast<int>(row.number(column + 1)),
          static_cast<int>(row.number(column + 2))};
}

RevisionContent content_in(const Statement& row) {
  return {
      static_cast<int>(row.number(1)), static_cast<int>(row.number(2)), withheld_in(row, 3), {}};
}

// Rows of one table, sorted by document, taken along with the documents.
class Follower {
 public:
  Follower(const Database& database, const char* sql)
      : rows_(database, sql), has_row_(rows_.next()) {}

  template <class Take>
  void take_of(const std::string& document, Take take) {
    for (; has_row_ && rows_.text(0) == document; has_row_ = rows_.next()) take(rows_);
  }

 private:
  Statement rows_;
  bool has_row_;
};

}  // namespace

void visit_rows(const Database& database,
                const std::function<void(const IndexedDocument&)>& visit) {
  Statement documents(database,
                      "SELECT d.id, d.agency, d.restricted_until, n.title FROM documents d"
                      " JOIN names n ON n.document = d.id ORDER BY d.id");
  Follower revisions(database, kListSql), contents(database, kContentSql);
  Follower codes(database, kCodeSql), states(database, kStateSql);
  while (documents.next()) {
    const std::string id = documents.text(0);
    IndexedDocument document{{DocumentId(id), {}, {}}, {}, {}, {}, documents.text(1)};
    document.restricted_until = documents.text(2);
    document.title = documents.text(3);
    DocumentSummary& summary = document.summary;
    revisions.take_of(id,
                      [&](const Statement& row) { summary.revisions.push_back(summary_in(row)); });
    contents.take_of(id,
                     [&](const Statement& row) { document.contents.push_back(content_in(row)); });
    codes.take_of(id, [&](const Statement& row) {
      const auto position = static_cast<std::size_t>(row.number(1));
      if (position < 1 || position > document.contents.size()) fail_as_damaged();
      document.contents[position - 1].by_code[row.text(2)] = withheld_in(row, 3);
    });
    states.take_of(id, [&](const Statement& row) {
      document.states.push_back(claim_in(row));
      if (row.number(1) != 0) summary.placeholders.push_back(document.states.back());
    });
    visit(document);
  }
}

}  // namespace palimpsest::index
