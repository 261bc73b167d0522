#include "report/report_markdown.hpp"

#include "model/changed_pages.hpp"
#include "report/diff_text.hpp"
#include "report/html/change_card.hpp"
#include "report/pair_title.hpp"
#include "report/read_text.hpp"
#include "report/redaction_text.hpp"
#include "report/style.hpp"
#include "report/totals_text.hpp"

namespace palimpsest::report {
namespace {

constexpr std::string_view kSigns = "\\`*_{}[]()#+-.!|<>&~$";

std::string quote_of(const Change& change, bool shows_personal) {
  const bool is_left_out = change.unquoted_words > 0 || (change.personal && !shows_personal);
  if (change.text.empty() || is_left_out) return "";
  return "\n    > " + markdown_text(marked_text(change)) + "\n    >\n    > " +
         markdown_text(reading_label(change) + ", " + percent_text(change.confidence)) + "\n";
}

std::string change_item(const Change& change, bool shows_personal) {
  // The quotation stands below its entry.
  const std::string sentence = html::change_sentence(change, shows_personal);
  const std::string quote = quote_of(change, shows_personal);
  const std::string head = quote.empty() ? sentence : sentence.substr(0, sentence.find(": "));
  return "- **" + markdown_text(change.id) + "** " + markdown_text(head) + "\n" + quote;
}

std::string text_change_item(const TextChange& change) {
  return "- text outside redactions: " + markdown_text(change.text_before) + " → " +
         markdown_text(change.text_after) + "\n";
}

std::string pair_text(const Diff& diff, const PagePair& pair, bool shows_personal) {
  std::string items;
  for (const Change& change : diff.changes) {
    if (is_news(change) && is_on(change, pair)) items += change_item(change, shows_personal);
  }
  for (const TextChange& change : diff.text_changes) {
    if (is_on(change, pair)) items += text_change_item(change);
  }
  return "### " + markdown_text(pair_title(pair)) + "\n\n" +
         (items.empty() ? "No redaction changed on this page.\n" : items) + "\n";
}

std::string changes_of(const DiffView& view) {
  std::string text;
  for (const std::size_t index : changed_pairs(view.diff)) {
    text += pair_text(view.diff, view.diff.pages[index], view.shows_personal);
  }
  return text;
}

std::string timeline_table(const ReportedDocument& document) {
  if (document.steps.empty()) return "";
  std::string text = "| release | verdict | opened | closed |\n| --- | --- | --- | --- |\n";
  for (const ReleaseStep& step : document.steps) {
    const auto amount = [](const Movement& movement) {
      return movement.places == 0 ? std::string("–") : markdown_text(movement_text(movement));
    };
    text += "| " + markdown_text(step.folder) + " | " +
            markdown_text(summary_text(step.verdict, step.totals)) + " | " +
            amount(step.totals.all.opened) + " | " + amount(step.totals.all.closed) + " |\n";
  }
  return text + "\n";
}

std::string sources_of(const ReportView& report, const ReportedDocument& document) {
  std::string text;
  if (document.held) {
    for (const HeldRevision& revision : document.held->revisions) {
      text += "- " + markdown_text(citation(report, *document.held, revision)) + "\n";
      const std::string& url = revision.revision.claimed.source_url;
      if (!url.empty()) text += "  from " + markdown_text(url) + "\n";
    }
  }
  for (const ComparedFile& file : document.files) {
    text += "- " + markdown_text(file.name + "; SHA-256 " + file.sha256.hex()) + "\n";
  }
  return text.empty() ? "" : "### Sources, and how to cite them\n\n" + text + "\n";
}

std::string document_text(const ReportView& report, const ReportedDocument& document) {
  const DiffView& view = document.view;
  const std::string title = title_of(document);
  return "## " + markdown_text(document.name + (title.empty() ? "" : ": " + title)) + "\n\n" +
         markdown_text(view.before) + " → " + markdown_text(view.after) + "\n\n" +
         markdown_text(summary_text(view.diff)) + "\n\n" + timeline_table(document) +
         changes_of(view) + sources_of(report, document);
}

std::string release_table(const ReportedRelease& release) {
  std::string text =
      "| document | against | verdict | opened | closed | still withheld |\n"
      "| --- | --- | --- | --- | --- | ---: |\n";
  for (const ReleaseRow& row : release.rows) {
    text += "| " + markdown_text(row.document.text()) + " | " +
            markdown_text(row.before.value_or("–")) + " | ";
    if (!row.verdict) {
      text += "failed: " + markdown_text(row.error) + " | | | |\n";
      continue;
    }
    text += std::string(name_of(*row.verdict)) + " | " +
            markdown_text(movement_text(row.totals.all.opened)) + " | " +
            markdown_text(movement_text(row.totals.all.closed)) + " | " +
            std::to_string(row.totals.all.still_withheld) + " |\n";
  }
  return text + "\n";
}

}  // namespace

std::string markdown_text(std::string_view text) {
  std::string result;
  for (const char c : printable(text)) {
    if (kSigns.find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string report_markdown(const ReportView& report) {
  const std::string name =
      report.release ? "Release " + report.release->name : report.documents.front().name;
  std::string text = "# " + markdown_text(name) + "\n\nMade " + markdown_text(report.made) +
                     " by " + markdown_text(report.software) + ".\n\n";
  if (report.release) text += release_table(*report.release);
  for (const ReportedDocument& document : report.documents) text += document_text(report, document);
  return text;
}

}  // namespace palimpsest::report
