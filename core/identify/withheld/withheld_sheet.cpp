#include "identify/withheld/withheld_sheet.hpp"

#include "identify/codes.hpp"
#include "identify/text/running_text.hpp"
#include "identify/withheld/amount.hpp"
#include "identify/withheld/page_list.hpp"
#include "identify/withheld/reasons.hpp"
#include "identify/withheld/withheld_table.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

namespace palimpsest::identify {
namespace {

constexpr double kFormConfidence = 0.95;      // estimated: no form was ever seen on another page
constexpr double kStatementConfidence = 0.9;  // estimated
constexpr double kListConfidence = 0.8;       // estimated: the heading was not read

// What a statement says: where it stands and for how many pages.
struct Statement {
  TextSpan span;
  const WithheldForm* form = nullptr;
  int pages = 1;
};

std::size_t word_count(const std::vector<Line>& lines) {
  std::size_t count = 0;
  for (const Line& line : lines) {
    count += static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](const Word& word) {
      return std::any_of(word.text.begin(), word.text.end(),
                         [](unsigned char c) { return std::isalnum(c) != 0; });
    }));
  }
  return count;
}

std::string first_group(const Match& match) {
  const auto group = std::find_if(match.groups.begin() + 1, match.groups.end(),
                                  [](const std::string& each) { return !each.empty(); });
  return group == match.groups.end() ? "" : *group;
}

int pages_of(const WithheldForm& form, const Match& match) {
  if (form.amount == Amount::kNumber) return parse_count(first_group(match)).value_or(1);
  if (form.amount != Amount::kRange) return 1;
  const auto first = parse_count(match.groups[1]);
  const auto last = parse_count(match.groups[2]);
  return first && last && *last >= *first ? *last - *first + 1 : 1;
}

bool begins_line(const std::string& text, std::size_t at) {
  while (at > 0 && text[at - 1] != '\n' &&
         std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0) {
    --at;
  }
  return at == 0 || text[at - 1] == '\n';
}

class SheetReader {
 public:
  SheetReader(const std::vector<Line>& lines, const Size& page, const SheetOptions& options)
      : lines_(lines), page_(page), options_(options), running_(lines) {}

  std::optional<Redaction> read() {
    const std::size_t words = word_count(lines_);
    entries_ = listed_pages(running_.text());
    if (words <= options_.max_form_words) {
      for (const WithheldForm& form : withheld_table().forms) {
        if (!matches_of(*form.expression, running_.text()).empty()) return form_sheet(form.name);
      }
      if (is_list(words)) return list_sheet();
    }
    if (words > options_.max_words) return std::nullopt;
    const std::vector<Statement> statements = find_statements(words);
    if (statements.empty()) return std::nullopt;
    return statement_sheet(statements);
  }

 private:
  // A list that goes on from the sheet before holds nothing but its entries.
  [[nodiscard]] bool is_list(std::size_t words) const {
    constexpr std::size_t kWordsPerEntry = 12;
    return entries_.size() >= options_.min_list_entries &&
           words <= kWordsPerEntry * entries_.size() + options_.max_terse_words;
  }

  [[nodiscard]] Redaction form_sheet(const std::string& name) {
    int pages = 0;
    for (const WithheldForm& part : withheld_table().parts) {
      for (const Match& match : matches_of(*part.expression, running_.text())) {
        const int count = pages_of(part, match);
        pages += count;
        if (part.name != "withheld") counts_.add(part.name, count);
      }
    }
    count_entries();
    pages = std::max(pages, listed_or_total());
    return sheet(std::max(1, pages), kFormConfidence, "form: " + name);
  }

  [[nodiscard]] Redaction list_sheet() {
    count_entries();
    return sheet(listed_or_total(), kListConfidence, "list of withheld pages");
  }

  [[nodiscard]] Redaction statement_sheet(const std::vector<Statement>& statements) {
    int pages = 0;
    for (const Statement& statement : statements) {
      pages += statement.form->amount == Amount::kOne ? 0 : statement.pages;
      names_.insert(statement.form->name);
    }
    pages = std::max(1, pages);
    for (const std::string& reason : reasons_in(running_.text())) counts_.add(reason, 0);
    if (counts_.reasons().size() == 1 && pages > 1) counts_.add(counts_.reasons()[0].reason, pages);
    return sheet(pages, kStatementConfidence, "statement: " + statements.front().form->name);
  }

  // Earlier rows win a place that several claim.
  [[nodiscard]] std::vector<Statement> find_statements(std::size_t words) const {
    std::vector<Statement> found;
    for (const WithheldForm& form : withheld_table().statements) {
      for (const Match& match : matches_of(*form.expression, running_.text())) {
        const bool is_taken = std::any_of(found.begin(), found.end(), [&](const Statement& other) {
          return other.span.overlaps(match.span);
        });
        const bool is_prominent =
            words <= options_.max_terse_words || begins_line(running_.text(), match.span.begin);
        if (!is_taken && is_prominent) found.push_back({match.span, &form, pages_of(form, match)});
      }
    }
    return found;
  }

  void count_entries() {
    for (const ListedPages& entry : entries_) {
      const std::string text =
          running_.text().substr(entry.reasons.begin, entry.reasons.end - entry.reasons.begin);
      std::set<std::string> codes;
      for (const CodeReading& code : find_codes({words_of(entry.reasons)})) {
        if (codes.insert(code.code.normalized).second) {
          counts_.add(code.code.normalized, entry.pages);
        }
      }
      for (const std::string& reason : reasons_in(text)) counts_.add(reason, entry.pages);
    }
  }

  // The first sheet of a long list counts the pages of all: it stands for those that it lists.
  [[nodiscard]] int listed_or_total() const {
    int listed = 0;
    for (const ListedPages& entry : entries_) listed += entry.pages;
    int total = 0;
    for (const WithheldForm& form : withheld_table().totals) {
      for (const Match& match : matches_of(*form.expression, running_.text())) {
        total = std::max(total, parse_count(first_group(match)).value_or(0));
      }
    }
    const bool is_all = listed >= total * options_.complete_list_share;
    if (total == 0 || (listed > 0 && !is_all && list_reaches_foot())) return listed;
    return total;
  }

  [[nodiscard]] bool list_reaches_foot() const {
    if (entries_.empty()) return false;
    const Region last = region_of(lines_, running_.parts(entries_.back().head));
    return last.bottom > page_.height - options_.foot;
  }

  [[nodiscard]] Line words_of(const TextSpan& span) const {
    Line words;
    for (const WordPart& part : running_.parts(span)) {
      Word word = lines_[part.line][part.word];
      word.text = word.text.substr(part.within.begin, part.within.end - part.within.begin);
      if (!word.text.empty()) words.push_back(std::move(word));
    }
    return words;
  }

  // A form that prints all codes there are means those that are ticked.
  [[nodiscard]] std::vector<Code> printed_codes() const {
    std::vector<Code> codes;
    std::set<std::string> known;
    const auto add = [&](const Code& code) {
      if (known.insert(code.normalized).second) codes.push_back(code);
    };
    const std::vector<CodeReading> readings = find_codes(lines_);
    std::set<std::string> kinds;
    for (const CodeReading& reading : readings) kinds.insert(reading.code.normalized);
    const bool is_menu = entries_.empty() && kinds.size() >= options_.min_menu_codes;
    for (const CodeReading& reading : readings) {
      if (!is_menu || is_ticked(reading.region)) add(reading.code);
    }
    for (const WithheldForm& form : withheld_table().codes) {
      if (names_.count(form.where) == 0) continue;
      for (const Match& match : matches_of(*form.expression, running_.text())) {
        if (match.groups[2].empty() && form.where == "canada") continue;
        const std::string code = match.groups[1] + match.groups[2] + match.groups[3];
        add({match.groups[0], code, form.name, CodePlace::kInside, kStatementConfidence});
      }
    }
    return codes;
  }

  [[nodiscard]] bool is_ticked(const Region& code) const {
    static const std::set<std::string> kTicks = {"X", "x", "[X]", "[x]", "(X)", "(x)", "☒",
                                                 "☑", "✓", "✔",   "√",   "*",   "XX"};
    for (const Line& line : lines_) {
      for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i].region.contains({code.left, code.center().y})) {
          return kTicks.count(line[i - 1].text) > 0;
        }
      }
    }
    return false;
  }

  [[nodiscard]] Redaction sheet(int pages, double confidence, std::string evidence) const {
    Redaction redaction;
    redaction.id = "r1";
    redaction.region = {{}, {}, page_.width, page_.height};
    redaction.kind = RedactionKind::kPage;
    redaction.codes = printed_codes();
    redaction.confidence = confidence;
    redaction.evidence = {std::move(evidence)};
    redaction.pages_withheld = pages;
    redaction.reasons = counts_.reasons();
    return redaction;
  }

  const std::vector<Line>& lines_;
  const Size page_;
  const SheetOptions& options_;
  const RunningText running_;
  std::vector<ListedPages> entries_;
  std::set<std::string> names_;
  ReasonCounts counts_;
};

}  // namespace

std::optional<Redaction> find_withheld_sheet(const std::vector<Line>& lines, const Size& page,
                                             const SheetOptions& options) {
  return SheetReader(lines, page, options).read();
}

}  // namespace palimpsest::identify
