#include "index/search/search.hpp"

#include "index/rows.hpp"
#include "index/search/expression.hpp"
#include "index/search/filter.hpp"
#include "index/search/found_documents.hpp"
#include "index/search/found_rows.hpp"
#include "index/search/fuzzy.hpp"
#include "index/search/match_text.hpp"
#include "index/search/page_words.hpp"
#include "index/search/snippet.hpp"
#include "index/search/text_tables.hpp"
#include "index/search/tokenizer.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace palimpsest::index {
namespace {

class Search {
 public:
  Search(const Database& database, const SearchRequest& request)
      : database_(database),
        request_(request),
        tokenizer_(database),
        filter_(database, request.filter),
        match_(match_of(request)) {
    outcome_.query = request.query;
    outcome_.text = request.text;
    outcome_.similar = match_.similar;
  }

  SearchOutcome all() {
    if (request_.text == SearchedText::kRevealed)
      search_revealed();
    else
      search_pages();
    return std::move(outcome_);
  }

 private:
  [[nodiscard]] MatchText match_of(const SearchRequest& request) const {
    FindSimilar find_similar;
    if (request.is_fuzzy) {
      find_similar = [this](const std::string& token) {
        std::vector<SimilarWord> similar = similar_words(database_, token);
        if (filter_.hides_documents()) {
          std::erase_if(similar, [this](const SimilarWord& word) { return !is_shown(word.token); });
        }
        return similar;
      };
    }
    return match_text(parse_query(request.query), tokenizer_, find_similar);
  }

  // Whether a word stands anywhere but in documents that are left out: else a list of similar words
  // would tell what they say.
  [[nodiscard]] bool is_shown(const std::string& token) const {
    const MatchText match = match_text(parse_query("\"" + token + "\""), tokenizer_, {});
    FoundRows names(database_, match, [this](std::int64_t name) { return !filter_.hides(name); });
    names.look_into(kNamesText);
    FoundRows pages(database_, match,
                    [this](std::int64_t page) { return !filter_.hides_page(page); });
    for (std::int64_t shard = (next_page(database_) - 1) / kPagesOfShard; shard >= 0; --shard) {
      if (has_table(database_, pages_text(shard))) pages.look_into(pages_text(shard));
    }
    return !names.rows().empty() || !pages.rows().empty();
  }

  void search_pages() {
    FoundRows::IsWanted is_wanted;
    if (filter_.restricts_pages()) {
      is_wanted = [this](std::int64_t page) { return filter_.has_page(page); };
    }
    FoundRows names(database_, match_, {});
    names.look_into(kNamesText);
    FoundRows pages(database_, match_, std::move(is_wanted));
    const std::int64_t end = next_page(database_);
    std::int64_t shard = (end - 1) / kPagesOfShard;
    for (; shard >= 0; --shard) {
      const auto span = filter_.span();
      if (span && has_table(database_, pages_text(shard))) {
        pages.look_into(pages_text(shard), span->first, span->last);
      }
      if (pages.rows().size() >= kRankedPages && !request_.ranks_all) break;
    }
    outcome_.is_complete = shard <= 0;
    FoundDocuments documents(database_);
    documents.add_pages(pages, pages.scores(end));
    documents.add_names(names, filter_);
    outcome_.documents = documents.size();
    outcome_.pages = pages.rows().size();
    for (const FoundDocument& found : best_of(documents, &Search::page_of)) {
      outcome_.hits.push_back(hit_of(found));
      if (found.best != nullptr) add_page(found, outcome_.hits.back());
    }
  }

  void search_revealed() {
    const std::set<std::int64_t> wanted = wanted_changes();
    const FoundRows::IsWanted is_wanted = [&](std::int64_t change) {
      return wanted.contains(change);
    };
    FoundRows changes(database_, match_, is_wanted);
    changes.look_into(kRevealedText);
    FoundDocuments documents(database_);
    documents.add_revealed(changes, changes.scores(static_cast<std::int64_t>(wanted.size())));
    outcome_.documents = documents.size();
    outcome_.pages = changes.rows().size();
    for (const FoundDocument& found : best_of(documents, &Search::page_of_change)) {
      outcome_.hits.push_back(hit_of(found));
      add_change(found, outcome_.hits.back());
    }
    Statement unheard(database_,
                      "SELECT n.id FROM names n WHERE (SELECT count(DISTINCT release)"
                      " FROM revisions v WHERE v.document = n.document) > 1"
                      " AND NOT EXISTS (SELECT 1 FROM compared c WHERE c.document = n.id)");
    while (unheard.next()) outcome_.unheard += filter_.hides(unheard.number(0)) ? 0 : 1;
  }

  // The page of a revision on which something was found.
  struct PageName {
    std::string folder;
    int page = 0;
  };

  [[nodiscard]] std::vector<FoundDocument> best_of(FoundDocuments& documents,
                                                   PageName (Search::*named)(const FoundDocument&)
                                                       const) {
    if (!request_.is_shown) return documents.best(request_.limit);
    auto shown = documents.best_shown(request_.limit, [&](const FoundDocument& found) {
      const PageName name = (this->*named)(found);
      return request_.is_shown(hit_of(found).document, name.folder, name.page);
    });
    outcome_.is_complete = outcome_.is_complete && shown.is_complete;
    return std::move(shown.best);
  }

  [[nodiscard]] PageName page_of(const FoundDocument& found) const {
    Statement folder(database_,
                     "SELECT v.folder FROM names n JOIN revisions v ON v.document = n.document"
                     " WHERE n.id = ? AND v.position = ?");
    folder.bind(found.name).bind(std::int64_t{found.position});
    if (!folder.next()) fail_as_damaged();
    return {folder.text(0), static_cast<int>(found.best->row - found.first + 1)};
  }

  [[nodiscard]] PageName page_of_change(const FoundDocument& found) const {
    Statement place(database_, "SELECT after, page FROM revealed WHERE id = ?");
    place.bind(found.best->row);
    if (!place.next()) fail_as_damaged();
    return {place.text(0), static_cast<int>(place.number(1))};
  }

  // There are as many rows as changes that opened something: few beside pages.
  [[nodiscard]] std::set<std::int64_t> wanted_changes() const {
    const std::string code = plain_code(request_.filter.code);
    SearchFilter of_documents = request_.filter;
    of_documents.code.clear();
    of_documents.only_redacted = false;
    Filter filter(database_, of_documents);
    std::set<std::int64_t> wanted;
    Statement rows(database_, "SELECT id, document, after, personal, codes FROM revealed");
    while (rows.next()) {
      if (rows.number(3) != 0 && !request_.includes_personal) continue;
      const std::vector<std::string> codes = split(rows.text(4));
      const bool has_code =
          code.empty() || std::any_of(codes.begin(), codes.end(), [&](const std::string& each) {
            return is_code_meant(each, code);
          });
      if (has_code && filter.has_release(rows.number(1), rows.text(2))) {
        wanted.insert(rows.number(0));
      }
    }
    return wanted;
  }

  [[nodiscard]] SearchHit hit_of(const FoundDocument& found) const {
    Statement name(database_, "SELECT document, title FROM names WHERE id = ?");
    name.bind(found.name);
    if (!name.next()) fail_as_damaged();
    SearchHit hit{DocumentId(name.text(0)), name.text(1), found.is_in_name};
    hit.score = found.score;
    hit.pages = found.rows;
    return hit;
  }

  void add_page(const FoundDocument& found, SearchHit& hit) const {
    const PageName name = page_of(found);
    hit.release = name.folder;
    hit.page = name.page;
    Statement folders(database_, "SELECT position, folder FROM revisions WHERE document = ?");
    folders.bind(hit.document.text());
    while (folders.next()) {
      const auto position = static_cast<int>(folders.number(0));
      if (found.positions.contains(position)) hit.releases.push_back(folders.text(1));
    }
    std::sort(hit.releases.begin(), hit.releases.end());
    Statement words(database_, "SELECT words FROM text_words WHERE page = ?");
    words.bind(found.best->row);
    if (!words.next()) fail_as_damaged();
    Snippet snippet = snippet_of(unpacked_words(words.text(0)), *found.best, tokenizer_);
    hit.regions = std::move(snippet.regions);
    hit.snippet = std::move(snippet.parts);
  }

  void add_change(const FoundDocument& found, SearchHit& hit) const {
    Statement row(database_,
                  "SELECT before, after, change, status, personal, page, left, top, right, bottom,"
                  " words FROM revealed WHERE id = ?");
    row.bind(found.best->row);
    if (!row.next()) fail_as_damaged();
    const auto status = parse_name<ChangeStatus>(row.text(3));
    if (!status) fail_as_damaged();
    hit.revealed = RevealedBy{row.text(0), row.text(1), row.text(2), *status, row.number(4) != 0};
    hit.release = row.text(1);
    hit.releases = {row.text(1)};
    hit.page = static_cast<int>(row.number(5));
    const auto length = [&](int column) {
      return Length{static_cast<std::int32_t>(row.number(column))};
    };
    if (hit.page > 0) hit.regions = {{length(6), length(7), length(8), length(9)}};
    hit.snippet = snippet_of(lines_of(row.text(10)), *found.best, tokenizer_).parts;
  }

  const Database& database_;
  const SearchRequest& request_;
  Tokenizer tokenizer_;
  Filter filter_;
  MatchText match_;
  SearchOutcome outcome_;
};

}  // namespace

SearchOutcome search_text(const Database& database, const SearchRequest& request) {
  const ReadTransaction transaction(database);
  return Search(database, request).all();
}

}  // namespace palimpsest::index
